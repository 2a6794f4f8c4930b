namespace Kubewright.Runtime;

/// <summary>Make claims that a pending pod waits for.</summary>
/// <param name="Ordinal">Of which pod.</param>
/// <param name="Pod">The pod.</param>
/// <param name="MissingClaims">The claims to create.</param>
/// <param name="TerminatingClaims">The names of its claims that are being deleted, which is an error for now.</param>
public sealed record CreateClaimsAction(
    int Ordinal,
    Pod Pod,
    ValueList<PersistentVolumeClaim> MissingClaims,
    ValueList<string> TerminatingClaims) : StatefulSetAction(PlanPhase.Slots, Ordinal)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"create claims {Describe([.. MissingClaims.Select(static c => c.Metadata.Name ?? ""), .. TerminatingClaims])} for {Pod.Metadata.Name}";
}
