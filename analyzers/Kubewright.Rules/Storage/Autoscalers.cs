using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>What scales a set by itself.</summary>
internal static class Autoscalers
{
    private static readonly ImmutableArray<ManifestKind> Kinds =
    [
        new("autoscaling/v2", "HorizontalPodAutoscaler"), new("autoscaling/v1", "HorizontalPodAutoscaler"), new("keda.sh/v1alpha1", "ScaledObject"),
    ];

    /// <summary>The object that certainly scales the set; null when there is none, or nobody can say.</summary>
    public static ManifestObject? Of(ManifestObject set, ManifestSet manifests) => Kinds
        .SelectMany(kind => manifests.OfKind(kind))
        .FirstOrDefault(item => item.At["spec"]["scaleTargetRef"] is var target
            && set.Name.TryGet(out var name)
            && (Scalar.Text(target["name"]).Is(name) & Scalar.Text(target["kind"]).Is("StatefulSet") & item.MeetsIn(set)) == true);
}
