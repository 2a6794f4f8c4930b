using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>Some old revisions are kept, and not all.</summary>
public sealed class SomeRevisionsAreKept() : StatefulSetRule(new(
    "KW5034", "revision-history-limit", "Some old revisions are kept, and not all",
    RuleCategory.Update, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (!set.RevisionHistoryLimit.TryGet(out var limit) || limit > 0)
        {
            return;
        }

        var (at, fix) = (set.RevisionHistoryLimit.At, new FixHint("Keep 10 revisions", new SetValueEdit(context.Object.Key, set.RevisionHistoryLimit.Path, Build.Integer(10))));
        if (limit == 0)
        {
            context.ReportAs(
                Severity.Info,
                at,
                $"{context.Object} has revisionHistoryLimit 0: no old revision is kept, so 'kubectl rollout undo' has nothing to go back to after a bad update. Keep some; the default is 10.",
                fix);
            return;
        }

        context.Report(
            at,
            $"{context.Object} has revisionHistoryLimit {limit}: with a negative number every revision is kept for ever, and the controller of releases before the patches of January 2025 crashes on it. "
            + "Set a number to keep; the default is 10.",
            fix);
    }
}
