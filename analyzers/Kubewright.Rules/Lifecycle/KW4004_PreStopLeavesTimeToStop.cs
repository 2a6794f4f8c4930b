using System;
using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>The preStop hook leaves the process time to stop.</summary>
public sealed class PreStopLeavesTimeToStop() : StatefulSetRule(new(
    "KW4004", "grace-shorter-than-prestop", "The preStop hook leaves the process time to stop",
    RuleCategory.Lifecycle, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        if (GracePeriod.Of(pod) is not { } grace)
        {
            return;
        }

        var slow = PodContainers.Running(pod)
            .Select(static container => new { Container = container, container.View.Lifecycle.PreStop.Exec.Command })
            .Select(static pair => new { pair.Container, pair.Command.At, Seconds = ShellCall.Words(pair.Command) is { } words ? Seconds(words) : 0 })
            .Where(pair => pair.Seconds >= grace)
            .ToList();
        foreach (var hook in slow)
        {
            var seconds = hook.Seconds;
            context.Report(
                hook.At,
                $"{context.Object} gives its pods {grace} seconds to stop, and the preStop hook of {hook.Container} alone may take {seconds}: "
                + "the process is killed before it can stop cleanly, and what it has not flushed is lost. "
                + $"Set terminationGracePeriodSeconds to the hook's time and what a clean stop takes, for example {seconds + GracePeriod.DefaultSeconds}.",
                GracePeriod.Fix(context, pod, slow.Max(static pair => pair.Seconds) + GracePeriod.DefaultSeconds),
                pod.TerminationGracePeriodSeconds.Origin);
        }
    }

    private static long Seconds(IReadOnlyList<Value<string>> words)
    {
        var seconds = ShellCall.Of(words) is { } call
            ? CommandTime.OfScript(call.Script)
            : CommandTime.Of([.. words.Select(static word => word.ToString())]);
        return (long)Math.Min(Math.Floor(seconds), int.MaxValue);
    }
}
