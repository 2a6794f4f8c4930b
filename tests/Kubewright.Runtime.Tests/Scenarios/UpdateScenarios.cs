namespace Kubewright.Runtime.Tests;

/// <summary>Rolling updates, partitions, OnDelete and roll-backs: C-24 to C-39, C-45 to C-50, and SS-110, SS-111.</summary>
public sealed class UpdateScenarios
{
    [Theory]
    [InlineData("C-24", PodManagementPolicy.OrderedReady, 3, 3)]
    [InlineData("C-25", PodManagementPolicy.OrderedReady, 3, 5)]
    [InlineData("C-26", PodManagementPolicy.OrderedReady, 5, 3)]
    [InlineData("C-27", PodManagementPolicy.Parallel, 3, 3)]
    [InlineData("C-28", PodManagementPolicy.Parallel, 3, 5)]
    [InlineData("C-29", PodManagementPolicy.Parallel, 5, 3)]
    public void C24ToC29_ImageChange_ReachesEveryPod(string id, PodManagementPolicy policy, int from, int to)
    {
        var scenario = Scenario.Settled(Objects.Plain(from) with { PodManagementPolicy = policy });

        scenario.Apply(Objects.Plain(to, "nginx:2") with { PodManagementPolicy = policy });
        scenario.Settle(to);

        AssertImages(id, scenario, 0, to);
    }

    [Theory]
    [InlineData("C-45", PodManagementPolicy.OrderedReady, 3, 3)]
    [InlineData("C-46", PodManagementPolicy.OrderedReady, 3, 5)]
    [InlineData("C-47", PodManagementPolicy.OrderedReady, 5, 3)]
    [InlineData("C-48", PodManagementPolicy.Parallel, 3, 3)]
    [InlineData("C-49", PodManagementPolicy.Parallel, 3, 5)]
    [InlineData("C-50", PodManagementPolicy.Parallel, 5, 3)]
    public void C45ToC50_OldestRevisionApplied_BringsBackTheOriginal(string id, PodManagementPolicy policy, int from, int to)
    {
        var scenario = Scenario.Settled(Objects.Plain(from) with { PodManagementPolicy = policy });
        scenario.Apply(Objects.Plain(to, "nginx:2") with { PodManagementPolicy = policy });
        scenario.Settle(to);

        Undo(scenario, toRevision: 1);
        scenario.Settle(to);

        AssertImages(id, scenario, to, to);
        Assert.Equal("2:nginx:2 3:nginx:1", scenario.History);
    }

    [Theory]
    [MemberData(nameof(Scenario.PoliciesAndRetentions), MemberType = typeof(Scenario))]
    public void C30_C33_OnDelete_ImageChangeWaitsForRestart(PodManagementPolicy policy, string retention) =>
        AssertOnDelete("C-30", policy, retention, 3, 3);

    [Theory]
    [MemberData(nameof(Scenario.PoliciesAndRetentions), MemberType = typeof(Scenario))]
    public void C31_C34_OnDelete_NewPodsOfAScaleUpAreNew(PodManagementPolicy policy, string retention) =>
        AssertOnDelete("C-31", policy, retention, 3, 5);

    [Theory]
    [MemberData(nameof(Scenario.PoliciesAndRetentions), MemberType = typeof(Scenario))]
    public void C32_C35_OnDelete_ScaleDownLeavesOldPods(PodManagementPolicy policy, string retention) =>
        AssertOnDelete("C-32", policy, retention, 5, 3);

    [Theory]
    [MemberData(nameof(Scenario.PoliciesAndRetentions), MemberType = typeof(Scenario))]
    public void C36_C38_Partition_ImageChangeReachesTheUpperPods(PodManagementPolicy policy, string retention) =>
        AssertPartitioned("C-36", policy, retention, 3, 3);

    [Theory]
    [MemberData(nameof(Scenario.PoliciesAndRetentions), MemberType = typeof(Scenario))]
    public void C37_C39_Partition_ScaleUpMakesNewUpperPods(PodManagementPolicy policy, string retention) =>
        AssertPartitioned("C-37", policy, retention, 3, 5);

    [Fact]
    public void Partition_WithStartOrdinal_CountsSlots()
    {
        var set = Objects.Plain(9) with { Ordinals = new StatefulSetOrdinals { Start = 1 }, UpdateStrategy = Scenario.Partition(5) };
        var scenario = Scenario.Settled(set);

        scenario.Apply(set with { Containers = [new Container("nginx", "nginx:2")] });
        scenario.Rest();

        AssertImages("SS-084", scenario, 5, 9);
    }

