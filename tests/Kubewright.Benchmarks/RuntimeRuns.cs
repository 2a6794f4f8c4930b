using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Kubewright.Runtime;

namespace Kubewright.Benchmarks;

/// <summary>What large sets take of the simulated cluster, on virtual time: processor time, clock, and memory.</summary>
internal static class RuntimeRuns
{
    private static readonly TimeSpan Limit = TimeSpan.FromDays(30);

    private static readonly (string Name, Action Run)[] Scenarios =
    [
        ("parallel", static () => Create("parallel", 10_000, Parallel)),
        ("instant", static () => Create("instant", 10_000, Parallel, timing: SimulationTiming.Instant)),
        ("ordered", static () => Create("ordered", 10_000, PodManagementPolicy.OrderedReady)),
        ("rollout", static () => RollOut(10_000)),
        ("large", static () => Create("large", 100_000, Parallel, nodes: 1000)),
    ];

    private static PodManagementPolicy Parallel => PodManagementPolicy.Parallel;

    /// <summary>What gives the collector both cores and room for 250 MB of new objects before it looks at them.</summary>
    private static readonly (string Name, string Value)[] TwoHeaps =
    [
        ("DOTNET_gcServer", "1"),
        ("DOTNET_GCHeapCount", "2"),
        ("DOTNET_GCDynamicAdaptationMode", "0"),
        ("DOTNET_GCgen0size", "7800000"),
        ("DOTNET_GCGen0MaxBudget", "7800000"),
    ];

    /// <summary>Runs the named scenario, or all, each in two processes of its own, and prints a row of the table in README.md for each.</summary>
    public static void Run(string[] arguments)
    {
        if (arguments is ["here", var name])
        {
            Scenarios.Single(scenario => scenario.Name == name).Run();
            return;
        }

        foreach (var (scenario, _) in Scenarios.Where(scenario => arguments.Length == 0 || arguments.Contains(scenario.Name)))
        {
            foreach (var settings in new[] { [], TwoHeaps })
            {
                var start = new ProcessStartInfo(Environment.ProcessPath!, ["runtime", "here", scenario]);
                foreach (var (setting, value) in settings)
                {
                    start.Environment[setting] = value;
                }

                using var process = Process.Start(start)!;
                process.WaitForExit();
            }
        }
    }

    private static void Create(string title, int replicas, PodManagementPolicy policy, int nodes = 2, SimulationTiming? timing = null)
    {
        // The first run compiles, the second tells what a pod takes in a small set.
        Warm(policy, timing);
        var small = new Meter();
        const int smallRuns = 20;
        for (var i = 0; i < smallRuns; i++)
        {
            Ready(100, policy, 2, timing);
        }

        // What the small sets leave behind is not this one's to collect.
        var perSmall = small.Clock / (100.0 * smallRuns);
        GC.Collect();
        var meter = new Meter();
        var cluster = Ready(replicas, policy, nodes, timing);
        meter.Print(title, replicas, perSmall);
        GC.KeepAlive(cluster);
    }

    private static void RollOut(int replicas)
    {
        Warm(Parallel);
        Replace(Ready(300, Parallel, 2), 300);
        var cluster = Ready(replicas, Parallel, 2);
        var meter = new Meter();
        Replace(cluster, replicas);
        meter.Print("rollout", replicas);
    }

    /// <summary>Gives all pods another image.</summary>
    private static void Replace(Cluster cluster, int replicas)
    {
        cluster.Update<StatefulSet>(null, "web", static set => set with
        {
            Containers = [.. set.Containers.Select(static container => container with { Image = "registry.k8s.io/nginx-slim:0.28" })],
        }).OrThrow();
        Reach(cluster, set => set.Status is { } status
            && status.ObservedGeneration == set.Metadata.Generation
            && status.CurrentRevision == status.UpdateRevision
            && status.ReadyReplicas == replicas);
    }

    /// <summary>Lets the runtime compile what is used, which it does anew, on the other core, once it has been used for a while.</summary>
    private static void Warm(PodManagementPolicy policy, SimulationTiming? timing = null)
    {
        for (var i = 0; i < 40; i++)
        {
            Ready(200, policy, 2, timing);
        }
    }

    /// <summary>A cluster with a set whose pods are all ready.</summary>
    public static Cluster Ready(int replicas, PodManagementPolicy policy, int nodes, SimulationTiming? timing = null)
    {
        var cluster = Cluster.Create(new ClusterOptions { Nodes = SimulatedNode.Fleet(nodes), Timing = timing ?? SimulationTiming.Default });
        cluster.Apply(new Service("web") { Selector = ("app", "web"), ClusterIP = ClusterIP.None, Ports = [new ServicePort("web", 80)] }).OrThrow();
        cluster.Apply(Set(replicas, policy)).OrThrow();
        Reach(cluster, set => set.Status?.ReadyReplicas == replicas);
        return cluster;
    }

    private static void Reach(Cluster cluster, Func<StatefulSet, bool> condition)
    {
        if (!cluster.RunUntil(snapshot => condition(snapshot.Find<StatefulSet>("web")!), Limit))
        {
            throw new InvalidOperationException($"The set got stuck: {cluster.Snapshot.Find<StatefulSet>("web")!.Status}");
        }
    }

    private static StatefulSet Set(int replicas, PodManagementPolicy policy) =>
        new("web")
        {
            ServiceName = "web",
            Replicas = replicas,
            PodManagementPolicy = policy,
            Selector = (Labels)("app", "web"),
            Containers =
            [
                new("nginx", "registry.k8s.io/nginx-slim:0.27")
                {
                    Ports = [new ContainerPort("web", 80)],
                    VolumeMounts = [new("www", "/usr/share/nginx/html")],
                },
            ],
            VolumeClaimTemplates = [new("www") { AccessModes = [AccessMode.ReadWriteOnce], Storage = "1Gi" }],
        };

    /// <summary>What has been used since it was made.</summary>
    private sealed class Meter
    {
        private readonly long _begin = Stopwatch.GetTimestamp();
        private readonly long _allocated = GC.GetTotalAllocatedBytes();
        private readonly TimeSpan _processor = Environment.CpuUsage.TotalTime;

        public double Clock => Stopwatch.GetElapsedTime(_begin).TotalSeconds;

        /// <summary>Prints a row of the table.</summary>
        /// <param name="what">What was measured.</param>
        /// <param name="pods">How many pods it was about.</param>
        /// <param name="perPod">The seconds that a pod takes in a small set, to compare with; null for nothing to compare.</param>
        public void Print(string what, int pods, double? perPod = null)
        {
            var (clock, processor) = (Clock, (Environment.CpuUsage.TotalTime - _processor).TotalSeconds);
            var allocated = GC.GetTotalAllocatedBytes() - _allocated;
            var peak = Process.GetCurrentProcess().PeakWorkingSet64;
            var ratio = perPod is { } small ? (clock / pods / small).ToString("0.00", CultureInfo.InvariantCulture) : "";
            var live = GC.GetTotalMemory(forceFullCollection: true);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {what}{(GCSettings.IsServerGC ? ", two heaps" : "")} | {pods} | {clock:0.00} s | {processor:0.00} s | {peak >> 20} MB | {live >> 20} MB | {allocated >> 20} MB | {ratio} |"));
        }
    }
}
