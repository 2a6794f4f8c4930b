namespace Kubewright.Planning;

/// <summary>Writes plans as a comment for a pull request.</summary>
public static class PlanMarkdown
{
    /// <summary>The plan; it ends with a line feed.</summary>
    /// <param name="plan">The plan.</param>
    public static string Write(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var text = new StringWriter { NewLine = "\n" };
        text.WriteLine("### Kubewright plan");
        text.WriteLine();
        text.WriteLine($"{(plan.Succeeds ? ":white_check_mark:" : ":x:")} {PlanWords.Summary(plan)}: **{PlanWords.Outcome(plan)}**.");
        if (plan.HasChanges)
        {
            text.WriteLine();
            text.WriteLine("```diff");
            WriteChanges(text, plan.Changes);
            text.WriteLine("```");
        }

        foreach (var refusal in plan.Refusals)
        {
            text.WriteLine();
            text.WriteLine($"**{refusal.Id} is refused by the API server:** {Escape(refusal.Message)}");
            foreach (var reason in refusal.Reasons)
            {
                text.WriteLine($"- {Escape(reason)}");
            }
        }

        foreach (var set in plan.Rollout.Sets.Where(static set => set.Outcome != SetOutcome.Untouched))
        {
            Write(text, set);
        }

        string[] rest = [.. plan.Rollout.Waits, .. plan.Advice.Select(static advice => $"{advice.RuleId}: {advice.Message}"), .. plan.Rollout.Notes, .. plan.Kept];
        if (rest.Length > 0)
        {
            text.WriteLine();
            foreach (var line in rest)
            {
                text.WriteLine($"- {Escape(line)}");
            }
        }

        return text.ToString();
    }

    /// <summary>Lines begin as a diff's do, so that they are coloured like one.</summary>
    private static void WriteChanges(StringWriter text, IEnumerable<ObjectChange> changes)
    {
        foreach (var change in changes.Where(static change => change.Kind != ChangeKind.Unchanged))
        {
            text.WriteLine($"{(change.Kind == ChangeKind.Changed ? "!" : PlanWords.Sign(change.Kind))} {change.Id}");
            foreach (var field in change.Fields)
            {
                if (field.Before is not null)
                {
                    text.WriteLine($"-   {field.Path}: {PlanWords.Value(field.Before)}");
                }

                if (field.After is not null)
                {
                    text.WriteLine($"+   {field.Path}: {PlanWords.Value(field.After)}");
                }
            }
        }
    }

    private static void Write(StringWriter text, SetForecast set)
    {
        text.WriteLine();
        text.WriteLine($"**{set.Id}** {Escape(PlanWords.Of(set))}");
        foreach (var wait in set.Waits)
        {
            text.WriteLine($"- {Escape(wait)}");
        }

        if (set.Steps.IsEmpty)
        {
            return;
        }

        text.WriteLine();
        text.WriteLine($"<details><summary>{PlanWords.Count(set.Steps.Length, "step")}</summary>");
        text.WriteLine();
        text.WriteLine("| time | pod | ready | what | after |");
        text.WriteLine("|---|---|---|---|---|");
        foreach (var step in set.Steps)
        {
            text.WriteLine($"| {PlanWords.Time(step.At)} | {step.Pod} | {step.Ready} | {Escape(PlanWords.Of(step))} | {Escape(step.After)} |");
        }

        text.WriteLine();
        text.WriteLine("</details>");
    }

    /// <summary>Text as text: what manifests say must not become markup of the page that shows it.</summary>
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");
}
