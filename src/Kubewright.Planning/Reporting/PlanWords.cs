using System.Globalization;

namespace Kubewright.Planning;

/// <summary>The words that reports for people share.</summary>
internal static class PlanWords
{
    private const int LongestValue = 120;

    /// <summary>A value as one line of limited length; <c>(none)</c> for no value.</summary>
    public static string Value(string? value)
    {
        if (value is null)
        {
            return "(none)";
        }

        var line = value.Length == 0 ? "\"\"" : value.ReplaceLineEndings("\\n");
        return line.Length <= LongestValue ? line : line[..LongestValue] + "...";
    }

    /// <summary><c>0s</c>, <c>1.5s</c>, <c>2m5s</c>.</summary>
    public static string Time(TimeSpan time) => TimelineScale.Text(time);

    /// <summary><c>1 object</c>, <c>2 objects</c>.</summary>
    public static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>The mark of a change.</summary>
    public static string Sign(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "+",
        ChangeKind.Removed => "-",
        _ => "~",
    };

    /// <summary>What a pod does, in one or two words.</summary>
    public static string Of(PodStep step) => step.Kind switch
    {
        PodStepKind.Stops => "stops",
        PodStepKind.Gone => "gone",
        PodStepKind.Created => $"created ({step.Images})",
        PodStepKind.Ready => "ready",
        _ => "not ready any more",
    };

    /// <summary>What becomes of a set, in one sentence without its name.</summary>
    public static string Of(SetForecast set) => set.Outcome switch
    {
        SetOutcome.Untouched => "no pod is touched.",
        SetOutcome.Deleted => "is deleted, with its pods.",
        SetOutcome.Stuck => $"gets stuck{(set.Steps.IsEmpty ? "" : $" after {Time(set.Duration)}")}; {Lowest(set)}.",
        _ => $"{Restarts(set)} in {Time(set.Duration)}; {Lowest(set)}.",
    };

    /// <summary>How many objects change.</summary>
    public static string Summary(Plan plan) => string.Create(
        CultureInfo.InvariantCulture,
        $"{plan.Count(ChangeKind.Added)} to add, {plan.Count(ChangeKind.Changed)} to change, {plan.Count(ChangeKind.Removed)} to remove, {plan.Count(ChangeKind.Unchanged)} unchanged");

    /// <summary>How it ends.</summary>
    public static string Outcome(Plan plan)
    {
        var parts = new List<string>();
        if (!plan.Refusals.IsEmpty)
        {
            parts.Add($"{Count(plan.Refusals.Length, "object")} will be refused");
        }

        if (!plan.Rollout.Settles)
        {
            parts.Add("the roll-out gets stuck");
        }
        else if (plan.Refusals.IsEmpty)
        {
            parts.Add(plan.Rollout.Length == TimeSpan.Zero ? "no pod has to wait" : $"everything is ready after {Time(plan.Rollout.Length)}");
        }

        return string.Join(", ", parts);
    }

    private static string Restarts(SetForecast set)
    {
        var created = set.Steps.Where(static step => step.Kind == PodStepKind.Created).Select(static step => step.Pod).Except(set.Restarts).ToList();
        var gone = set.Steps.Where(static step => step.Kind == PodStepKind.Stops).Select(static step => step.Pod).Except(set.Restarts).ToList();
        string[] parts =
        [
            .. set.Restarts.IsEmpty ? Array.Empty<string>() : [$"restarts {Names(set.Restarts)}"],
            .. created.Count == 0 ? Array.Empty<string>() : [$"creates {Names(created)}"],
            .. gone.Count == 0 ? Array.Empty<string>() : [$"removes {Names(gone)}"],
        ];
        return parts.Length == 0 ? "settles" : string.Join(" and ", parts);
    }

    private static string Names(IReadOnlyList<string> names) =>
        names.Count <= 8 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(3))} ... {names[^1]} ({names.Count} pods)";

    private static string Lowest(SetForecast set) => set.ReadyBefore == 0 && set.LowestReady == 0
        ? "it starts from none"
        : $"at least {set.LowestReady} ready at any time, of {set.ReadyBefore} before";
}
