namespace Kubewright.Testing;

/// <summary>What an exploration found.</summary>
/// <param name="Runs">How many runs there were.</param>
/// <param name="Changes">How many changes of the store the invariants were checked after.</param>
/// <param name="Failure">The run of the lowest seed that broke an invariant; null when all held.</param>
public sealed record ExplorationResult(int Runs, long Changes, ExplorationFailure? Failure)
{
    /// <summary>Fails the test when an invariant was broken.</summary>
    /// <exception cref="ClusterAssertionException">One was; the message has the shortest run that breaks it, and how to replay it.</exception>
    public void ThrowIfBroken()
    {
        if (Failure is not null)
        {
            throw new ClusterAssertionException(Failure.ToString());
        }
    }
}
