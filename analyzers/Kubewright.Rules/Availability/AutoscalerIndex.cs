using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Rules.Views.Autoscaling;

namespace Kubewright.Rules.Availability;

/// <summary>The horizontal autoscalers of a manifest set, KEDA's among them, by the name of the StatefulSet that they scale.</summary>
internal sealed class AutoscalerIndex
{
    private static readonly ManifestKind ScaledObject = new("keda.sh/v1alpha1", "ScaledObject");

    private readonly Dictionary<string, List<ManifestObject>> _byTarget = [];
    private readonly List<ManifestObject> _ofUnknownTarget = [];
    private bool _mayHoldMore;

    private AutoscalerIndex(ManifestSet manifests)
    {
        foreach (var kind in new[] { HorizontalPodAutoscalerView.ObjectKind, new ManifestKind("autoscaling/v1", "HorizontalPodAutoscaler"), ScaledObject })
        {
            _mayHoldMore |= manifests.MayHoldMore(kind);
            foreach (var scaler in manifests.OfKind(kind))
            {
                Add(scaler);
            }
        }
    }

    /// <summary>The index of a manifest set.</summary>
    public static AutoscalerIndex Of(ManifestSet manifests) => manifests.Index(static set => new AutoscalerIndex(set));

    /// <summary>The autoscaler of a set; null when there is none among the manifests, or nobody can say.</summary>
    public static ManifestObject? Find(ManifestObject set, ManifestSet manifests) => Of(manifests).Find(set);

    /// <summary>Whether an autoscaler among the manifests scales the set, or may.</summary>
    public static bool MayScale(ManifestObject set, ManifestSet manifests)
    {
        var index = Of(manifests);
        var ofName = !set.Name.TryGet(out var name) ? index._byTarget.Values.SelectMany(static scalers => scalers)
            : index._byTarget.TryGetValue(name, out var scalers) ? scalers
            : [];
        return ofName.Concat(index._ofUnknownTarget).Any(scaler => set.MeetsIn(scaler) != false);
    }

    /// <summary>The smallest number of pods that the set has when nothing is wrong: its autoscaler's minimum, else its replicas. Null when nobody can say.</summary>
    public static long? LowestReplicas(ManifestObject set, ManifestSet manifests)
    {
        var index = Of(manifests);
        if (index.Find(set) is not { } scaler)
        {
            return index._mayHoldMore ? null : Ordinals.Replicas(new StatefulSetView(set.At).Spec);
        }

        if (scaler.Is(ScaledObject) == true)
        {
            // It scales to none unless it says otherwise, which is no number to count with.
            return Scalar.Integer(scaler.At["spec"]["minReplicaCount"]).TryGet(out var count) ? count : null;
        }

        var lowest = new HorizontalPodAutoscalerView(scaler.At).Spec.MinReplicas;
        return lowest.TryGet(out var number) ? number : lowest.IsAbsent ? 1 : null;
    }

    private void Add(ManifestObject scaler)
    {
        var target = new HorizontalPodAutoscalerView(scaler.At).Spec.ScaleTargetRef;
        if (target.Kind.Is("StatefulSet") == false)
        {
            return;
        }

        if (!target.Kind.IsKnown || !target.Name.TryGet(out var name))
        {
            _mayHoldMore = true;
            _ofUnknownTarget.Add(scaler);
            return;
        }

        if (!_byTarget.TryGetValue(name, out var scalers))
        {
            _byTarget.Add(name, scalers = []);
        }

        scalers.Add(scaler);
    }

    private ManifestObject? Find(ManifestObject set) =>
        set.Name.TryGet(out var name) && _byTarget.TryGetValue(name, out var scalers) ? scalers.Find(scaler => set.MeetsIn(scaler) == true) : null;
}
