namespace Kubewright.Runtime;

/// <summary>Delete a pod with its own grace period.</summary>
/// <param name="Phase">Why: a pod that ended (slots), is out of range (condemned), or has an old revision (update).</param>
/// <param name="Ordinal">Of which pod.</param>
/// <param name="Pod">The pod.</param>
public sealed record DeletePodAction(PlanPhase Phase, int Ordinal, Pod Pod) : StatefulSetAction(Phase, Ordinal)
{
    /// <inheritdoc/>
    public override string ToString() => $"delete {Pod.Metadata.Name}";
}
