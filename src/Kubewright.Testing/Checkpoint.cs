namespace Kubewright.Testing;

/// <summary>A moment of a cluster's life, from which on something is expected: see <see cref="SimulatedCluster.Checkpoint"/>.</summary>
/// <param name="Version">The store's version then.</param>
/// <param name="Time">The cluster's time then.</param>
public readonly record struct Checkpoint(long Version, DateTimeOffset Time);
