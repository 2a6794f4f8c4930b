namespace Kubewright.Runtime.Tests;

/// <summary>Creation, scaling and replacement of pods: C-01 to C-07, C-15, S-01 to S-05, P-01, P-07, P-13, U-22.</summary>
public sealed class PodLifecycleScenarios
{
    [Theory]
    [MemberData(nameof(Scenario.PoliciesAndRetentions), MemberType = typeof(Scenario))]
    public void C01_Create_GivesEveryPodItsIndexLabel(PodManagementPolicy policy, string retention)
    {
        var scenario = Scenario.Settled(Web(3, policy, retention));

        Assert.Equal((3, 3, 3, 3, 3), scenario.Counters);
        Assert.All(scenario.Now.Pods, pod => Assert.Equal($"web-{pod.Metadata.Labels![StatefulSetNames.PodIndexLabel]}", pod.Metadata.Name));
    }

    [Theory]
    [MemberData(nameof(Scenario.PoliciesAndRetentions), MemberType = typeof(Scenario))]
    public void C03_ScaleUp_ReachesTheNewSize(PodManagementPolicy policy, string retention)
    {
        var scenario = Scenario.Settled(Web(3, policy, retention));

        var life = scenario.Life(() =>
        {
            scenario.Scale(4);
            scenario.Settle(4);
        });

        Assert.Equal("+web-3 ~web-3", life);
        Assert.Equal((4, 4, 4, 4, 4), scenario.Counters);
    }

    [Theory]
    [MemberData(nameof(Scenario.PoliciesAndRetentions), MemberType = typeof(Scenario))]
    public void C04_ScaleToZero_TakesEveryPodFromTheTop(PodManagementPolicy policy, string retention)
    {
        var scenario = Scenario.Settled(Web(3, policy, retention));

        var life = scenario.Life(() =>
        {
            scenario.Scale(0);
            scenario.Settle(0);
        });

        var expected = policy == PodManagementPolicy.Parallel
            ? "!web-2 !web-1 !web-0 -web-2 -web-1 -web-0"
            : "!web-2 -web-2 !web-1 -web-1 !web-0 -web-0";
        Assert.Equal(expected, life);
        Assert.Equal((0, 0, 0, 0, 0), scenario.Counters);
        Assert.Equal(retention.EndsWith("/Delete", StringComparison.Ordinal) ? 0 : 3, scenario.Now.PersistentVolumeClaims.Count);
    }

    [Theory]
    [MemberData(nameof(Scenario.PoliciesAndRetentions), MemberType = typeof(Scenario))]
    public void C05_DeletedPods_AreReplacedInOrder(PodManagementPolicy policy, string retention)
    {
        var scenario = Scenario.Settled(Web(5, policy, retention));
        var claims = scenario.Now.PersistentVolumeClaims.Select(static claim => claim.Metadata.Uid).ToList();
        Assert.DoesNotContain("Pod/", string.Join(' ', scenario.Now.PersistentVolumeClaims.Select(claim => scenario.OwnersOf(claim.Metadata.Name!))), StringComparison.Ordinal);

        var life = scenario.Life(() =>
        {
            foreach (var name in new[] { "web-4", "web-0", "web-2" })
            {
                scenario.Delete("Pod", name, new DeleteOptions { GracePeriodSeconds = 0 });
            }

            scenario.Settle(5);
        });

        Assert.Equal(["+web-0", "+web-2", "+web-4"], life.Split(' ').Where(static step => step[0] == '+'));
        Assert.Equal(claims, scenario.Now.PersistentVolumeClaims.Select(static claim => claim.Metadata.Uid));
    }