    [Theory]
    [InlineData("web-0", "nginx:1 nginx:1 nginx:2")]
    [InlineData("web-2", "nginx:1 nginx:1 nginx:2")]
    public void Partition_PodDeletedByHand_ComesBackWithTheRevisionOfItsSlot(string pod, string images)
    {
        var scenario = Scenario.Settled(Objects.Plain() with { UpdateStrategy = Scenario.Partition(2) });
        scenario.Apply(Objects.Plain(image: "nginx:2") with { UpdateStrategy = Scenario.Partition(2) });
        scenario.Rest();

        scenario.DeletePods(pod);
        scenario.Rest();

        Assert.Equal(images, scenario.Images);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    public void Partition_AtOrAboveReplicas_OnlyAnnouncesTheRevision(int partition)
    {
        var scenario = Scenario.Settled(Objects.Plain() with { UpdateStrategy = Scenario.Partition(partition) });
        scenario.Apply(Objects.Plain(image: "nginx:2") with { UpdateStrategy = Scenario.Partition(partition) });
        scenario.Rest();

        AssertImages("SS-103", scenario, 3, 3);
        Assert.Equal("1:nginx:1 2:nginx:2", scenario.History);
        Assert.Equal(scenario.Revisions[1].Metadata.Name, scenario.Status.UpdateRevision!.Value.Name);
        Assert.Equal(scenario.Revisions[0].Metadata.Name, scenario.Status.CurrentRevision!.Value.Name);
    }

    [Fact]
    public void Partition_Raised_DoesNotRevertUpdatedPods()
    {
        var scenario = Scenario.Settled(Objects.Plain());
        scenario.Apply(Objects.Plain(image: "nginx:2") with { UpdateStrategy = Scenario.Partition(1) });
        scenario.Rest();

        var life = scenario.Life(() =>
        {
            scenario.Apply(Objects.Plain(image: "nginx:2") with { UpdateStrategy = Scenario.Partition(2) });
            scenario.Rest();
        });

        Assert.Equal("", life);
        AssertImages("SS-103", scenario, 1, 3);
    }

    [Fact]
    public void RollingUpdate_TemplateChangedMidway_StartsAgainFromTheTop()
    {
        var scenario = Scenario.Settled(Objects.Plain());
        scenario.Apply(Objects.Plain(image: "nginx:2"));
        scenario.RunUntil(static s => s.PodOf("web-1")?.Metadata.DeletionTimestamp is not null);

        var life = scenario.Life(() =>
        {
            scenario.Apply(Objects.Plain(image: "nginx:3"));
            scenario.Settle(3);
        });

        Assert.Equal("-web-1 +web-1 ~web-1 !web-2 -web-2 +web-2 ~web-2 !web-0 -web-0 +web-0 ~web-0", life);
        Assert.Equal("nginx:3 nginx:3 nginx:3", scenario.Images);
    }

    [Fact]
    public void RollingUpdate_WithoutSettings_RecreatesLowPodsFromTheCurrentRevision()
    {
        static StatefulSet Set(string image) => Scenario.Gated(Objects.Plain(3, image)) with
        {
            PodManagementPolicy = PodManagementPolicy.Parallel,
            UpdateStrategy = new StatefulSetUpdateStrategy { Type = StatefulSetUpdateStrategyType.RollingUpdate },
        };
        var scenario = new Scenario();
        scenario.Apply(Set("nginx:1"));
        scenario.Rest();
        scenario.MakeReady(true, "web-0", "web-1", "web-2");
        scenario.Settle(3);
        scenario.Apply(Set("nginx:2"));
        scenario.Rest();
        Assert.Equal("nginx:1 nginx:1 nginx:2", scenario.Images);
        Assert.Equal(2, scenario.Status.CurrentReplicas);

        scenario.DeletePods("web-0");
        scenario.Rest();

        // One current pod is left, so slot 0 alone is still made from the current revision.
        Assert.Equal("nginx:1 nginx:1 nginx:2", scenario.Images);
    }

    [Fact]
    public void RollingUpdate_BrokenImageInAnOrderedSet_StaysStuckAfterTheTemplateIsRestored()
    {
        var scenario = Scenario.Settled(Objects.Plain());
        scenario.Apply(Scenario.Gated(Objects.Plain(image: "nginx:broken")));
        scenario.Rest();
        Assert.Equal("nginx:1 nginx:1 nginx:broken", scenario.Images);

        scenario.Apply(Objects.Plain());
        scenario.Rest();
        Assert.Equal("nginx:1 nginx:1 nginx:broken", scenario.Images);

        scenario.DeletePods("web-2");
        scenario.Settle(3);
        Assert.Equal("nginx:1 nginx:1 nginx:1", scenario.Images);
    }

    [Fact]
    public void RollingUpdate_BrokenImageInAParallelSet_IsReplacedWhenTheTemplateIsRestored()
    {
        static StatefulSet Set(string image) => Objects.Plain(image: image) with { PodManagementPolicy = PodManagementPolicy.Parallel };
        var scenario = Scenario.Settled(Set("nginx:1"));
        scenario.Apply(Scenario.Gated(Set("nginx:broken")));
        scenario.Rest();
        Assert.Equal("nginx:1 nginx:1 nginx:broken", scenario.Images);

        scenario.Apply(Set("nginx:1"));
        scenario.Settle(3);

        Assert.Equal("nginx:1 nginx:1 nginx:1", scenario.Images);
    }

    [Fact]
    public void U23_Undo_RestoresTheTemplateAndRecordsItAsItWas()
    {
        var scenario = new Scenario();
        scenario.Apply(Objects.Plain(1) with { Metadata = new ObjectMeta { Name = "web", Annotations = ("note", "first") } });
        scenario.Settle(1);
        var first = Assert.Single(scenario.Revisions);
        var template = scenario.Set.Spec!.Template;
        Assert.Equal("first", first.Metadata.Annotations!["note"]);
        scenario.Edit<StatefulSet>("web", static set => set with { Containers = [set.Containers[0] with { Name = "other" }] });
        scenario.Settle(1);

        Undo(scenario, toRevision: 1);
        scenario.Settle(1);

        Assert.Equal(template, scenario.Set.Spec.Template);
        Assert.Equal((first.Metadata.Name, 3L), (scenario.Revisions[^1].Metadata.Name!, scenario.Revisions[^1].Revision));
        Assert.Equal(first.Data, scenario.Revisions[^1].Data);
    }

    [Fact]
    public void U24_Undo_RemovesWhatTheTemplateGained()
    {
        var scenario = Scenario.Settled(Objects.Plain(1));
        scenario.Apply(Objects.Plain(1) with { Containers = [new Container("nginx", "nginx:1") { Env = [new EnvVar("MODE", "new")] }] });
        scenario.Settle(1);
        Assert.Single(scenario.Now.PodOf("web-0")!.Spec!.Containers[0].Env!);

        Undo(scenario, toRevision: 1);
        scenario.Settle(1);
        Assert.Null(scenario.Now.PodOf("web-0")!.Spec!.Containers[0].Env);

        Undo(scenario, toRevision: 2);
        scenario.Settle(1);
        Assert.Single(scenario.Now.PodOf("web-0")!.Spec!.Containers[0].Env!);
    }

    /// <summary>Puts a recorded template into the set, as <c>kubectl rollout undo --to-revision</c> does.</summary>
    internal static void Undo(Scenario scenario, long toRevision)
    {
        var template = RevisionData.Restore(scenario.Revisions.Single(revision => revision.Revision == toRevision).Data)!;
        scenario.Edit<StatefulSet>("web", set => set with { Spec = set.Spec! with { Template = template } });
    }

    private static void AssertOnDelete(string id, PodManagementPolicy policy, string retention, int from, int to)
    {
        StatefulSet Set(int replicas, string image) => Scenario.Retaining(
            Objects.Web(replicas, image) with { PodManagementPolicy = policy, UpdateStrategy = Scenario.OnDelete },
            retention);
        var scenario = Scenario.Settled(Set(from, "nginx:1"));
        var current = scenario.Status.CurrentRevision;

        scenario.Apply(Set(to, "nginx:2"));
        scenario.Rest();
        AssertImages(id, scenario, Math.Min(from, to), to);

        scenario.Scale(0);
        scenario.Rest();
        scenario.Scale(to);
        scenario.Rest();
        AssertImages(id, scenario, 0, to);
        Assert.Equal((to, to, to, 0, to), scenario.Counters);
        Assert.Equal(current, scenario.Status.CurrentRevision);
        Assert.All(scenario.Now.PersistentVolumeClaims, claim => Assert.DoesNotContain("Pod/", scenario.OwnersOf(claim.Metadata.Name!), StringComparison.Ordinal));
    }

    private static void AssertPartitioned(string id, PodManagementPolicy policy, string retention, int from, int to)
    {
        StatefulSet Set(int replicas, string image) => Scenario.Retaining(
            Objects.Web(replicas, image) with { PodManagementPolicy = policy, UpdateStrategy = Scenario.Partition(2) },
            retention);
        var scenario = Scenario.Settled(Set(from, "nginx:1"));

        scenario.Apply(Set(to, "nginx:2"));
        scenario.Rest();

        AssertImages(id, scenario, 2, to);
        Assert.Equal((to, to, to, 2, to - 2), scenario.Counters);
    }

    /// <summary>The first <paramref name="old"/> pods have the first image, the others up to <paramref name="count"/> the second.</summary>
    private static void AssertImages(string id, Scenario scenario, int old, int count)
    {
        var expected = string.Join(' ', Enumerable.Range(0, count).Select(i => i < old ? "nginx:1" : "nginx:2"));
        Assert.Equal($"{id}: {expected}", $"{id}: {scenario.Images}");
    }
}
