namespace Kubewright.Runtime;

/// <summary>A write that asks to be admitted.</summary>
/// <param name="Operation">What it wants to do.</param>
/// <param name="Object">The object as it would be stored, with server-owned metadata already in place.</param>
/// <param name="Old">The stored object; null for a create.</param>
/// <param name="Snapshot">The cluster before the write.</param>
public readonly record struct AdmissionRequest(
    AdmissionOperation Operation,
    IKubernetesObject Object,
    IKubernetesObject? Old,
    ClusterSnapshot Snapshot);