    [Theory]
    [InlineData(PodManagementPolicy.OrderedReady, PodPhase.Failed, "-web-0 +web-0 ~web-0 +web-1 ~web-1 +web-2 ~web-2")]
    [InlineData(PodManagementPolicy.OrderedReady, PodPhase.Succeeded, "-web-0 +web-0 ~web-0 +web-1 ~web-1 +web-2 ~web-2")]
    [InlineData(PodManagementPolicy.Parallel, PodPhase.Failed, "-web-0 +web-0 ~web-0 ~web-1 ~web-2")]
    [InlineData(PodManagementPolicy.Parallel, PodPhase.Succeeded, "-web-0 +web-0 ~web-0 ~web-1 ~web-2")]
    public void C06_C07_PodThatEnded_IsRecreatedOnce(PodManagementPolicy policy, PodPhase phase, string expected)
    {
        var scenario = new Scenario();
        scenario.Apply(Objects.Plain() with { PodManagementPolicy = policy });
        scenario.RunUntil(static s => s.PodOf("web-0") is not null);
        scenario.Wait(0);
        var uid = scenario.UidOf<Pod>("web-0");

        var life = scenario.Life(() =>
        {
            scenario.EndPod("web-0", phase);
            scenario.Settle(3);
        });

        Assert.Equal(expected, life);
        Assert.NotEqual(uid, scenario.UidOf<Pod>("web-0"));
        Assert.Single(scenario.Events, static e => e == "Normal SuccessfulDelete: delete Pod web-0 in StatefulSet web successful");
    }

    [Theory]
    [MemberData(nameof(Scenario.Policies), MemberType = typeof(Scenario))]
    public void C15_StartOrdinal_ShiftsTheNames(PodManagementPolicy policy)
    {
        var scenario = Scenario.Settled(Web(3, policy, "") with { Ordinals = new StatefulSetOrdinals { Start = 2 } });

        Assert.Equal("web-2 web-3 web-4", scenario.PodNames);
        Assert.Equal((3, 3, 3, 3, 3), scenario.Counters);
    }

    [Fact]
    public void U20_TwelvePods_ComeAndGoByNumber()
    {
        var scenario = new Scenario();
        var up = scenario.Life(() =>
        {
            scenario.Apply(Objects.Plain(12));
            scenario.Settle(12);
        });
        var down = scenario.Life(() =>
        {
            scenario.Scale(0);
            scenario.Settle(0);
        });

        Assert.Equal(string.Join(' ', Enumerable.Range(0, 12).Select(static i => $"+web-{i} ~web-{i}")), up);
        Assert.Equal(string.Join(' ', Enumerable.Range(0, 12).Reverse().Select(static i => $"!web-{i} -web-{i}")), down);
    }

    [Fact]
    public void StartOrdinal_Raised_MakesNewPodsBeforeOldOnesGo()
    {
        var scenario = Scenario.Settled(Objects.Plain());

        var life = scenario.Life(() =>
        {
            scenario.Apply(Objects.Plain() with { Ordinals = new StatefulSetOrdinals { Start = 2 } });
            scenario.Settle(3);
        });

        Assert.Equal("+web-3 ~web-3 +web-4 ~web-4 !web-1 -web-1 !web-0 -web-0", life);
    }

    [Fact]
    public void StartOrdinal_Lowered_MakesNewPodsBeforeOldOnesGo()
    {
        var scenario = Scenario.Settled(Objects.Plain(2) with { Ordinals = new StatefulSetOrdinals { Start = 2 } });

        var life = scenario.Life(() =>
        {
            scenario.Apply(Objects.Plain(2));
            scenario.Settle(2);
        });

        Assert.Equal("+web-0 ~web-0 +web-1 ~web-1 !web-3 -web-3 !web-2 -web-2", life);
    }

    [Theory]
    [MemberData(nameof(Scenario.Policies), MemberType = typeof(Scenario))]
    public void S01_S02_Set_CreatesAndDeletes(PodManagementPolicy policy)
    {
        var scenario = Scenario.Settled(Web(3, policy, ""));
        Assert.Equal(3, scenario.Status.Replicas);

        scenario.Scale(0);
        scenario.Settle(0);

        Assert.Equal(0, scenario.Status.Replicas);
    }

