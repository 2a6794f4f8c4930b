using System.Globalization;

namespace Kubewright.Testing;

/// <summary>One thing that an exploration does. What has no object to do it to is passed over.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Target">The name of the pod, node or set; the kind for <see cref="ExplorationAction.Refuse"/>.</param>
/// <param name="Value">The replicas, the number of the image or how many writes; 0 for the other actions.</param>
/// <param name="Wait">How much virtual time passes first.</param>
/// <param name="Changes">How many changes of the store are let happen after that, so that it comes in the middle of the controllers' work.</param>
public sealed record ExplorationStep(ExplorationAction Action, string Target, int Value, TimeSpan Wait, int Changes)
{
    /// <summary>The step as a script writes it: <c>+1500ms *3 scale web 5</c>.</summary>
    public override string ToString()
    {
        var wait = Wait == TimeSpan.Zero ? "" : string.Create(CultureInfo.InvariantCulture, $"+{Wait.TotalMilliseconds:0}ms ");
        var changes = Changes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"*{Changes} ");
        var value = Action is ExplorationAction.Scale or ExplorationAction.Update or ExplorationAction.Refuse ? string.Create(CultureInfo.InvariantCulture, $" {Value}") : "";
        return $"{wait}{changes}{Action.ToString().ToLowerInvariant()} {Target}{value}";
    }

    /// <summary>The step in words: <c>1.5s later, after 3 changes: scale web to 5</c>.</summary>
    internal string Describe()
    {
        var wait = Wait == TimeSpan.Zero ? "at once" : $"{TimelineScale.Text(Wait)} later";
        var changes = Changes == 0 ? "" : $", after {Changes} changes";
        var what = Action switch
        {
            ExplorationAction.Scale => $"scale {Target} to {Value}",
            ExplorationAction.Update => $"update {Target} to image {Value}",
            ExplorationAction.Refuse when Value == 1 => $"refuse the next write of a {Target}",
            ExplorationAction.Refuse => $"refuse the next {Value} writes of a {Target}",
            _ => $"{Action.ToString().ToLowerInvariant()} {Target}",
        };
        return $"{wait}{changes}: {what}";
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is no step.</exception>
    internal static ExplorationStep Parse(string text)
    {
        var words = new Queue<string>(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var wait = words.TryPeek(out var word) && word.StartsWith('+') && word.EndsWith("ms", StringComparison.Ordinal) ? Number(words.Dequeue()[1..^2]) : 0;
        var changes = words.TryPeek(out word) && word.StartsWith('*') ? Number(words.Dequeue()[1..]) : 0;
        return words.Count is 2 or 3 && Enum.TryParse<ExplorationAction>(words.Dequeue(), ignoreCase: true, out var action)
            ? new ExplorationStep(action, words.Dequeue(), words.Count == 1 ? Number(words.Dequeue()) : 0, TimeSpan.FromMilliseconds(wait), changes)
            : throw new FormatException($"'{text}' is no step of an exploration; one looks like '+1500ms kill web-0' or 'scale web 5'.");

        int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{digits}' in '{text}' is no number.");
    }
}
