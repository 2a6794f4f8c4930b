namespace Kubewright.Testing;

/// <summary>What every explored run has to show, whatever its invariants.</summary>
internal static class ExplorationInvariants
{
    /// <summary>In the end everything comes right.</summary>
    public static Invariant Settles { get; } = new("settles", "When all faults are mended, every set is rolled out and every pod ready in the end.", static _ => null);

    /// <summary>No controller throws.</summary>
    public static Invariant NoFault { get; } = new("no fault", "No controller throws an exception.", static _ => null);
}
