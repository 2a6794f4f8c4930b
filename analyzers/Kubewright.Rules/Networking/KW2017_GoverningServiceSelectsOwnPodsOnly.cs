using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>The Service that governs a set selects no other pods.</summary>
public sealed class GoverningServiceSelectsOwnPodsOnly() : Rule(
    new(
        "KW2017", "governing-service-selects-others", "The Service that governs a set selects no other pods",
        RuleCategory.Networking, Severity.Warning, RulePreset.Production, RuleScope.ManifestSet),
    ServiceView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var selector = new ServiceView(context.Object.At).Spec.Selector;
        // Several sets may share a governing Service on purpose.
        var selected = ServicePods.Of(context.Object, context.Manifests).Workloads
            .ToLookup(workload => IsSet(workload) && ReferenceEquals(GoverningService.Of(workload.Object, context.Manifests)?.Service, context.Object));
        var governed = selected[true].ToList();
        var others = selected[false].Where(static workload => !new StatefulSetView(workload.Object.At).Spec.ServiceName.IsUnknown).ToList();
        if (governed.Count == 0 || others.Count == 0)
        {
            return;
        }

        context.Report(
            selector.At,
            $"{context.Object} governs {Phrases.And([.. governed.Select(static workload => workload.Object.ToString())])} and also selects the pods of "
            + $"{Phrases.And([.. others.Select(static workload => workload.Object.ToString())])}: its DNS name gives their addresses too, and peers that look it up find strangers. "
            + "Select by a label that the set's pods alone carry.",
            fix: null,
            [.. others.Select(static workload => workload.Labels.At.Origin)]);
    }

    private static bool IsSet(Workload workload) => workload.Object.Is(StatefulSetView.ObjectKind) == true;
}
