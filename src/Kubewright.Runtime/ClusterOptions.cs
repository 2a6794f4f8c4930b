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

    /// <summary>What goes wrong from the beginning. Default nothing.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>How long the machinery takes. Default <see cref="SimulationTiming.Default"/>.</summary>
    public SimulationTiming Timing { get; init; } = SimulationTiming.Default;

    /// <summary>
    /// Whether <c>rollingUpdate.maxUnavailable</c> of a StatefulSet counts: the feature gate MaxUnavailableStatefulSet,
    /// off in Kubernetes 1.36. Default false.
    /// </summary>
    public bool HonorsMaxUnavailable { get; init; }
}
