using static Kubewright.Runtime.Tests.SeedStories;

namespace Kubewright.Runtime.Tests;

/// <summary>What the concept page promises and the basic tutorial shows, step by step.</summary>
public sealed class SeedTutorialStories
{
    private const string Eight = "k8s.gcr.io/nginx-slim:0.8";
    private const string Seven = "k8s.gcr.io/nginx-slim:0.7";

    private static Service Nginx => new("nginx") { Selector = ("app", "nginx"), ClusterIP = ClusterIP.None, Ports = [new("web", 80)] };

    [Fact]
    public void Create_TwoReplicas_TheSecondWaitsForTheFirst()
    {
        var scenario = new Scenario();
        var counts = new List<string>();
        using var watch = scenario.Cluster.Subscribe(change =>
        {
            if (change.New is StatefulSet { Status: { } status } && counts.LastOrDefault() != $"{status.Replicas}/{status.ReadyReplicas ?? 0}")
            {
                counts.Add($"{status.Replicas}/{status.ReadyReplicas ?? 0}");
            }
        });

        var rows = scenario.Watch(() =>
        {
            scenario.Apply(Nginx);
            scenario.Apply(Objects.Web(2, Eight));
            scenario.Settle(2);
        });

        Assert.Equal([.. Starts("web-0"), .. Starts("web-1")], rows);
        Assert.Equal(["0/0", "1/0", "1/1", "2/1", "2/2"], counts);
        Assert.Equal(["web-0", "web-1"], scenario.Now.Pods.Select(static pod => pod.Spec!.Hostname));
        Assert.All(scenario.Now.Pods, static pod => Assert.Equal("nginx", pod.Spec!.Subdomain));
    }

    [Fact]
    public void DeletePods_Both_KeepNamesAndVolumesButNotIdentityOfTheObject()
    {
        var scenario = Scenario.Settled(Objects.Web(2, Eight));
        var volumes = Volumes(scenario);
        var uids = scenario.Now.Pods.Select(static pod => pod.Metadata.Uid).ToList();

        scenario.DeletePods("web-0", "web-1");
        scenario.Settle(2);

        Assert.Equal("web-0 web-1", scenario.PodNames);
        Assert.Equal(["web-0", "web-1"], scenario.Now.Pods.Select(static pod => pod.Spec!.Hostname));
        Assert.Equal(volumes, Volumes(scenario));
        Assert.DoesNotContain(scenario.Now.Pods, pod => uids.Contains(pod.Metadata.Uid));
    }

    [Fact]
    public void Scale_ToFiveAndBackToThree_KeepsFiveClaims()
    {
        var scenario = Scenario.Settled(Objects.Web(2, Eight));

        var up = scenario.Watch(() =>
        {
            scenario.Scale(5);
            scenario.Settle(5);
        });
        var down = scenario.Watch(() =>
        {
            scenario.Scale(3);
            scenario.Settle(3);
        });

        Assert.Equal([.. Starts("web-2"), .. Starts("web-3"), .. Starts("web-4")], up);
        Assert.Equal([.. Stops("web-4"), .. Stops("web-3")], down);
        Assert.Equal(
            "www-web-0 www-web-1 www-web-2 www-web-3 www-web-4",
            string.Join(' ', scenario.Now.PersistentVolumeClaims.Where(static claim => claim.Status!.Phase == ClaimPhase.Bound).Select(static claim => claim.Metadata.Name)));
    }

    [Fact]
    public void RollingUpdate_ImageChanged_GoesFromTheTopAndWaitsForEach()
    {
        var scenario = Scenario.Settled(Objects.Web(3, Eight));

        var rows = scenario.Watch(() =>
        {
            SetImage(scenario, "gcr.io/google_containers/nginx-slim:0.8");
            scenario.Settle(3);
        });

        Assert.Equal(new[] { "web-2", "web-1", "web-0" }.SelectMany(static pod => Stops(pod).Concat(Starts(pod))), rows);
    }

    [Fact]
    public void RollingUpdate_PodsLostMidway_ComeBackWithTheVersionTheyHad()
    {
        var scenario = Scenario.Settled(Objects.Web(3, Eight));
        SetImage(scenario, Seven);
        scenario.RunUntil(static s => s.PodOf("web-1")?.Metadata.DeletionTimestamp is not null);
        scenario.Edit<StatefulSet>("web", static set => set with { UpdateStrategy = Scenario.Partition(1) });

        // web-2 has the update, web-0 has not.
        scenario.DeletePods("web-0", "web-2");
        scenario.Rest();

        Assert.Equal($"{Eight} {Seven} {Seven}", scenario.Images);
    }

    [Fact]
    public void Partition_StageThenCanaryThenPhased_EachPodAsTheTutorialShows()
    {
        var scenario = Scenario.Settled(Objects.Web(3, Eight));
        Partition(scenario, 3);
        SetImage(scenario, Seven);
        scenario.Rest();
        Assert.Equal($"{Eight} {Eight} {Eight}", scenario.Images);

        // Staged: below the partition even a deleted pod comes back as it was.
        var staged = scenario.Watch(() =>
        {
            scenario.DeletePods("web-2");
            scenario.Rest();
        });
        Assert.Equal([.. Stops("web-2"), .. Starts("web-2")], staged);
        Assert.Equal($"{Eight} {Eight} {Eight}", scenario.Images);

        // Canary.
        var canary = scenario.Watch(() =>
        {
            Partition(scenario, 2);
            scenario.Rest();
        });
        Assert.Equal([.. Stops("web-2"), .. Starts("web-2")], canary);
        Assert.Equal($"{Eight} {Eight} {Seven}", scenario.Images);
        scenario.DeletePods("web-1");
        scenario.Rest();
        Assert.Equal($"{Eight} {Eight} {Seven}", scenario.Images);

        // Phased.
        var phased = scenario.Watch(() =>
        {
            Partition(scenario, 0);
            scenario.Settle(3);
        });
        Assert.Equal([.. Stops("web-1"), .. Starts("web-1"), .. Stops("web-0"), .. Starts("web-0")], phased);
        Assert.Equal($"{Seven} {Seven} {Seven}", scenario.Images);
    }

