namespace Kubewright.Runtime;

/// <summary>Make the claims that are missing, then the pod.</summary>
/// <param name="Ordinal">Of which pod.</param>
/// <param name="Pod">The pod to create.</param>
/// <param name="MissingClaims">The claims to create before it.</param>
/// <param name="TerminatingClaims">The names of its claims that are being deleted; with any of them the pod cannot be made now.</param>
public sealed record CreatePodAction(
    int Ordinal,
    Pod Pod,
    ValueList<PersistentVolumeClaim> MissingClaims,
    ValueList<string> TerminatingClaims) : StatefulSetAction(PlanPhase.Slots, Ordinal)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var claims = MissingClaims.Count == 0 ? "" : $" with {Describe(MissingClaims.Select(static c => c.Metadata.Name ?? ""))}";
        var blocked = TerminatingClaims.Count == 0 ? "" : $" (waits for {Describe(TerminatingClaims)})";
        return $"create {Pod.Metadata.Name}{claims}{blocked}";
    }
}
