using System.Collections.Immutable;

namespace Kubewright.Testing;

/// <summary>
/// Explores what can happen to some objects: many runs, each in a cluster of its own with other faults at other moments and
/// another order of the controllers' work, all of it following from the run's seed. Invariants are checked after every
/// change. A run that breaks one is shortened to the steps that are needed.
/// </summary>
/// <param name="Objects">What is applied, in this order. Faults are about its StatefulSets.</param>
/// <example>
/// <code>
/// new Exploration([Web.Nginx, Web.Set]) { Seeds = 1000 }.Run().ThrowIfBroken();
/// </code>
/// </example>
public sealed record Exploration(ImmutableArray<IKubernetesObject> Objects)
{
    /// <summary>How many runs. Default 100.</summary>
    public int Seeds { get; init; } = 100;

    /// <summary>The first run's seed; the others count on from it. Default 1.</summary>
    public int FirstSeed { get; init; } = 1;

    /// <summary>How much may happen in one run. Default <see cref="FaultBudget.Default"/>.</summary>
    public FaultBudget Faults { get; init; } = FaultBudget.Default;

    /// <summary>Whether the controllers' work is done in another order in every run. Default true.</summary>
    public bool Reorders { get; init; } = true;

    /// <summary>What must hold. Default <see cref="StatefulSetInvariants.All"/>. Besides, no controller may throw, and every run has to settle.</summary>
    public ImmutableArray<Invariant> Invariants { get; init; } = StatefulSetInvariants.All;

    /// <summary>How the clusters are made; the seed and the clock are each run's own.</summary>
    public ClusterOptions Options { get; init; } = new();

    /// <summary>How many runs go on at once. The result does not depend on it. Default: the number of processors.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Runs the seeds, up to the first that breaks an invariant.</summary>
    public ExplorationResult Run()
    {
        var batch = Math.Max(1, Parallelism) * 8;
        long changes = 0;
        for (var first = 0; first < Seeds; first += batch)
        {
            var runs = new ExplorationRun?[Math.Min(batch, Seeds - first)];
            Parallel.For(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Parallelism) }, i =>
            {
                var run = ExplorationRun.OfSeed(this, FirstSeed + first + i);
                Interlocked.Add(ref changes, run.Cluster.Snapshot.Version);
                runs[i] = run.Violation is null ? null : run;
            });

            var at = Array.FindIndex(runs, static run => run is not null);
            if (at >= 0)
            {
                return new ExplorationResult(first + at + 1, changes, Fail(runs[at]!));
            }
        }

        return new ExplorationResult(Seeds, changes, null);
    }

    /// <summary>Runs one script again, for example to step through it with a debugger.</summary>
    /// <param name="script">The script as a failure prints it.</param>
    /// <returns>What it breaks, not shortened further.</returns>
    /// <exception cref="FormatException">It is no script.</exception>
    /// <example><code>exploration.Replay("17; scale web 5; +1500ms kill web-0").ThrowIfBroken();</code></example>
    public ExplorationResult Replay(string script)
    {
        var run = ExplorationRun.OfScript(this, ExplorationScript.Parse(script));
        return new ExplorationResult(1, run.Cluster.Snapshot.Version, run.Violation is null ? null : Describe(run, run));
    }

    private ExplorationFailure Fail(ExplorationRun found) => Describe(new Shrinker(this, found).Shrink(), found);

    private static ExplorationFailure Describe(ExplorationRun shortest, ExplorationRun found) =>
        new(found.Script.Seed, shortest.Violation!, shortest.Script, found.Script, shortest.Cluster.Timeline);
}