    [Fact]
    public void S03_TerminatingPodsAboveTheRange_HoldUpEverything()
    {
        var scenario = Scenario.Settled(Objects.Plain(5));
        scenario.Hold<Pod>("web-3");
        scenario.Hold<Pod>("web-4");
        scenario.Scale(3);
        scenario.DeletePods("web-3", "web-4");

        scenario.Rest();
        Assert.Equal("web-0 web-1 web-2 web-3 web-4", scenario.PodNames);
        Assert.Equal(5, scenario.Status.Replicas);

        scenario.Hold<Pod>("web-3", isHeld: false);
        scenario.Hold<Pod>("web-4", isHeld: false);
        scenario.Settle(3);
        scenario.Scale(0);
        scenario.Settle(0);
    }

    [Fact]
    public void S04_TerminatingLowPod_BlocksScaling()
    {
        var scenario = Scenario.Settled(Objects.Plain());
        scenario.Hold<Pod>("web-0");
        scenario.DeletePods("web-0");
        scenario.Scale(5);

        scenario.Rest();
        Assert.Equal("web-0 web-1 web-2", scenario.PodNames);

        var life = scenario.Life(() =>
        {
            scenario.Hold<Pod>("web-0", isHeld: false);
            scenario.Settle(5);
        });
        Assert.Equal("-web-0 +web-0 ~web-0 +web-3 ~web-3 +web-4 ~web-4", life);
    }

    [Fact]
    public void S05_SetBeingDeleted_RecreatesNothingAndReportsStatus()
    {
        var scenario = Scenario.Settled(Objects.Plain());
        scenario.Hold<StatefulSet>("web");
        scenario.Delete("StatefulSet", "web");

        scenario.DeletePods("web-1");
        scenario.Rest();

        Assert.Equal("web-0 web-2", scenario.PodNames);
        Assert.Equal(2, scenario.Status.Replicas);
        Assert.Equal(scenario.Set.Metadata.Generation, scenario.Status.ObservedGeneration);
    }

    [Fact]
    public void P01_P13_PodWithAClaim_GivesAnEventForEachStep()
    {
        var scenario = Scenario.Settled(Objects.Web(1));
        scenario.Scale(0);
        scenario.Settle(0);

        Assert.Equal(
            [
                "Normal SuccessfulCreate: create Claim www-web-0 Pod web-0 in StatefulSet web success",
                "Normal SuccessfulCreate: create Pod web-0 in StatefulSet web successful",
                "Normal SuccessfulDelete: delete Pod web-0 in StatefulSet web successful",
            ],
            scenario.Events);
    }

    [Theory]
    [MemberData(nameof(Scenario.PoliciesAndRetentions), MemberType = typeof(Scenario))]
    public void P07_SettledSet_IsNotTouched(PodManagementPolicy policy, string retention)
    {
        var scenario = Scenario.Settled(Web(3, policy, retention));
        var version = scenario.Now.Version;

        scenario.EditMetadata<StatefulSet>("web", static metadata => metadata with { Labels = ("touched", "yes") });
        scenario.Wait(3600);

        Assert.Equal(version + 1, scenario.Now.Version);
    }

    [Fact]
    public void U22_Pod_IsControlledByItsSet()
    {
        var scenario = Scenario.Settled(Objects.Plain(1));

        var owner = Assert.Single(scenario.Now.PodOf("web-0")!.Metadata.OwnerReferences!);

        Assert.Equal(
            ("apps/v1", "StatefulSet", "web", scenario.Set.Metadata.Uid, true, true),
            (owner.ApiVersion, owner.Kind, owner.Name, owner.Uid, owner.Controller, owner.BlockOwnerDeletion));
    }

    private static StatefulSet Web(int replicas, PodManagementPolicy policy, string retention) =>
        Scenario.Retaining(Objects.Web(replicas) with { PodManagementPolicy = policy }, retention);
}
