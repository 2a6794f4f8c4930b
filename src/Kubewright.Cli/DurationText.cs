using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Kubewright.Cli;

/// <summary>Durations as kubectl takes them: <c>60s</c>, <c>5m</c>, <c>1h</c>, <c>500ms</c>, <c>1h30m</c>.</summary>
internal static partial class DurationText
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    /// <summary>Reads a duration above zero.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The duration.</param>
    /// <param name="problem">Why the text is none, and what to write.</param>
    public static bool TryParse(string text, out TimeSpan value, [NotNullWhen(false)] out string? problem)
    {
        value = TimeSpan.Zero;
        problem = null;
        if (!Whole().IsMatch(text))
        {
            problem = $"'{text}' is no duration; write a number with a unit, such as 60s, 5m, 1h or 500ms.";
            return false;
        }

        var seconds = Part().Matches(text).Sum(static part =>
            double.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture) * part.Groups[2].Value switch { "h" => 3600, "m" => 60, "ms" => 0.001, _ => 1 });
        if (seconds <= 0 || seconds > Longest.TotalSeconds)
        {
            problem = $"'{text}' is out of range; a duration is above zero and at most ten years.";
            return false;
        }

        value = TimeSpan.FromSeconds(seconds);
        return true;
    }

    [GeneratedRegex(@"^(?:[0-9]+(?:\.[0-9]+)?(?:ms|s|m|h))+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"([0-9]+(?:\.[0-9]+)?)(ms|s|m|h)")]
    private static partial Regex Part();
}
