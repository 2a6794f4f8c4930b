namespace Kubewright.Runtime.Tests;

/// <summary>Which pods belong to a set: U-02, U-04, U-05, P-02, S-13, S-15, S-18, and adoption after orphaning (SS-203, SS-204).</summary>
public sealed class MembershipScenarios
{
    [Theory]
    [InlineData("1-bar")]
    [InlineData("web")]
    [InlineData("web-x")]
    [InlineData("other-0")]
    [InlineData("web-99999999999")]
    public void U02_PodWithoutAnOrdinalOfTheSet_IsNeverAdopted(string name)
    {
        var scenario = new Scenario();
        scenario.Apply(Bare(name, ("app", "nginx")));

        scenario.Apply(Objects.Plain(1));
        scenario.Settle(1);

        Assert.Null(scenario.Now.PodOf(name)!.Metadata.OwnerReferences);
    }

    [Fact]
    public void U04_S18_SetsWithOneSelector_KeepToTheirNames()
    {
        var scenario = new Scenario();
        scenario.Apply(Bare("foo2-1", ("app", "nginx")));
        scenario.Apply(Named("foo", 2));
        scenario.Apply(Named("foo2", 2));
        scenario.Rest();

        Assert.Equal("foo-0 foo-1 foo2-0 foo2-1", scenario.PodNames);
        Assert.All(scenario.Now.Pods, pod => Assert.StartsWith(Assert.Single(pod.Metadata.OwnerReferences!).Name + "-", pod.Metadata.Name, StringComparison.Ordinal));
        var version = scenario.Now.Version;
        scenario.Wait(3600);
        Assert.Equal(version, scenario.Now.Version);
    }

    [Theory]
    [MemberData(nameof(Scenario.Policies), MemberType = typeof(Scenario))]
    public void U05_NameLabelRemoved_IsRestored(PodManagementPolicy policy)
    {
        var scenario = Scenario.Settled(Objects.Plain() with { PodManagementPolicy = policy });
        var uid = scenario.UidOf<Pod>("web-1");

        scenario.EditMetadata<Pod>("web-1", static metadata => metadata with { Labels = metadata.Labels!.Without(StatefulSetNames.PodNameLabel) });
        scenario.Settle(3);

        Assert.Equal("web-1", scenario.Now.PodOf("web-1")!.Metadata.Labels![StatefulSetNames.PodNameLabel]);
        Assert.Equal(uid, scenario.UidOf<Pod>("web-1"));
        Assert.Contains("Normal SuccessfulUpdate: update Pod web-1 in StatefulSet web successful", scenario.Events);
    }

    [Fact]
    public void S13_Orphans_AreAdoptedByNameAndLabels()
    {
        var scenario = new Scenario();
        scenario.Apply(Bare("web-1", ("app", "nginx")));
        scenario.Apply(Bare("web-2", ("app", "other")));
        scenario.Apply(Bare("other-3", ("app", "nginx")));
        scenario.Rest();

        scenario.Apply(Objects.Plain() with { UpdateStrategy = Scenario.OnDelete });
        scenario.Wait(60);

        Assert.Equal("StatefulSet/web", Owners(scenario, "web-1"));
        Assert.Equal(("", ""), (Owners(scenario, "web-2"), Owners(scenario, "other-3")));
        Assert.Equal((2, 2, 2), (scenario.Status.Replicas, scenario.Status.ReadyReplicas, scenario.Status.AvailableReplicas));
        Assert.DoesNotContain(scenario.Events, static e => e.Contains("web-2", StringComparison.Ordinal));

        // Once the stranger is gone its name is free.
        scenario.DeletePods("web-2");
        scenario.Rest();
        Assert.Equal("StatefulSet/web", Owners(scenario, "web-2"));
        Assert.Equal((3, 3), (scenario.Status.Replicas, scenario.Status.ReadyReplicas));
    }

    [Fact]
    public void S13_OrphanWithAnotherOwner_KeepsThatOwner()
    {
        var scenario = new Scenario();
        scenario.Apply(new Secret(new ObjectMeta { Name = "keys" }));
        var owner = new OwnerReference { ApiVersion = "v1", Kind = "Secret", Name = "keys", Uid = scenario.UidOf<Secret>("keys") };
        scenario.Apply(Bare("web-0", ("app", "nginx")));
        scenario.EditMetadata<Pod>("web-0", metadata => metadata with { OwnerReferences = [owner] });
        scenario.Rest();

        scenario.Apply(Objects.Plain(1) with { UpdateStrategy = Scenario.OnDelete });
        scenario.Rest();

        Assert.Equal("Secret/keys StatefulSet/web", Owners(scenario, "web-0"));
    }

    [Fact]
    public void S15_MisnamedOrUnlabelledPods_AreReleased()
    {
        var scenario = Scenario.Settled(Objects.Plain(2));
        var controller = scenario.Now.PodOf("web-0")!.Metadata.OwnerReferences!;
        var misnamed = Bare("foo-7", ("app", "nginx"));
        scenario.Apply(misnamed with { Metadata = misnamed.Metadata with { OwnerReferences = controller } });
        scenario.EditMetadata<Pod>("web-1", static metadata => metadata with { Labels = null });

        scenario.Wait(60);

        Assert.Equal(("", "", "StatefulSet/web"), (Owners(scenario, "foo-7"), Owners(scenario, "web-1"), Owners(scenario, "web-0")));
        Assert.Equal(1, scenario.Status.Replicas);
    }

