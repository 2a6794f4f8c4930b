using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>A new pod stays ready for a while before an update goes on.</summary>
public sealed class NewPodsProveThemselves() : StatefulSetRule(new(
    "KW5026", "min-ready-seconds-zero", "A new pod stays ready for a while before an update goes on",
    RuleCategory.Update, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (Rollout.Pods(context, set) is { Count: > 1 }
            && Rollout.IsRolling(set) == true
            && set.VolumeClaimTemplates.Count > 0
            && (set.MinReadySeconds.IsAbsent || set.MinReadySeconds.Is(0) == true))
        {
            context.Report(
                set.MinReadySeconds.At,
                $"{context.Object} keeps data and has minReadySeconds 0: a pod that crashes after its first ready second does not stop an update, which breaks the next one too. "
                + "Set it to the time in which a bad start shows, 10 seconds for example"
                + (context.Cluster.Version is { } version && !version.IsAtLeast(34) ? $"; Kubernetes {version} does not heed it in every case." : "."),
                new FixHint("Set minReadySeconds to 10", new SetValueEdit(context.Object.Key, set.MinReadySeconds.Path, Build.Integer(10))));
        }
    }
}
