using System.Collections.Generic;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Identity;

/// <summary>The places of an object where labels are written or asked for.</summary>
internal static class ObjectLabels
{
    /// <summary>Every map of labels: the object's, its pod template's and claim templates', its selectors' and its node selector.</summary>
    public static IEnumerable<MapView<Value<string>>> Maps(ManifestObject item)
    {
        yield return Labels(item.At["metadata"]["labels"]);
        foreach (var selector in Selectors(item))
        {
            yield return selector.MatchLabels;
        }

        if (item.KnownKind is { ApiVersion: "v1", Kind: "Service" or "ReplicationController" })
        {
            yield return Labels(item.At["spec"]["selector"]);
        }

        if (Workload.Of(item) is { } workload)
        {
            if (workload.Labels.At.Path != "metadata.labels")
            {
                yield return workload.Labels;
            }

            yield return workload.Template.Spec.NodeSelector;
        }

        if (item.Is(StatefulSetView.ObjectKind) == true)
        {
            foreach (var claim in new StatefulSetView(item.At).Spec.VolumeClaimTemplates)
            {
                yield return claim.Metadata.Labels;
            }
        }
    }

    /// <summary>The selectors of match labels and expressions.</summary>
    public static IEnumerable<LabelSelectorView> Selectors(ManifestObject item) => item.KnownKind switch
    {
        { ApiVersion: "apps/v1" } or { ApiVersion: "batch/v1", Kind: "Job" } or { ApiVersion: "policy/v1", Kind: "PodDisruptionBudget" } =>
            [new LabelSelectorView(item.At["spec"]["selector"])],
        { ApiVersion: "networking.k8s.io/v1", Kind: "NetworkPolicy" } => [new LabelSelectorView(item.At["spec"]["podSelector"])],
        _ => [],
    };

    private static MapView<Value<string>> Labels(NodeAt at) => new(at, Scalar.Label);
}
