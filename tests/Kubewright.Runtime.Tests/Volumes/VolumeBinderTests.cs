using static Kubewright.Runtime.Tests.StorageText;

namespace Kubewright.Runtime.Tests;

public sealed class VolumeBinderTests
{
    [Fact]
    public void Plan_SuitableVolume_WritesVolumeThenItsStatusThenClaimThenItsStatus()
    {
        var actions = VolumeBinder.Plan(State("www-web-0 1Gi", "pv1 5Gi RWO,RWX"));

        var volume = Assert.IsType<PersistentVolume>(Assert.IsType<VolumeAction.Update>(actions[0]).Object);
        var boundVolume = Assert.IsType<PersistentVolume>(Assert.IsType<VolumeAction.UpdateStatus>(actions[1]).Object);
        var claim = Assert.IsType<PersistentVolumeClaim>(Assert.IsType<VolumeAction.Update>(actions[2]).Object);
        var boundClaim = Assert.IsType<PersistentVolumeClaim>(Assert.IsType<VolumeAction.UpdateStatus>(actions[3]).Object);
        Assert.Equal(4, actions.Length);
        Assert.Equal(
            new ObjectReference
            {
                ApiVersion = "v1",
                Kind = "PersistentVolumeClaim",
                Namespace = "default",
                Name = "www-web-0",
                Uid = "uid-www-web-0",
                ResourceVersion = "1",
            },
            volume.Spec!.ClaimRef);
        Assert.Equal("yes", volume.Metadata.Annotations!["pv.kubernetes.io/bound-by-controller"]);
        Assert.Equal(VolumePhase.Bound, boundVolume.Status!.Phase);
        Assert.Equal("pv1", claim.Spec!.VolumeName?.Name);
        Assert.Equal("yes", claim.Metadata.Annotations!["pv.kubernetes.io/bind-completed"]);
        Assert.Equal("yes", claim.Metadata.Annotations["pv.kubernetes.io/bound-by-controller"]);
        Assert.Equal(ClaimPhase.Bound, boundClaim.Status!.Phase);
        Assert.Equal([AccessMode.ReadWriteOnce, AccessMode.ReadWriteMany], boundClaim.Status.AccessModes!);
        Assert.Equal(Quantity.Parse("5Gi"), boundClaim.Status.Capacity!["storage"]);
    }

    [Fact]
    public void Plan_BoundClaim_IsLeftAlone()
    {
        var state = State("c 1Gi", "pv1 1Gi");
        var actions = VolumeBinder.Plan(state);
        var volume = (PersistentVolume)((VolumeAction.UpdateStatus)actions[1]).Object;
        var claim = (PersistentVolumeClaim)((VolumeAction.UpdateStatus)actions[3]).Object;

        Assert.Empty(VolumeBinder.Plan(state with { Claim = claim, Volume = volume, Candidates = [] }));
    }

