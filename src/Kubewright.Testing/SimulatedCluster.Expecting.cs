namespace Kubewright.Testing;

public sealed partial class SimulatedCluster
{
    /// <summary>Expectations about what happened to the pods of a set.</summary>
    /// <param name="set">The set's name. It may be gone by now.</param>
    /// <param name="since">From which moment on; null for the beginning.</param>
    /// <param name="namespace">The set's namespace; null for <c>default</c>.</param>
    /// <example><code>cluster.Expect("web").CreatedInOrder(0, 1, 2);</code></example>
    public SetExpectations Expect(string set, Checkpoint? since = null, string? @namespace = null) =>
        new(Cluster, _log, set, @namespace, since ?? new Checkpoint(0, Started));

    /// <summary>
    /// Explores what can happen to the objects applied so far: many runs from the beginning, each with other faults and
    /// another order of the controllers' work, the invariants checked after every change.
    /// </summary>
    /// <param name="configure">Other seeds, faults or invariants; null for the defaults.</param>
    /// <returns>What was explored.</returns>
    /// <exception cref="ClusterAssertionException">An invariant was broken; the message has the shortest run that breaks it, and how to replay it.</exception>
    /// <example><code>cluster.Explore(exploration => exploration with { Seeds = 1000 });</code></example>
    public ExplorationResult Explore(Func<Exploration, Exploration>? configure = null)
    {
        var exploration = new Exploration([.. _applied]) { Options = _options };
        var result = (configure?.Invoke(exploration) ?? exploration).Run();
        result.ThrowIfBroken();
        return result;
    }
}
