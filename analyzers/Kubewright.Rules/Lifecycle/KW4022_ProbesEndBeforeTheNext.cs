using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>A probe's timeout is no longer than its period.</summary>
public sealed class ProbesEndBeforeTheNext() : StatefulSetRule(new(
    "KW4022", "probe-timeout-over-period", "A probe's timeout is no longer than its period",
    RuleCategory.Lifecycle, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var handler in PodContainers.Running(set.Template.Spec).SelectMany(Handler.Probes))
        {
            var timeout = handler.Probe.TimeoutSeconds;
            if (timeout.IsKnown && ProbeTiming.Timeout(handler.Probe) is { } seconds && ProbeTiming.Period(handler.Probe) is { } period && seconds > period)
            {
                context.Report(
                    timeout.At,
                    $"{context.Object} lets {handler} wait {seconds} seconds for an answer and probes every {period}: a probe may time out after the next one is due, so failures are noticed later than the period says. "
                    + "Set timeoutSeconds to at most periodSeconds.",
                    new FixHint($"Set timeoutSeconds to {period}", new SetValueEdit(context.Object.Key, timeout.Path, Build.Integer(period))),
                    handler.Probe.PeriodSeconds.Origin);
            }
        }
    }
}
