using System.Collections.Immutable;

namespace Kubewright.Planning;

/// <summary>
/// The simulated cluster of a plan: what the manifests do not bring and a real cluster would have. What cannot be known is
/// taken to be there, and said.
/// </summary>
/// <param name="Options">The cluster.</param>
/// <param name="Notes">What was taken to be there.</param>
internal sealed record Scenery(ClusterOptions Options, ImmutableArray<string> Notes)
{
    private const int FewestNodes = 2;
    private const string HostName = "kubernetes.io/hostname";

    /// <summary>The cluster in which these objects are at home.</summary>
    public static Scenery Of(IReadOnlyList<PlanObject> objects, PlanOptions options)
    {
        var values = objects.Select(static item => item.Object).OfType<IKubernetesObject>().ToList();
        var sets = values.OfType<StatefulSet>().ToList();
        var brought = values.OfType<StorageClass>().Select(static item => item.Metadata.Name ?? "").ToHashSet(StringComparer.Ordinal);
        var byHand = values.OfType<PersistentVolume>().Select(static item => item.Spec?.StorageClassName?.Name ?? "").ToHashSet(StringComparer.Ordinal);
        var assumed = sets.SelectMany(static set => set.Spec?.VolumeClaimTemplates ?? []).Select(static claim => claim.Spec)
            .Concat(values.OfType<PersistentVolumeClaim>().Select(static claim => claim.Spec))
            .Select(static spec => spec?.StorageClassName?.Name ?? "")
            .Where(name => name.Length > 0 && name != options.DefaultStorageClass && !options.StorageClasses.Contains(name) && !brought.Contains(name) && !byHand.Contains(name))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var version = options.Rules.Cluster.Version;
        var cluster = new ClusterOptions
        {
            Nodes = Nodes(sets, options),
            DefaultStorageClass = options.DefaultStorageClass is { } name && !brought.Contains(name) ? name : null,
            StorageClasses = [.. options.StorageClasses.Where(own => !brought.Contains(own)).Concat(assumed).Select(static own => new SimulatedStorageClass(own))],
            History = 1,
            KubernetesVersion = version ?? KubernetesFeatures.DefaultVersion,
            HonorsMaxUnavailable = version is null ? true : null,
        };
        return new Scenery(cluster, [.. assumed.Select(static own => $"The storage class {own} is not among the manifests; its volumes are taken to be made on demand.")]);
    }

    private static ImmutableArray<SimulatedNode> Nodes(List<StatefulSet> sets, PlanOptions options)
    {
        var apart = sets.Where(KeepsPodsApart).Select(static set => set.Spec?.Replicas ?? 1).DefaultIfEmpty(0).Max();
        Labels labels = [];
        foreach (var (key, value) in sets.SelectMany(static set => set.Spec?.Template?.Spec?.NodeSelector ?? []))
        {
            labels = key == HostName ? labels : labels.With(key, value);
        }

        return [.. SimulatedNode.Fleet(Math.Min(options.Nodes ?? Math.Max(FewestNodes, apart), SimulatedNodes.Most)).Select(node => node with { Labels = labels })];
    }

    private static bool KeepsPodsApart(StatefulSet set) =>
        set.Spec?.Template?.Spec is { } spec
        && (spec.Affinity?.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution is { Count: > 0 }
            || spec.Containers.SelectMany(static container => container.Ports ?? []).Any(static port => port.HostPort is not null));
}
