namespace Kubewright.Testing.Tests;

public sealed class SimulatedClusterTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Apply_Objects_ComeUpInOrder()
    {
        await using var cluster = SimulatedCluster.Start(seed: 1);

        cluster.Apply(Web.Nginx, Web.Set).RunUntilReady();

        Assert.Equal(3, cluster.StatefulSet("web").Status!.ReadyReplicas);
        Assert.Equal(["web-0", "web-1", "web-2"], cluster.Pods.Select(static pod => pod.Metadata.Name));
        Assert.All(cluster.Claims, static claim => Assert.Equal(ClaimPhase.Bound, claim.Status!.Phase));
        cluster.Expect("web").CreatedInOrder(0, 1, 2).OnePodPerOrdinal().ClaimsKept();
    }

    [Fact]
    public void Apply_ManifestClass_AppliesWhatItDeclares()
    {
        using var cluster = SimulatedCluster.Start();

        cluster.Apply(typeof(Web)).RunUntilReady();

        Assert.NotNull(cluster.Find<Service>("nginx"));
        Assert.Equal(3, cluster.Pods.Count);
    }

    [Fact]
    public void Apply_ClassWithoutManifests_Throws() =>
        Assert.Contains("declares no manifests", Assert.Throws<ArgumentException>(static () => SimulatedCluster.Start().Apply(typeof(string))).Message, StringComparison.Ordinal);

    [Fact]
    public void Apply_RefusedObject_FailsWithTheServersWords()
    {
        using var cluster = SimulatedCluster.Start();

        var failure = Assert.Throws<ClusterAssertionException>(() => cluster.Apply(Web.Set with { Replicas = -1 }));

        Assert.StartsWith("The cluster refuses to apply StatefulSet web: StatefulSet.apps \"web\" is invalid: spec.replicas", failure.Message, StringComparison.Ordinal);
        Assert.Equal(422, cluster.TryApply(Web.Set with { Replicas = -1 }).Error!.Code);
    }

    [Fact]
    public void Start_RealClock_IsMisuse() =>
        Assert.Throws<ArgumentException>(static () => SimulatedCluster.Start(new ClusterOptions { Clock = TimeProvider.System }));

    [Fact]
    public void RunUntilReady_ClaimWithoutClass_SaysWhatWaitsAndShowsTheTimeline()
    {
        using var cluster = SimulatedCluster.Start(new ClusterOptions { DefaultStorageClass = null });
        cluster.Apply(Web.Nginx, Web.Set);

        var failure = Assert.Throws<ClusterAssertionException>(() => cluster.RunUntilReady(Minute));

        Assert.StartsWith(
            "Not within 60s of virtual time: every StatefulSet is rolled out and every pod ready\n  StatefulSet web has 0 of 3 pods ready.\n    pod web-0 (Pending) waits for storage:",
            failure.Message,
            StringComparison.Ordinal);
        Assert.Contains("\nweb-0  .....", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("--timeout", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RunUntil_ConditionThatNeverHolds_NamesIt()
    {
        using var cluster = SimulatedCluster.Start().Apply(Web.Set).RunUntilReady();

        var failure = Assert.Throws<ClusterAssertionException>(() => cluster.RunUntil(now => now.Pods.Count == 4, Minute));

        Assert.StartsWith("Not within 60s of virtual time: now => now.Pods.Count == 4\n", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ControllerThrows_FailsWithItsException()
    {
        var cause = new InvalidOperationException("broken");
        using var cluster = SimulatedCluster.Start(new ClusterOptions { StatefulSetPlanner = _ => throw cause });
        cluster.Apply(Web.Set);

        var failure = Assert.Throws<ClusterAssertionException>(() => cluster.Advance(Minute));

        Assert.Same(cause, failure.InnerException);
        Assert.Equal("The statefulset-controller controller threw InvalidOperationException at StatefulSet/default/web: broken", failure.Message);
    }

    [Fact]
    public void StatefulSet_Missing_SaysWhatThereIs()
    {
        using var cluster = SimulatedCluster.Start().Apply(Web.Set);

        Assert.Equal("There is no StatefulSet db in the namespace default; there are web.", Assert.Throws<ClusterAssertionException>(() => cluster.StatefulSet("db")).Message);
        Assert.Equal("There is no Pod db-0 in the namespace default; there is none at all.", Assert.Throws<ClusterAssertionException>(() => cluster.Pod("db-0")).Message);
    }

    [Fact]
    public void Kill_Pod_ComesBackUnderItsNameWithItsClaim()
    {
        using var cluster = Ready();
        var (uid, volume) = (cluster.Pod("web-1").Metadata.Uid, cluster.Claim("www-web-1").Spec!.VolumeName);
        var before = cluster.Checkpoint();

        cluster.Kill("web-1").RunUntil(now => now.Pods.Count == 2).RunUntilReady();

        Assert.NotEqual(uid, cluster.Pod("web-1").Metadata.Uid);
        Assert.Equal(volume, cluster.Claim("www-web-1").Spec!.VolumeName);
        cluster.Expect("web", since: before).DeletedInOrder(1).CreatedInOrder(1).ReadyThroughout(atLeast: 2).OnePodPerOrdinal().ClaimsKept();
    }

    [Fact]
    public void Crash_Container_IsStartedAgain()
    {
        using var cluster = Ready();

        cluster.Crash("web-1", exitCode: 137);
        Assert.Equal("Error", PodStatusText.Status(cluster.Pod("web-1")));
        cluster.RunUntilReady();

        var container = cluster.Pod("web-1").Status!.ContainerStatuses![0];
        Assert.Equal((1, 137, true), (container.RestartCount, container.LastState!.Terminated!.ExitCode, container.Ready));
        Assert.Throws<ClusterAssertionException>(() => cluster.Crash("web-1", container: "sidecar"));
    }

    [Fact]
    public void MakeUnready_LowPod_HoldsTheScaleUpUntilItIsReady()
    {
        using var cluster = Ready();

        cluster.MakeUnready("web-0").Advance(Minute).Scale("web", 4).Advance(10 * Minute);
        Assert.Equal((2, 3), (cluster.StatefulSet("web").Status!.ReadyReplicas, cluster.Pods.Count));

        cluster.MakeReady("web-0").RunUntilReady();
        Assert.Equal(4, cluster.Pods.Count);
    }

    [Fact]
    public void Cut_Node_KeepsItsPodsTerminatingUntilItIsBack()
    {
        using var cluster = Ready();
        var node = cluster.Pod("web-1").Spec!.NodeName!.Value.Name!;

        cluster.Cut(node).Kill("web-1").Advance(TimeSpan.FromHours(1));
        Assert.Equal("Terminating", PodStatusText.Status(cluster.Pod("web-1")));

        cluster.Restore(node).RunUntilReady();
        cluster.Expect("web").OnePodPerOrdinal();
        Assert.Throws<ClusterAssertionException>(() => cluster.Cut("node-that-is-not-there"));
    }

    [Fact]
    public void Drain_Node_MovesItsPodsToTheOther()
    {
        using var cluster = Ready();

        cluster.Drain("k8s-node1").RunUntilReady();
        Assert.All(cluster.Pods, static pod => Assert.Equal("k8s-node2", pod.Spec!.NodeName?.Name));

        cluster.Uncordon("k8s-node1").Drain("k8s-node2").RunUntilReady();
        Assert.All(cluster.Pods, static pod => Assert.Equal("k8s-node1", pod.Spec!.NodeName?.Name));
    }

    [Fact]
    public void Drain_BudgetThatAllowsNothing_FailsAndNamesTheBudget()
    {
        using var cluster = Ready();
        cluster.Apply(new PodDisruptionBudget("all") { Spec = new PodDisruptionBudgetSpec { MinAvailable = 3, Selector = new LabelSelector { MatchLabels = ("app", "nginx") } } }).RunUntilIdle();

        var failure = Assert.Throws<ClusterAssertionException>(() => cluster.Drain("k8s-node1", Minute));

        Assert.StartsWith("k8s-node1 is not drained after 60s: web-", failure.Message, StringComparison.Ordinal);
        Assert.Contains("The disruption budget all needs 3 healthy pods and has 3 currently", failure.Message, StringComparison.Ordinal);
        Assert.Equal(429, cluster.TryEvict("web-0").Error?.Code);
    }

    [Fact]
    public void Fail_Pod_IsReplaced()
    {
        using var cluster = Ready();
        var uid = cluster.Pod("web-1").Metadata.Uid;

        cluster.Fail("web-1").RunUntilIdle();

        Assert.NotEqual(uid, cluster.Pod("web-1").Metadata.Uid);
    }

    [Fact]
    public void Inject_MissingImage_HoldsTheUpdateUntilItIsHealed()
    {
        using var cluster = Ready();
        cluster.Inject(new Fault.ImageMissing { Image = "nginx:2" })
            .Patch<StatefulSet>("web", """{"spec":{"template":{"spec":{"containers":[{"name":"nginx","image":"nginx:2"}]}}}}""")
            .Advance(10 * Minute);
        Assert.Equal("ImagePullBackOff", PodStatusText.Status(cluster.Pod("web-2")));

        cluster.Heal().RunUntilReady();
        Assert.All(cluster.Pods, static pod => Assert.Equal("nginx:2", pod.Spec!.Containers[0].Image));
    }

    [Fact]
    public void RefuseWrites_OfPods_HoldsTheSetUntilTheyPass()
    {
        using var cluster = SimulatedCluster.Start().Apply(Web.Nginx, Web.Set);
        using (cluster.RefuseWrites(static write => write is { Verb: WriteVerb.Create, Key.Kind: "Pod" } ? ApiError.Internal("no quota") : null))
        {
            cluster.Advance(Minute);
            Assert.Empty(cluster.Pods);
        }

        cluster.RunUntilReady();
        Assert.Equal(3, cluster.Pods.Count);
    }

    [Fact]
    public void Exec_Command_WritesWhatItWritesInThePod()
    {
        using var cluster = Ready();

        Assert.Equal("web-0", cluster.Exec("web-0", "hostname"));
        Assert.Equal("2", cluster.Exec("web-0", "wc -l", stdin: "a\nb\n"));
        Assert.Equal((3, "", true), cluster.TryExec("web-0", "exit 3") is var result ? (result.ExitCode, result.StandardOutput, result.Error is null) : default);
    }

    [Fact]
    public void Exec_CommandThatWaits_TakesVirtualTime()
    {
        using var cluster = Ready();
        var before = cluster.Now;

        cluster.Exec("web-0", "sleep 5");

        Assert.Equal(TimeSpan.FromSeconds(5), cluster.Now - before);
    }

    [Fact]
    public void Exec_Failure_SaysWhatTheCommandSaid()
    {
        using var cluster = Ready();

        var failed = Assert.Throws<ClusterAssertionException>(() => cluster.Exec("web-0", "echo so far; cat /missing"));
        var refused = Assert.Throws<ClusterAssertionException>(() => cluster.Exec("web-9", "hostname"));

        Assert.Equal("'echo so far; cat /missing' in web-0 ended with 1.\nstdout: so far\nstderr: cat: /missing: No such file or directory\n", failed.Message);
        Assert.Equal("The cluster refuses to run 'hostname' in web-9: pods \"web-9\" not found", refused.Message);
    }

    [Fact]
    public void Exec_FileOnAClaim_SurvivesThePod()
    {
        using var cluster = Ready();
        cluster.Exec("web-0", "echo kept > /usr/share/nginx/html/index.html; echo lost > /tmp/file");

        cluster.Kill("web-0").RunUntil(static now => now.Pods.Count == 2).RunUntilReady();

        Assert.Equal("kept", cluster.Exec("web-1", "curl -s web-0.nginx"));
        Assert.Equal(1, cluster.TryExec("web-0", "test -e /tmp/file").ExitCode);
        Assert.Contains(cluster.Logs("web-0"), static line => line.Contains("GET / ", StringComparison.Ordinal));
    }

    [Fact]
    public void OpenShell_Lines_ShareTheirState()
    {
        using var cluster = Ready();
        var shell = cluster.OpenShell("web-0");

        Assert.Equal("", shell.Feed("cd /usr/share"));
        Assert.Equal("/usr/share\n", shell.Feed("pwd"));
        Assert.Throws<ClusterAssertionException>(() => cluster.OpenShell("web-9"));
    }

    [Fact]
    public void Resolve_PodName_IsThePodsAddressWhileItIsReady()
    {
        using var cluster = Ready();

        Assert.Equal([cluster.Pod("web-0").Status!.PodIP!], cluster.Resolve("web-0.nginx"));
        Assert.Equal(3, cluster.Resolve("nginx").Count);
        Assert.Equal(3, cluster.LookUp("_web._tcp.nginx.default.svc.cluster.local", DnsRecordType.Srv).Records.Length);

        cluster.MakeUnready("web-0").Advance(Minute);
        Assert.Empty(cluster.Resolve("web-0.nginx"));
    }

    [Fact]
    public void Delete_Orphan_LeavesThePodsRunning()
    {
        using var cluster = Ready();

        cluster.Delete<StatefulSet>("web", PropagationPolicy.Orphan).RunUntilIdle();

        Assert.Null(cluster.Find<StatefulSet>("web"));
        Assert.Equal(3, cluster.Pods.Count);
    }

    [Fact]
    public void Patch_Template_RollsFromTheTop()
    {
        using var cluster = Ready();
        var before = cluster.Checkpoint();

        cluster.Patch<StatefulSet>("web", static set => set with { Containers = [set.Containers[0] with { Image = "nginx:2" }] }).RunUntilReady();

        cluster.Expect("web", before).DeletedInOrder(2, 1, 0).CreatedInOrder(2, 1, 0).ReadyThroughout(2).ClaimsKept();
        Assert.All(cluster.Pods, static pod => Assert.Equal("nginx:2", pod.Spec!.Containers[0].Image));
    }

    [Fact]
    public void MergePatch_Partition_HoldsTheLowerPodsBack()
    {
        using var cluster = Ready();

        cluster.MergePatch<StatefulSet>("web", """{"spec":{"updateStrategy":{"rollingUpdate":{"partition":2}}}}""")
            .Patch<StatefulSet>("web", static set => set with { Containers = [set.Containers[0] with { Image = "nginx:2" }] })
            .RunUntilReady();

        Assert.Equal(["nginx:1", "nginx:1", "nginx:2"], cluster.Pods.Select(static pod => pod.Spec!.Containers[0].Image));
    }

    [Fact]
    public void Patch_ThatMakesNoSense_SaysWhy()
    {
        using var cluster = Ready();

        Assert.Throws<FormatException>(() => cluster.Patch<StatefulSet>("web", "[]"));
        Assert.Contains("spec.replicas", Assert.Throws<ClusterAssertionException>(() => cluster.MergePatch<StatefulSet>("web", """{"spec":{"replicas":"many"}}""")).Message, StringComparison.Ordinal);
        Assert.StartsWith("The cluster refuses to patch StatefulSet db:", Assert.Throws<ClusterAssertionException>(() => cluster.Patch<StatefulSet>("db", "{}")).Message, StringComparison.Ordinal);
    }

    private static SimulatedCluster Ready() => SimulatedCluster.Start(seed: 1).Apply(Web.Nginx, Web.Set).RunUntilReady();
}
