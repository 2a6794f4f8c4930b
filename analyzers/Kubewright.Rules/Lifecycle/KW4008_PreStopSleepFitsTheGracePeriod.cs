using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>A preStop hook sleeps no longer than the grace period.</summary>
public sealed class PreStopSleepFitsTheGracePeriod() : StatefulSetRule(new(
    "KW4008", "prestop-sleep-exceeds-grace", "A preStop hook sleeps no longer than the grace period",
    RuleCategory.Lifecycle, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <summary>The first release that takes a sleep of no time.</summary>
    private const int ZeroSince = 33;

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        var sleeps = PodContainers.Running(pod).Select(static container => new { Container = container, Sleep = container.View.Lifecycle.PreStop.Sleep.Seconds }).ToList();
        foreach (var pair in sleeps)
        {
            var (container, sleep) = (pair.Container, pair.Sleep);
            if (!sleep.TryGet(out var seconds))
            {
                continue;
            }

            if (seconds < 0 || (seconds == 0 && context.Cluster.Version is { } version && !version.IsAtLeast(ZeroSince)))
            {
                context.Report(
                    sleep.At,
                    $"{context.Object} sleeps {seconds} seconds in the preStop hook of {container}, which Kubernetes {(seconds < 0 ? "" : $"before 1.{ZeroSince} ")}refuses: "
                    + $"its pods cannot be created. Set a time above zero, or remove the hook.");
            }
            else if (Grace(pod) is { } grace && seconds > grace)
            {
                context.Report(
                    sleep.At,
                    $"{context.Object} sleeps {seconds} seconds in the preStop hook of {container}, but its pods get {grace} seconds to stop: Kubernetes refuses such pods. "
                    + "Set terminationGracePeriodSeconds to more than the sleep, with time for the process to stop.",
                    GracePeriod.Fix(context, pod, sleeps.Max(static item => item.Sleep.TryGet(out var time) ? time : 0) + GracePeriod.DefaultSeconds),
                    pod.TerminationGracePeriodSeconds.Origin);
            }
        }
    }

    // Here zero counts as it is written.
    private static long? Grace(PodSpecView pod) => pod.TerminationGracePeriodSeconds.Is(0) == true ? 0 : GracePeriod.Of(pod);
}
