namespace Kubewright.Runtime;

/// <summary>Put a pod's identity, volumes and claims right.</summary>
/// <param name="Ordinal">Of which pod.</param>
/// <param name="Pod">The pod as it should be.</param>
/// <param name="MissingClaims">The claims to create first; only when its volumes are wrong.</param>
public sealed record RepairPodAction(int Ordinal, Pod Pod, ValueList<PersistentVolumeClaim> MissingClaims)
    : StatefulSetAction(PlanPhase.Slots, Ordinal)
{
    /// <inheritdoc/>
    public override string ToString() => $"repair {Pod.Metadata.Name}";
}