    [Theory]
    [InlineData("Retain/Retain", "")]
    [InlineData("Delete/Retain", "StatefulSet/web")]
    [InlineData("Retain/Delete", "")]
    [InlineData("Delete/Delete", "StatefulSet/web")]
    public void S16_OrphanedPod_IsAdoptedAndItsClaimOwnedByPolicy(string retention, string owners)
    {
        var scenario = Scenario.Settled(Scenario.Retaining(Objects.Web(2), retention));
        var uid = scenario.UidOf<Pod>("web-1");
        var misnamed = Bare("other-7", ("app", "nginx"));
        scenario.Apply(new PersistentVolumeClaim(new ObjectMeta { Name = "www-other-7", Labels = ("app", "nginx") }, scenario.Now.Find<PersistentVolumeClaim>("www-web-0")!.Spec! with { VolumeName = null }));
        scenario.Apply(misnamed with { Metadata = misnamed.Metadata with { OwnerReferences = scenario.Now.PodOf("web-0")!.Metadata.OwnerReferences } });
        scenario.EditMetadata<PersistentVolumeClaim>("www-web-1", static metadata => metadata with { OwnerReferences = null });
        scenario.EditMetadata<Pod>("web-1", static metadata => metadata with { OwnerReferences = null });

        scenario.Settle(2);

        Assert.Equal(("StatefulSet/web", uid), (Owners(scenario, "web-1"), scenario.UidOf<Pod>("web-1")));
        Assert.Equal((owners, ""), (scenario.OwnersOf("www-web-1"), scenario.OwnersOf("www-other-7")));
        Assert.Equal("", Owners(scenario, "other-7"));
    }

    [Fact]
    public void Orphan_TakenByAnotherController_DoesNotHoldUpTheSet()
    {
        var scenario = Scenario.Settled(Objects.Plain(1));
        scenario.Apply(new Secret(new ObjectMeta { Name = "keys" }));
        var other = new OwnerReference { ApiVersion = "v1", Kind = "Secret", Name = "keys", Uid = scenario.UidOf<Secret>("keys"), Controller = true };

        // Both before the controller gets to see either.
        scenario.Apply(Bare("web-1", ("app", "nginx")));
        scenario.EditMetadata<Pod>("web-1", metadata => metadata with { OwnerReferences = [other] });
        scenario.Rest();

        Assert.Equal("Secret/keys", Owners(scenario, "web-1"));
        scenario.Apply(Objects.Plain(1, "nginx:2"));
        scenario.Settle(1);
    }

    [Theory]
    [MemberData(nameof(Scenario.Policies), MemberType = typeof(Scenario))]
    public void OrphanedPods_NewSetWithTheSameTemplate_AdoptsThemAsTheyAre(PodManagementPolicy policy)
    {
        var set = Objects.Web() with { PodManagementPolicy = policy };
        var scenario = Orphaned(set);
        var pods = scenario.Now.Pods.Select(static pod => pod.Metadata.Uid).ToList();

        scenario.Apply(set);
        scenario.Settle(3);

        Assert.Equal(pods, scenario.Now.Pods.Select(static pod => pod.Metadata.Uid));
        Assert.Equal("1:nginx:1", scenario.History);
    }

    [Theory]
    [MemberData(nameof(Scenario.Policies), MemberType = typeof(Scenario))]
    public void OrphanedPods_NewSetWithAnotherTemplate_RollsThem(PodManagementPolicy policy)
    {
        var scenario = Orphaned(Objects.Web() with { PodManagementPolicy = policy });

        var life = scenario.Life(() =>
        {
            scenario.Apply(Objects.Web(image: "nginx:2") with { PodManagementPolicy = policy });
            scenario.Wait(0);
            Assert.Equal((3, 3, 3, 0, 0), scenario.Counters);
            scenario.Settle(3);
        });

        Assert.Equal("!web-2 -web-2 +web-2 ~web-2 !web-1 -web-1 +web-1 ~web-1 !web-0 -web-0 +web-0 ~web-0", life);
        Assert.Equal("1:nginx:1 2:nginx:2", scenario.History);
    }

    [Fact]
    public void Set_DeletedAndMadeAgainAtOnce_WaitsForTheOldPodsNames()
    {
        var scenario = Scenario.Settled(Objects.Web());
        var pods = scenario.Now.Pods.Select(static pod => pod.Metadata.Uid!).ToHashSet(StringComparer.Ordinal);

        scenario.Delete("StatefulSet", "web");
        scenario.Apply(Objects.Web(2, "nginx:2"));
        scenario.Settle(2);

        Assert.Equal("nginx:2 nginx:2", scenario.Images);
        Assert.DoesNotContain(scenario.Now.Pods, pod => pods.Contains(pod.Metadata.Uid!));
        Assert.Equal("1:nginx:2", scenario.History);
    }

    private static Scenario Orphaned(StatefulSet set)
    {
        var scenario = Scenario.Settled(set);
        scenario.Delete("StatefulSet", "web", new DeleteOptions { Propagation = PropagationPolicy.Orphan });
        scenario.Rest();
        Assert.Empty(scenario.Now.StatefulSets);
        Assert.All(scenario.Now.Pods, static pod => Assert.Null(pod.Metadata.OwnerReferences));
        Assert.All(scenario.Now.ControllerRevisions, static revision => Assert.Null(revision.Metadata.OwnerReferences));
        return scenario;
    }

    private static string Owners(Scenario scenario, string pod) =>
        string.Join(' ', (scenario.Now.PodOf(pod)!.Metadata.OwnerReferences ?? []).Select(static owner => $"{owner.Kind}/{owner.Name}"));

    private static StatefulSet Named(string name, int replicas)
    {
        var set = Objects.Plain(replicas);
        return set with { Metadata = set.Metadata with { Name = name } };
    }

    /// <summary>A pod that no set made.</summary>
    private static Pod Bare(string name, Labels labels) =>
        new(new ObjectMeta { Name = name, Labels = labels }, new PodSpec { Containers = [new Container("nginx", "nginx:1")] });
}
