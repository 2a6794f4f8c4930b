namespace Kubewright.Runtime.Tests;

/// <summary>Which changes of claims and volumes pods are looked at for.</summary>
public sealed class VolumeChangesTests
{
    private static readonly PersistentVolumeClaim Claim = new("data") { AccessModes = [AccessMode.ReadWriteOnce], Storage = "1Gi" };
    private static readonly PersistentVolume Volume = new("disk") { Spec = new PersistentVolumeSpec { StorageClassName = "standard" } };

    [Fact]
    public void Matter_ObjectThatComesOrGoes_Does()
    {
        Assert.True(Matters(null, Claim));
        Assert.True(Matters(Claim, null));
        Assert.True(Matters(null, Volume));
        Assert.True(Matters(Volume, null));
    }

    [Fact]
    public void Matter_WhatTheBinderNotes_DoesNot()
    {
        Assert.False(Matters(Claim, With(Claim, VolumeNames.StorageProvisioner, "example.com/disks")));
        Assert.False(Matters(Volume, Volume with { Metadata = Volume.Metadata with { Annotations = (VolumeNames.BoundByController, "yes") } }));
        Assert.False(Matters(Volume, Volume with { Status = new PersistentVolumeStatus { Phase = VolumePhase.Bound } }));
    }

    [Fact]
    public void Matter_WhatAPodWaitsFor_Does()
    {
        Assert.True(Matters(Claim, Claim with { Spec = Claim.Spec! with { VolumeName = "disk" } }));
        Assert.True(Matters(Claim, Claim with { Status = new PersistentVolumeClaimStatus { Phase = ClaimPhase.Bound } }));
        Assert.True(Matters(Claim, With(Claim, VolumeNames.SelectedNode, "k8s-node1")));
        Assert.True(Matters(Claim, With(Claim, VolumeNames.BetaStorageClass, "fast")));
        Assert.True(Matters(Claim, Claim with { Metadata = Claim.Metadata with { DeletionTimestamp = DateTimeOffset.UnixEpoch } }));
        Assert.True(Matters(Volume, Volume with { Metadata = Volume.Metadata with { Labels = ("tier", "fast") } }));
        Assert.True(Matters(Volume, Volume with { Metadata = Volume.Metadata with { DeletionTimestamp = DateTimeOffset.UnixEpoch } }));
    }

    private static PersistentVolumeClaim With(PersistentVolumeClaim claim, string annotation, string value) =>
        claim with { Metadata = claim.Metadata with { Annotations = (annotation, value) } };

    private static bool Matters(IKubernetesObject? old, IKubernetesObject? @new) =>
        VolumeChanges.Matter(new StoreEvent(StoreEventType.Modified, ObjectKey.Of(old ?? @new!), old, @new, 1, DateTimeOffset.UnixEpoch));
}
