using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>Whether something other than the manifests sets how many pods a set has.</summary>
internal static class Autoscaling
{
    private static readonly ManifestKind[] Kinds =
    [
        new("autoscaling/v2", "HorizontalPodAutoscaler"), new("autoscaling/v1", "HorizontalPodAutoscaler"), new("keda.sh/v1alpha1", "ScaledObject"),
    ];

    /// <summary>Whether an autoscaler among the manifests targets the set, or may.</summary>
    public static bool MayScale(ManifestSet manifests, ManifestObject set) => Kinds.SelectMany(kind => manifests.OfKind(kind)).Any(scaler =>
        scaler.At["spec"]["scaleTargetRef"] is var target
        && Scalar.Text(target["kind"]).Is("StatefulSet") != false
        && (!set.Name.TryGet(out var name) || Scalar.Text(target["name"]).Is(name) != false)
        && scaler.MeetsIn(set) != false);
}
