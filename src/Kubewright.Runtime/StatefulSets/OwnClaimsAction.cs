namespace Kubewright.Runtime;

/// <summary>Give a pod's claims the owners that the retention policy wants.</summary>
/// <param name="Phase">The part of the reconcile.</param>
/// <param name="Ordinal">Of which pod.</param>
/// <param name="Pod">The pod.</param>
public sealed record OwnClaimsAction(PlanPhase Phase, int Ordinal, Pod Pod) : StatefulSetAction(Phase, Ordinal)
{
    /// <inheritdoc/>
    public override string ToString() => $"own claims of {Pod.Metadata.Name}";
}