    [Fact]
    public void DeleteSet_Orphaning_LeavesPodsThatTheNextSetTakesOver()
    {
        var scenario = Scenario.Settled(Objects.Web(3, Eight));
        var volumes = Volumes(scenario);
        scenario.Delete("StatefulSet", "web", new DeleteOptions { Propagation = PropagationPolicy.Orphan });
        scenario.Rest();
        Assert.Equal(["web-0 1/1 Running 0", "web-1 1/1 Running 0", "web-2 1/1 Running 0"], scenario.Now.Pods.Select(static pod => Scenario.Row(ObjectTables.Pods, pod)));

        scenario.DeletePods("web-0");
        scenario.Rest();
        Assert.Equal("web-1 web-2", scenario.PodNames);
        var first = scenario.UidOf<Pod>("web-1");

        var rows = scenario.Watch(() =>
        {
            scenario.Apply(Objects.Web(2, Eight));
            scenario.Settle(2);
        });

        Assert.Equal(
            [.. Starts("web-0"), .. Stops("web-2")],
            rows.Where(static row => row is not ("web-1 1/1 Running" or "web-2 1/1 Running")));
        Assert.Equal(first, scenario.UidOf<Pod>("web-1"));
        Assert.Equal(volumes, Volumes(scenario));
    }

    [Fact]
    public void DeleteSet_Cascading_StopsAllAtOnceAndLeavesServiceAndVolumes()
    {
        var scenario = Scenario.Settled(Objects.Web(2, Eight));
        scenario.Apply(Nginx);
        var volumes = Volumes(scenario);

        var rows = scenario.Watch(() =>
        {
            scenario.Delete("StatefulSet", "web");
            scenario.Rest();
        });

        Assert.Equal(["web-0 1/1 Terminating", "web-1 1/1 Terminating"], rows.Take(2).Order(StringComparer.Ordinal));
        Assert.Equal(["web-0 0/1 Terminating", "web-1 0/1 Terminating"], rows.Skip(2).Order(StringComparer.Ordinal));
        Assert.Equal("", scenario.PodNames);
        Assert.NotNull(scenario.Now.Find<Service>("nginx"));

        scenario.Apply(Objects.Web(2, Eight));
        scenario.Settle(2);
        Assert.Equal(volumes, Volumes(scenario));
    }

    [Fact]
    public void Parallel_CreateScaleAndDelete_AllAtOnce()
    {
        var scenario = new Scenario();
        var created = scenario.Life(() =>
        {
            scenario.Apply(Objects.Web(2, Eight) with { PodManagementPolicy = PodManagementPolicy.Parallel });
            scenario.Settle(2);
        });
        var scaled = scenario.Life(() =>
        {
            scenario.Scale(4);
            scenario.Settle(4);
        });
        var deleted = scenario.Life(() =>
        {
            scenario.Delete("StatefulSet", "web");
            scenario.Rest();
        });

        Assert.StartsWith("+web-0 +web-1 ~", created, StringComparison.Ordinal);
        Assert.StartsWith("+web-2 +web-3 ~", scaled, StringComparison.Ordinal);
        Assert.Equal(["!", "!", "!", "!", "-", "-", "-", "-"], deleted.Split(' ').Select(static step => step[..1]));
    }

    [Fact]
    public void Concept_LowPodFailsDuringScaleUp_HoldsBackTheNext()
    {
        var scenario = new Scenario();
        scenario.Apply(Scenario.Gated(Objects.Plain()));
        scenario.Rest();
        scenario.MakeReady(true, "web-0");
        scenario.Rest();
        Assert.Equal("web-0 web-1", scenario.PodNames);

        // web-1 is ready, but web-0 failed before web-2 was launched.
        scenario.MakeReady(false, "web-0");
        scenario.MakeReady(true, "web-1");
        scenario.Rest();
        Assert.Equal("web-0 web-1", scenario.PodNames);

        scenario.MakeReady(true, "web-0");
        scenario.Rest();
        Assert.Equal("web-0 web-1 web-2", scenario.PodNames);
    }

    [Fact]
    public void Concept_LowPodFailsDuringScaleDown_HoldsBackTheNext()
    {
        var scenario = new Scenario();
        scenario.Apply(Scenario.Gated(Objects.Plain()));
        foreach (var pod in new[] { "web-0", "web-1", "web-2" })
        {
            scenario.Rest();
            scenario.MakeReady(true, pod);
        }

        scenario.Settle(3);
        scenario.Scale(1);
        scenario.RunUntil(static s => s.PodOf("web-2") is { Metadata.DeletionTimestamp: not null });
        scenario.MakeReady(false, "web-0");
        scenario.Rest();
        Assert.Equal("web-0 web-1", scenario.PodNames);

        scenario.MakeReady(true, "web-0");
        scenario.Rest();
        Assert.Equal("web-0", scenario.PodNames);
    }

    private static void SetImage(Scenario scenario, string image) =>
        scenario.Edit<StatefulSet>("web", set => set with { Containers = [set.Containers[0] with { Image = image }] });

    private static void Partition(Scenario scenario, int partition) =>
        scenario.Edit<StatefulSet>("web", set => set with { UpdateStrategy = Scenario.Partition(partition) });
}
