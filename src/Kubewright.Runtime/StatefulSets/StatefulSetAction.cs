namespace Kubewright.Runtime;

/// <summary>One thing that a reconcile wants done.</summary>
/// <param name="Phase">The part of the reconcile it belongs to.</param>
/// <param name="Ordinal">Of which pod.</param>
public abstract record StatefulSetAction(PlanPhase Phase, int Ordinal)
{
    private protected static string Describe(IEnumerable<string> names) => string.Join(", ", names);
}
