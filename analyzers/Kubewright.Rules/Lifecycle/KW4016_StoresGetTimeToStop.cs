using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>A database or queue gets the time that a clean stop takes it.</summary>
public sealed class StoresGetTimeToStop() : StatefulSetRule(new(
    "KW4016", "grace-too-short-for-store", "A database or queue gets the time that a clean stop takes it",
    RuleCategory.Lifecycle, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        var slowest = pod.Containers
            .Select(container => container.Image.TryGet(out var image) ? context.Options.Images.Find(image) : null)
            .OrderByDescending(static facts => facts?.GracePeriodSeconds ?? 0)
            .FirstOrDefault();
        if (slowest?.GracePeriodSeconds is { } needed && GracePeriod.Of(pod) is { } grace && grace < needed)
        {
            context.Report(
                pod.TerminationGracePeriodSeconds.At,
                $"{context.Object} gives its pods {grace} seconds to stop, and {slowest.Product} usually needs {needed} or more to stop cleanly: killed earlier, it has to recover at the next start. "
                + $"Set terminationGracePeriodSeconds to {needed} or more.",
                GracePeriod.Fix(context, pod, needed));
        }
    }
}
