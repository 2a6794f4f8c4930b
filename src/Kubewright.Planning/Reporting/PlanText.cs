using Kubewright.Rules;

namespace Kubewright.Planning;

/// <summary>Writes plans and differences for people at a terminal.</summary>
/// <param name="hasColors">Whether the output shows colours.</param>
public sealed class PlanText(bool hasColors = false)
{
    /// <summary>More steps of one set nobody reads; JSON has them all.</summary>
    private const int MostSteps = 60;

    private const string Bold = "1";
    private const string Red = "31;1";
    private const string Yellow = "33;1";
    private const string Green = "32";
    private const string Gray = "90";

    /// <summary>The plan; it ends with a line feed.</summary>
    /// <param name="plan">The plan.</param>
    public string Write(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var text = new StringWriter { NewLine = "\n" };
        if (plan.HasChanges)
        {
            text.WriteLine(Paint("Changes", Bold));
            WriteChanges(text, plan);
            text.WriteLine();
        }

        if (!plan.Refusals.IsEmpty)
        {
            text.WriteLine(Paint("Refused by the API server", Bold));
            foreach (var refusal in plan.Refusals)
            {
                text.WriteLine($"  {Paint("!", Red)} {refusal.Id}: {Indent(refusal.Message, 6)}");
                foreach (var reason in refusal.Reasons)
                {
                    text.WriteLine($"      {Indent(reason, 6)}");
                }
            }

            text.WriteLine();
        }

        WriteRollout(text, plan.Rollout);
        if (!plan.Advice.IsEmpty || !plan.Rollout.Notes.IsEmpty || !plan.Kept.IsEmpty)
        {
            text.WriteLine(Paint("To know", Bold));
            foreach (var advice in plan.Advice)
            {
                text.WriteLine($"  {(advice.Severity == Severity.Warning ? Paint("warning", Yellow) : "info")} {advice.RuleId} {Indent(advice.Message, 4)}");
            }

            foreach (var note in plan.Rollout.Notes.Concat(plan.Kept))
            {
                text.WriteLine($"  {Indent(note, 4)}");
            }

            text.WriteLine();
        }

        text.WriteLine(!plan.HasChanges && plan.Succeeds
            ? $"No changes: {PlanWords.Count(plan.Changes.Length, "object")} as wanted."
            : $"{PlanWords.Summary(plan)}: {Paint(PlanWords.Outcome(plan), plan.Succeeds ? Green : Red)}.");
        return text.ToString();
    }

    /// <summary>Only the differences; each line ends with a line feed, and without any there is no text.</summary>
    /// <param name="changes">The differences.</param>
    public string Write(IEnumerable<ObjectChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        using var text = new StringWriter { NewLine = "\n" };
        foreach (var change in changes.Where(static change => change.Kind != ChangeKind.Unchanged))
        {
            Write(text, change, "");
        }

        return text.ToString();
    }

    private void WriteChanges(StringWriter text, Plan plan)
    {
        foreach (var change in plan.Changes.Where(static change => change.Kind != ChangeKind.Unchanged))
        {
            Write(text, change, "  ");
        }
    }

    private void Write(StringWriter text, ObjectChange change, string indent)
    {
        var color = change.Kind switch { ChangeKind.Added => Green, ChangeKind.Removed => Red, _ => Yellow };
        text.WriteLine(indent + Paint($"{PlanWords.Sign(change.Kind)} {change.Id}", color));
        foreach (var field in change.Fields)
        {
            text.WriteLine($"{indent}    {field.Path}: {Paint(PlanWords.Value(field.Before), Red)} -> {Paint(PlanWords.Value(field.After), Green)}");
        }
    }

    private void WriteRollout(StringWriter text, RolloutForecast rollout)
    {
        var sets = rollout.Sets.Where(static set => set.Outcome != SetOutcome.Untouched).ToList();
        if (sets.Count == 0 && rollout.Waits.IsEmpty)
        {
            return;
        }

        text.WriteLine(Paint("Roll-out", Bold));
        foreach (var set in sets)
        {
            text.WriteLine($"  {set.Id}: {(set.Outcome == SetOutcome.Stuck ? Paint(PlanWords.Of(set), Red) : PlanWords.Of(set))}");
            WriteSteps(text, set);
            foreach (var wait in set.Waits)
            {
                text.WriteLine($"    {Paint("!", Red)} {Indent(wait, 6)}");
            }
        }

        foreach (var wait in rollout.Waits)
        {
            text.WriteLine($"  {Paint("!", Red)} {Indent(wait, 4)}");
        }

        text.WriteLine();
    }

    private void WriteSteps(StringWriter text, SetForecast set)
    {
        if (set.Steps.IsEmpty)
        {
            return;
        }

        using var table = new StringWriter { NewLine = "\n" };
        new TableWriter(table, ["TIME", "POD", "READY", "WHAT", "AFTER"]).Write(
            [.. set.Steps.Take(MostSteps).Select(static step => (IReadOnlyList<string>)[PlanWords.Time(step.At), step.Pod, $"{step.Ready}", PlanWords.Of(step), step.After])]);
        foreach (var line in table.ToString().TrimEnd('\n').Split('\n'))
        {
            text.WriteLine($"    {line.TrimEnd()}");
        }

        if (set.Steps.Length > MostSteps)
        {
            text.WriteLine(Paint($"    (and {set.Steps.Length - MostSteps} more steps; --format json has them all)", Gray));
        }
    }

    private static string Indent(string message, int columns) => message.ReplaceLineEndings("\n" + new string(' ', columns));

    private string Paint(string text, string color) => hasColors ? $"\e[{color}m{text}\e[0m" : text;
}
