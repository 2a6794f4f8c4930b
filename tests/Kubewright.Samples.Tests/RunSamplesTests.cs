namespace Kubewright.Samples.Tests;

/// <summary>What each sample promises, held against the simulated cluster.</summary>
public sealed class RunSamplesTests
{
    private static ClusterOptions ThreeNodes => new() { Nodes = ["node-0", "node-1", "node-2"] };

    [Fact]
    public async Task Web_ComesUpInOrder_WithAVolumeEach()
    {
        await using var cluster = SimulatedCluster.Start(seed: 1);
        cluster.Apply(typeof(Web)).RunUntilReady();

        cluster.Expect("web").CreatedInOrder(0, 1, 2);
        Assert.Equal(["www-web-0", "www-web-1", "www-web-2"], cluster.Claims.Select(static claim => claim.Name));
    }

    [Fact]
    public async Task StaticVolumes_EachPodRunsWhereItsDiskIs()
    {
        await using var cluster = SimulatedCluster.Start(ThreeNodes);
        cluster.Apply(typeof(StaticVolumes)).RunUntilReady();

        foreach (var claim in cluster.Claims)
        {
            var pod = cluster.Pod(claim.Name!["data-".Length..]);
            Assert.Equal($"disk-{pod.Spec!.NodeName!.Value.Name}", claim.VolumeName?.Name);
        }

        Assert.Equal(3, cluster.Claims.Count);
    }

    [Fact]
    public async Task StaticVolumes_AFourthPod_WaitsForADiskThatIsNotThere()
    {
        await using var cluster = SimulatedCluster.Start(ThreeNodes);
        cluster.Apply(typeof(StaticVolumes)).RunUntilReady();

        cluster.Scale("archive", 4).RunUntilIdle();

        Assert.Equal("Pending", PodStatusText.Status(cluster.Pod("archive-3")));
        Assert.Equal(3, cluster.StatefulSet("archive").Status!.ReadyReplicas);
    }

    [Fact]
    public async Task Postgres_LosesItsPrimary_AndItComesBackWithItsData()
    {
        await using var cluster = SimulatedCluster.Start(seed: 1);
        cluster.Apply(new Secret("postgres") { StringData = [("password", "secret")] });
        cluster.Apply(typeof(Postgres)).RunUntilReady();
        cluster.Exec("postgres-0", "touch /var/lib/postgresql/data/mark");

        cluster.Kill("postgres-0").RunUntilReady();

        Assert.Equal("/var/lib/postgresql/data/mark", cluster.Exec("postgres-0", "ls /var/lib/postgresql/data/mark"));
        Assert.Equal(cluster.Resolve("postgres-0.postgres"), [cluster.Pod("postgres-0").Status!.PodIP!]);
        cluster.Expect("postgres").CreatedInOrder(0, 1, 2, 0).ClaimsKept();
    }

    [Fact]
    public async Task Quorum_MembersStartTogether_AndADrainTakesOneAtATime()
    {
        await using var cluster = SimulatedCluster.Start(ThreeNodes);
        cluster.Apply(typeof(Quorum)).RunUntilReady().RunUntilIdle();
        var nodes = cluster.Pods.Select(static pod => pod.Spec!.NodeName!.Value.Name!).ToList();
        Assert.Equal(3, nodes.Distinct().Count());

        var before = cluster.Checkpoint();
        Assert.True(cluster.TryEvict("etcd-0").IsSuccess);
        Assert.False(cluster.TryEvict("etcd-1").IsSuccess);
        cluster.RunUntilReady();

        cluster.Expect("etcd", since: before).ReadyThroughout(atLeast: 2).OnePodPerOrdinal().ClaimsKept();
    }

    [Fact]
    public async Task Canary_OnlyPodsFromThePartitionUpGetTheNewImage_UntilItIsTakenDown()
    {
        await using var cluster = SimulatedCluster.Start(seed: 1);
        var canary = Canary.Set;
        cluster.Apply(Canary.Peers, canary with { Containers = [canary.Containers[0] with { Image = "nginx:1.27" }] }).RunUntilReady();

        cluster.Apply(canary).RunUntilReady();
        Assert.Equal(["1.27", "1.27", "1.27", "1.27", "1.28", "1.28"], Versions(cluster));

        var before = cluster.Checkpoint();
        cluster.Patch<StatefulSet>("shop", static set => set with { UpdateStrategy = new() { RollingUpdate = new() { Partition = 0 } } });
        cluster.RunUntilReady();

        Assert.All(Versions(cluster), static version => Assert.Equal("1.28", version));
        cluster.Expect("shop", since: before).DeletedInOrder(3, 2, 1, 0).ReadyThroughout(atLeast: 5);
    }

    [Fact]
    public async Task CustomKind_IsStoredBesideItsSet()
    {
        await using var cluster = SimulatedCluster.Start(seed: 1);
        cluster.Define(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "backups.yaml")));

        cluster.Apply(typeof(CustomKind.Ledger)).RunUntilReady();

        Assert.Equal(CustomKind.Ledger.Nightly, cluster.Find<CustomKind.Backup>("ledger-nightly")! with { Metadata = CustomKind.Ledger.Nightly.Metadata });
        Assert.Equal(422, cluster.TryApply(CustomKind.Ledger.Nightly with { Keep = 400 }).Error?.Code);
    }

    private static IEnumerable<string> Versions(SimulatedCluster cluster) =>
        cluster.Pods.OrderBy(static pod => pod.Name, StringComparer.Ordinal).Select(static pod => pod.Spec!.Containers[0].Image!["nginx:".Length..]);
}
