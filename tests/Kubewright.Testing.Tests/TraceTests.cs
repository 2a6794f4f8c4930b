using System.Runtime.CompilerServices;

namespace Kubewright.Testing.Tests;

/// <summary>
/// The same seed gives the same run, in every process and on every machine: a trace is recorded in the repository. When
/// the simulation itself changes, run the test with KUBEWRIGHT_UPDATE_DOCS=1 to record it anew.
/// </summary>
public sealed class TraceTests
{
    private const string UpdateVariable = "KUBEWRIGHT_UPDATE_DOCS";

    [Fact]
    public void Trace_OfSeedSeven_IsTheRecordedOne() => Compare("trace.txt", Trace(7));

    [Fact]
    public void Timeline_OfSeedSeven_IsTheRecordedOne() => Compare("rollout.txt", Run(7).Timeline.ToText());

    [Fact]
    public void Picture_OfSeedSeven_IsTheRecordedOne() => Compare("rollout.svg", Run(7).Timeline.ToSvg());

    [Fact]
    public void Trace_OfAnotherSeed_HasOtherUids() => Assert.NotEqual(Trace(7), Trace(8));

    [Fact]
    public void Trace_InReorderedRuns_IsTheSameForTheSameChoices()
    {
        Assert.Equal(Reordered(1), Reordered(1));
        Assert.NotEqual(Reordered(1), Reordered(2));

        static string Reordered(int seed)
        {
            var choice = 0;
            return TraceOf(Run(7, new ClusterOptions { Seed = 7, Interleaving = count => (choice += seed) % count }));
        }
    }

    private static string Trace(int seed) => TraceOf(Run(seed));

    private static string TraceOf(SimulatedCluster cluster) =>
        string.Concat(cluster.Cluster.Store.EventsSince(0).ToArray().Select(static change => change + "\n"));

    /// <summary>A set of two comes up, is updated while one of its containers crashes, and is scaled down.</summary>
    private static SimulatedCluster Run(int seed, ClusterOptions? options = null) => SimulatedCluster.Start(options ?? new ClusterOptions { Seed = seed })
        .Apply(Web.Nginx, Web.Set with { Replicas = 2 })
        .RunUntilReady()
        .Advance(TimeSpan.FromSeconds(2))
        .Patch<StatefulSet>("web", static set => set with { Containers = [set.Containers[0] with { Image = "nginx:2" }] })
        .RunUntil(static now => now.Pods.Count == 1)
        .Crash("web-0")
        .RunUntilReady()
        .Advance(TimeSpan.FromSeconds(1))
        .Scale("web", 1)
        .RunUntilIdle()
        .Advance(TimeSpan.FromSeconds(1));

    private static void Compare(string name, string actual, [CallerFilePath] string file = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(file)!, "Recorded", name);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
