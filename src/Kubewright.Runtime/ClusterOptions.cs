using Kubewright.Schema;

namespace Kubewright.Runtime;

/// <summary>How a simulated cluster is made.</summary>
public sealed record ClusterOptions
{
    /// <summary>Where uids and everything random start. The same seed and the same requests give the same trace. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The cluster's clock; null (the default) for a <see cref="VirtualClock"/> that starts at 2026-01-01T00:00:00Z.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>The storage class of claims that name none; its volumes are made on demand. Null for no such class. Default <c>standard</c>.</summary>
    public string? DefaultStorageClass { get; init; } = "standard";

    /// <summary>
    /// Further storage classes, or how the default one behaves if it is named here. A name alone is a class whose volumes
    /// are made on demand. Default none.
    /// </summary>
    public IReadOnlyList<SimulatedStorageClass> StorageClasses { get; init; } = [];

    /// <summary>The nodes; a name alone is a node without limits. Default <c>k8s-node1</c> and <c>k8s-node2</c>.</summary>
    public IReadOnlyList<SimulatedNode> Nodes { get; init; } = SimulatedNode.Fleet(2);

    /// <summary>
    /// How many changes the cluster remembers at least: how far back a watch can begin, and a <see cref="Timeline"/> reaches.
    /// A pod makes about 25 of them until it is ready. Default 10,000.
    /// </summary>
    public int History { get; init; } = Store.DefaultHistory;

    /// <summary>What goes wrong from the beginning. Default nothing.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>
    /// A cluster to go on with: its objects as they were, instead of the nodes and storage classes that the options name.
    /// Null (the default) for a new one.
    /// </summary>
    public ClusterState? State { get; init; }

    /// <summary>How long the machinery takes. Default <see cref="SimulationTiming.Default"/>.</summary>
    public SimulationTiming Timing { get; init; } = SimulationTiming.Default;

    /// <summary>The Kubernetes release whose behaviour the cluster has, 1.33 to 1.37; without a patch the latest of the release. Default 1.36.</summary>
    public KubernetesVersion KubernetesVersion { get; init; } = KubernetesFeatures.DefaultVersion;

    /// <summary>
    /// Whether <c>rollingUpdate.maxUnavailable</c> of a StatefulSet counts: the feature gate MaxUnavailableStatefulSet.
    /// Null for what the release ships with, which is off in 1.36. Default true.
    /// </summary>
    public bool? HonorsMaxUnavailable { get; init; } = true;

    /// <summary>
    /// How long the cluster's DNS server goes on saying that a name does not exist once it has said so, to pods and on the
    /// DNS port; zero for not at all. CoreDNS does so for 5 s, and for at most 30 s. Default 5 s.
    /// </summary>
    public TimeSpan DnsNegativeLifetime { get; init; } = TimeSpan.FromSeconds(DnsRecord.TimeToLive);

    /// <summary>Whether <see cref="Cluster.Timeline"/> is recorded, which takes some memory for every change of a pod. Default true.</summary>
    public bool RecordsTimeline { get; init; } = true;

    /// <summary>
    /// Which of several pieces of work that are due at the same instant the controllers do next: given how many there are,
    /// the place of one of them, counted from 0 in order of arrival. Null (the default) for the first. A real cluster's
    /// controllers run side by side, so that any order can happen; the same choices give the same trace.
    /// </summary>
    public Func<int, int>? Interleaving { get; init; }

    /// <summary>How the StatefulSet controller decides; null (the default) for <see cref="Runtime.StatefulSetPlanner.Plan"/>. A double of it shows whether a test would notice a broken controller.</summary>
    public Func<StatefulSetState, StatefulSetPlan>? StatefulSetPlanner { get; init; }

    /// <summary>What follows from the release and the feature gates.</summary>
    internal KubernetesFeatures Features
    {
        get
        {
            var features = KubernetesFeatures.Of(KubernetesVersion);
            return HonorsMaxUnavailable is { } isOn ? features.With(KubernetesFeature.MaxUnavailableStatefulSet, isOn) : features;
        }
    }
}
