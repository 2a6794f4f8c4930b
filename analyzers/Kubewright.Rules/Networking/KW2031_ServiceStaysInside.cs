using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>A Service for a set's pods is reached from inside the cluster only.</summary>
public sealed class ServiceStaysInside() : Rule(
    new(
        "KW2031", "service-exposed", "A Service for a set's pods is reached from inside the cluster only",
        RuleCategory.Networking, Severity.Info, RulePreset.All, RuleScope.ManifestSet),
    ServiceView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var type = new ServiceView(context.Object.At).Spec.Type;
        if (!type.TryGet(out var text) || text is not ("NodePort" or "LoadBalancer"))
        {
            return;
        }

        var sets = ServicePods.Of(context.Object, context.Manifests).Workloads.Where(static workload => workload.Object.Is(StatefulSetView.ObjectKind) == true).ToList();
        if (sets.Count > 0)
        {
            context.Report(
                type.At,
                $"{context.Object} of type {text} opens the pods of {Phrases.And([.. sets.Select(static workload => workload.Object.ToString())])} to clients outside the cluster. "
                + "Keep it to the cluster with type ClusterIP, unless outside clients are meant to reach the data.",
                fix: null,
                [.. sets.Select(static workload => workload.Object.Origin)]);
        }
    }
}