    [Fact]
    public void Plan_InterruptedBinding_DoesOnlyWhatIsMissing()
    {
        var state = State("c 1Gi", "pv1 1Gi");
        var volume = (PersistentVolume)((VolumeAction.UpdateStatus)VolumeBinder.Plan(state)[1]).Object;

        var actions = VolumeBinder.Plan(state with { Candidates = [volume] });

        Assert.Equal(2, actions.Length);
        Assert.All(actions, static action => Assert.Contains("PersistentVolumeClaim", action.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_VolumeReservedByAPerson_KeepsTheirChoice()
    {
        var actions = VolumeBinder.Plan(State("c 1Gi", "free 1Gi | mine 9Gi for=c"));

        var volume = (PersistentVolume)((VolumeAction.Update)actions[0]).Object;
        Assert.Equal("mine", volume.Metadata.Name);
        Assert.Equal("uid-c", volume.Spec!.ClaimRef!.Uid);
        Assert.Null(volume.Metadata.Annotations);
    }

    [Theory]
    [InlineData("c 1Gi", null, "FailedBinding", "no persistent volumes available for this claim and no storage class is set")]
    [InlineData("c 1Gi class=", "standard", "FailedBinding", "no persistent volumes available for this claim and no storage class is set")]
    [InlineData("c 1Gi class=gone", null, "ProvisioningFailed", "storageclass.storage.k8s.io \"gone\" not found")]
    [InlineData("c 1Gi class=manual", null, "ProvisioningFailed", "provisioner \"kubernetes.io/no-provisioner\" of class \"manual\" makes no volumes: the class only names volumes that are made by hand")]
    [InlineData("c 1Gi class=disk select=ssd", null, "ProvisioningFailed", "claim.spec.selector is not supported for dynamic provisioning")]
    [InlineData("c 1Gi class=late", null, "WaitForFirstConsumer", "waiting for first consumer to be created before binding")]
    public void Plan_NoVolumeToBe_SaysWhy(string claim, string? defaultClass, string reason, string message)
    {
        var state = State(claim, "") with { DefaultClass = defaultClass is null ? null : Class(defaultClass) };

        var record = Assert.IsType<VolumeAction.Record>(Assert.Single(VolumeBinder.Plan(state)));

        Assert.Equal((reason, message), (record.Reason, record.Message));
    }

    [Fact]
    public void Plan_ClaimWithoutClass_GetsADefaultThatAppearedLater()
    {
        var action = Assert.Single(VolumeBinder.Plan(State("c 1Gi", "pv1 1Gi") with { DefaultClass = Class("standard") }));

        Assert.Equal("standard", ((PersistentVolumeClaim)((VolumeAction.Update)action).Object).Spec!.StorageClassName?.Name);
    }

    [Fact]
    public void Plan_ClassWithProvisioner_AnnouncesWaitsAndMakesAVolume()
    {
        var state = State("www-web-0 3Gi class=disk", "") with { ProvisioningTime = TimeSpan.FromSeconds(2) };

        var announce = VolumeBinder.Plan(state);
        var claim = (PersistentVolumeClaim)((VolumeAction.Update)announce[0]).Object;
        var begin = VolumeBinder.Plan(state with { Claim = claim });
        var early = VolumeBinder.Plan(state with { Claim = claim, ProvisioningSince = Now, Now = Now.AddSeconds(1.5) });
        var done = VolumeBinder.Plan(state with { Claim = claim, ProvisioningSince = Now, Now = Now.AddSeconds(2) });

        Assert.Equal("example.com/disk", claim.Metadata.Annotations!["volume.kubernetes.io/storage-provisioner"]);
        Assert.Equal("example.com/disk", claim.Metadata.Annotations["volume.beta.kubernetes.io/storage-provisioner"]);
        Assert.Equal("ExternalProvisioning", Assert.IsType<VolumeAction.Record>(announce[1]).Reason);
        Assert.Equal(TimeSpan.FromSeconds(2), Assert.IsType<VolumeAction.Wait>(begin[^1]).Delay);
        Assert.Equal(TimeSpan.FromSeconds(0.5), Assert.IsType<VolumeAction.Wait>(Assert.Single(early)).Delay);
        var volume = Assert.IsType<VolumeAction.Create>(done[0]).Volume;
        Assert.Equal("pvc-uid-www-web-0", volume.Metadata.Name);
        Assert.Equal(Quantity.Parse("3Gi"), volume.Spec!.Capacity!["storage"]);
        Assert.Equal("uid-www-web-0", volume.Spec.ClaimRef!.Uid);
        Assert.Equal(ReclaimPolicy.Delete, volume.Spec.PersistentVolumeReclaimPolicy);
        Assert.Equal("Successfully provisioned volume pvc-uid-www-web-0", Assert.IsType<VolumeAction.Record>(done[1]).Message);
    }

    [Theory]
    [InlineData("c 2Gi volume=pv1", "pv1 1Gi", "VolumeMismatch", "Cannot bind to requested volume \"pv1\": requested PV is too small")]
    [InlineData("c 1Gi volume=pv1", "pv1 1Gi class=x", "VolumeMismatch", "Cannot bind to requested volume \"pv1\": storageClassName does not match")]
    [InlineData("c 1Gi volume=pv1", "pv1 1Gi mode=Block", "VolumeMismatch", "Cannot bind to requested volume \"pv1\": incompatible volumeMode")]
    [InlineData("c 1Gi RWX volume=pv1", "pv1 1Gi", "VolumeMismatch", "Cannot bind to requested volume \"pv1\": incompatible accessMode")]
    [InlineData("c 1Gi volume=pv1", "pv1 1Gi for=other uid=u", "FailedBinding", "volume \"pv1\" already bound to a different claim.")]
    public void Plan_RequestedVolumeUnsuitable_SaysWhy(string claim, string volume, string reason, string message)
    {
        var record = Assert.IsType<VolumeAction.Record>(Assert.Single(VolumeBinder.Plan(State(claim, "") with { Volume = Volume(volume) })));

        Assert.Equal((EventType.Warning, reason, message), (record.Type, record.Reason, record.Message));
    }

    [Fact]
    public void Plan_RequestedVolumeMissing_WaitsSilently() => Assert.Empty(VolumeBinder.Plan(State("c 1Gi volume=pv1", "")));

    [Fact]
    public void Plan_RequestedVolumeFree_BindsWhateverTheSelectorSays()
    {
        var actions = VolumeBinder.Plan(State("c 1Gi volume=pv1 select=ssd", "") with { Volume = Volume("pv1 1Gi label=hdd") });

        Assert.Equal(4, actions.Length);
    }

    [Fact]
    public void Plan_BoundClaimWithoutItsVolume_IsLost()
    {
        var claim = Annotated(Claim("c 1Gi volume=pv1 phase=Bound"), "pv.kubernetes.io/bind-completed", "yes");

        var actions = VolumeBinder.Plan(State("c 1Gi", "") with { Claim = claim });

        Assert.Equal(ClaimPhase.Lost, ((PersistentVolumeClaim)((VolumeAction.UpdateStatus)actions[0]).Object).Status!.Phase);
        Assert.Equal("ClaimLost", Assert.IsType<VolumeAction.Record>(actions[1]).Reason);
    }

    [Fact]
    public void Plan_WaitForFirstConsumerWithChosenNode_TakesTheVolumeOfThatNode()
    {
        var nodes = SimulatedNodes.Create(["k8s-node1", "k8s-node2"], Now).ToList();

        var actions = VolumeBinder.Plan(State("c 1Gi class=late", "here 1Gi class=late node=k8s-node1 | there 2Gi class=late node=k8s-node2") with
        {
            SelectedNode = nodes[1],
        });

        Assert.Equal("there", ((VolumeAction.Update)actions[0]).Object.Metadata.Name);
    }

    [Theory]
    [InlineData("k8s-node1", PodPhase.Running, false, true)]
    [InlineData("k8s-node1", PodPhase.Running, true, true)]
    [InlineData("k8s-node1", PodPhase.Succeeded, false, false)]
    [InlineData("", PodPhase.Pending, false, true)]
    [InlineData("", PodPhase.Pending, true, false)]
    public void Plan_DeletedClaim_StaysWhileAPodUsesIt(string node, PodPhase phase, bool isPodDeleted, bool expected)
    {
        var claim = Claim("c 1Gi phase=Bound");
        claim = claim with { Metadata = claim.Metadata with { DeletionTimestamp = Now } };
        var pod = new Pod(
            new ObjectMeta { Name = "web-0", DeletionTimestamp = isPodDeleted ? Now : null },
            new PodSpec { Containers = [], NodeName = node })
        {
            Status = new PodStatus { Phase = phase },
        };

        var actions = VolumeBinder.Plan(State("c 1Gi", "") with { Claim = claim, Pods = [pod] });

        Assert.Equal(expected, actions.IsEmpty);
        Assert.All(actions, static action => Assert.Null(((VolumeAction.Update)action).Object.Metadata.Finalizers));
    }

    private static ClaimState State(string claim, string volumes)
    {
        var parsed = Claim(claim);
        return new ClaimState
        {
            Claim = parsed,
            Class = StorageClassLookup.NameOf(parsed) switch
            {
                "manual" => Class("manual", "kubernetes.io/no-provisioner"),
                "disk" => Class("disk"),
                "late" => Class("late", waits: true),
                _ => null,
            },
            Candidates = Volumes(volumes),
            Now = Now,
        };
    }
}
