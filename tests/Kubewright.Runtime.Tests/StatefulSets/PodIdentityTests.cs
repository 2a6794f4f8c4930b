namespace Kubewright.Runtime.Tests;

/// <summary>What makes a pod the pod of its ordinal: U-03, U-05 to U-08, U-19.</summary>
public sealed class PodIdentityTests
{
    private static readonly StatefulSetShape Set = new(Objects.Web(3) with
    {
        Metadata = new ObjectMeta { Name = "my-set", Namespace = "default", Uid = "set-uid" },
    });

    private static Pod Fresh => PodIdentity.Create(Set, 1, Set.Set.Spec!.Template, "my-set-rev");

    public static TheoryData<string, Func<Pod, Pod>, bool> Identities => new()
    {
        { "fresh", static pod => pod, true },
        { "wrong name", static pod => pod with { Metadata = pod.Metadata with { Name = "my-set-7" } }, false },
        { "no namespace", static pod => pod with { Metadata = pod.Metadata with { Namespace = "" } }, false },
        { "no name label", static pod => pod with { Metadata = pod.Metadata with { Labels = pod.Metadata.Labels!.Without(StatefulSetNames.PodNameLabel) } }, false },
        { "no index label", static pod => pod with { Metadata = pod.Metadata with { Labels = pod.Metadata.Labels!.Without(StatefulSetNames.PodIndexLabel) } }, true },
    };

    public static TheoryData<string, Func<Pod, Pod>, bool> Storages => new()
    {
        { "fresh", static pod => pod, true },
        { "no volumes", static pod => pod with { Spec = pod.Spec! with { Volumes = null } }, false },
        { "no claim", static pod => pod with { Spec = pod.Spec! with { Volumes = [new Volume("www")] } }, false },
        { "other claim", static pod => pod with { Spec = pod.Spec! with { Volumes = [new Volume("www") { PersistentVolumeClaim = new PersistentVolumeClaimVolumeSource("www-my-set-0") }] } }, false },
    };

    [Theory]
    [MemberData(nameof(Identities))]
    public void U05_Identity_IsNameNamespaceAndNameLabel(string name, Func<Pod, Pod> change, bool matches) =>
        Assert.Equal((name, matches), (name, PodIdentity.Matches(Set, 1, change(Fresh))));

    [Theory]
    [MemberData(nameof(Storages))]
    public void U06_Storage_IsAVolumeWithItsClaimPerTemplate(string name, Func<Pod, Pod> change, bool matches) =>
        Assert.Equal((name, matches), (name, PodIdentity.MatchesStorage(Set, 1, change(Fresh))));

    [Theory]
    [MemberData(nameof(Storages))]
    public void U08_Repair_PutsTheVolumesRight(string name, Func<Pod, Pod> change, bool matches)
    {
        var repaired = PodIdentity.Repair(Set, 1, change(Fresh));

        Assert.Equal((name, true), (name, PodIdentity.MatchesStorage(Set, 1, repaired)));
        Assert.Equal(matches, change(Fresh) == repaired);
    }

    [Fact]
    public void U07_Repair_PutsTheLabelsRight()
    {
        var pod = Fresh with { Metadata = Fresh.Metadata with { Labels = ("app", "nginx") } };

        var repaired = PodIdentity.Repair(Set, 1, pod);

        Assert.True(PodIdentity.Matches(Set, 1, repaired));
        Assert.Equal("1", repaired.Metadata.Labels![StatefulSetNames.PodIndexLabel]);
    }

    [Theory]
    [InlineData("volume-my-set-2", "volume-my-set", 2)]
    [InlineData("long-volume-my-set-20", "long-volume-my-set", 20)]
    [InlineData("volume-2-my-set", null, -1)]
    public void U03_ClaimName_TellsTheTemplateWithTheSetAndTheOrdinal(string claim, string? prefix, int ordinal)
    {
        StatefulSetNames.TryParse(claim, out var found, out var number);

        Assert.Equal((prefix, ordinal), (found, number));
    }

    [Theory]
    [InlineData(null, false, false)]
    [InlineData(PodPhase.Running, false, false)]
    [InlineData(PodPhase.Running, true, true)]
    [InlineData(PodPhase.Pending, true, false)]
    public void U19_Ready_IsRunningWithTheCondition(PodPhase? phase, bool hasCondition, bool isReady)
    {
        var status = new PodStatus { Phase = phase, Conditions = hasCondition ? [new PodCondition(PodConditionType.Ready, ConditionStatus.True)] : null };

        Assert.Equal(isReady, PodHealth.IsReady(Fresh with { Status = status }, out _));
    }

    [Fact]
    public void Create_Pod_HasWhatTheTemplateAndTheOrdinalGive()
    {
        var template = Set.Set.Spec!.Template with
        {
            Metadata = new ObjectMeta { Labels = ("app", "nginx"), Annotations = ("note", "kept"), Finalizers = ["example.com/hold"] },
            Spec = Set.Set.Spec.Template.Spec! with { Volumes = [new Volume("www") { EmptyDir = new EmptyDirVolumeSource() }, new Volume("tmp")] },
        };

        var pod = PodIdentity.Create(Set, 1, template, "my-set-rev");

        Assert.Equal(("my-set-1", "my-set-", "kept", "example.com/hold"), (pod.Metadata.Name, pod.Metadata.GenerateName, pod.Metadata.Annotations!["note"], Assert.Single(pod.Metadata.Finalizers!)));
        Assert.Equal(("my-set-1", "1", "my-set-rev"), (pod.Metadata.Labels![StatefulSetNames.PodNameLabel], pod.Metadata.Labels[StatefulSetNames.PodIndexLabel], pod.Metadata.Labels[StatefulSetNames.RevisionLabel]));
        Assert.Equal(("my-set-1", "nginx"), (pod.Spec!.Hostname, pod.Spec.Subdomain));
        Assert.Equal(["www", "tmp"], pod.Spec.Volumes!.Select(static volume => volume.Name));
        Assert.Equal("www-my-set-1", pod.Spec.Volumes![0].PersistentVolumeClaim!.ClaimName.Name);
    }
}
