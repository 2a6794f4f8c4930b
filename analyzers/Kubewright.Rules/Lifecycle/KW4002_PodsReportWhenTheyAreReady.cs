using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>A pod of a set that is rolled out in order says when it is ready.</summary>
public sealed class PodsReportWhenTheyAreReady() : StatefulSetRule(new(
    "KW4002", "ordered-start-without-readiness", "A pod of a set that is rolled out in order says when it is ready",
    RuleCategory.Lifecycle, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    private const int WaitSeconds = 10;

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (Ordinals.Replicas(set) is not > 1 || IsOrdered(set) != true || !IsReadyAtOnce(set.Template.Spec))
        {
            return;
        }

        var wait = set.MinReadySeconds;
        if (wait.IsAbsent || wait.Is(0) == true)
        {
            context.Report(
                wait.At,
                $"{context.Object} has no readiness probe: a pod counts as ready the moment its process starts, so an update can take all of its pods down one after the other "
                + "before any has rejoined. Give the main container a readinessProbe, or set minReadySeconds to what a start takes.",
                new FixHint($"Wait {WaitSeconds} seconds after each pod", new SetValueEdit(context.Object.Key, wait.Path, Build.Integer(WaitSeconds))));
        }
    }

    private static bool? IsOrdered(StatefulSetSpecView set)
    {
        var (strategy, policy) = (set.UpdateStrategy.Type, set.PodManagementPolicy);
        return (strategy.IsAbsent ? true : strategy.Is("RollingUpdate")) | (policy.IsAbsent ? true : policy.Is("OrderedReady"));
    }

    // A startup probe holds readiness back too, and a readiness gate waits for something else.
    private static bool IsReadyAtOnce(PodSpecView pod) =>
        PodContainers.AreComplete(pod)
        && pod.Containers.Count > 0
        && pod.ReadinessGates is { IsComplete: true, Count: 0 }
        && PodContainers.Of(pod).Where(static container => container.RunsOn != false)
            .All(static container => container.View.ReadinessProbe.At.IsAbsent && container.View.StartupProbe.At.IsAbsent);
}
