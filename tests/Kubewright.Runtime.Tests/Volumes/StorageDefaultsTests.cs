using static Kubewright.Runtime.Tests.StorageText;

namespace Kubewright.Runtime.Tests;

public sealed class StorageDefaultsTests
{
    [Theory]
    [InlineData("c 1Gi", "standard", "standard")]
    [InlineData("c 1Gi", null, null)]
    [InlineData("c 1Gi class=", "standard", "")]
    [InlineData("c 1Gi class=fast", "standard", "fast")]
    public void Apply_Claim_GetsTheDefaultClassOnlyWhenItNamesNone(string claim, string? defaultClass, string? expected)
    {
        var result = StorageDefaults.Apply(Claim(claim), defaultClass is null ? null : Class(defaultClass));

        Assert.Equal(expected, result.Spec!.StorageClassName?.Name);
    }

    [Fact]
    public void Apply_Claim_IsPendingFilesystemAndProtected()
    {
        var claim = StorageDefaults.Apply(Claim("c 1Gi") with { Metadata = new ObjectMeta { Name = "c" }, Status = null }, null);

        Assert.Equal(ClaimPhase.Pending, claim.Status!.Phase);
        Assert.Equal(VolumeMode.Filesystem, claim.Spec!.VolumeMode);
        Assert.Equal(["kubernetes.io/pvc-protection"], claim.Metadata.Finalizers!);
    }

    [Fact]
    public void Apply_Volume_IsPendingKeptAndProtectedOnce()
    {
        var volume = StorageDefaults.Apply(StorageDefaults.Apply(new PersistentVolume("pv")));

        Assert.Equal(VolumePhase.Pending, volume.Status!.Phase);
        Assert.Equal((ReclaimPolicy.Retain, VolumeMode.Filesystem), (volume.Spec!.PersistentVolumeReclaimPolicy, volume.Spec.VolumeMode));
        Assert.Equal(["kubernetes.io/pv-protection"], volume.Metadata.Finalizers!);
    }

    [Fact]
    public void Apply_Class_DeletesVolumesAndBindsAtOnce()
    {
        var storageClass = StorageDefaults.Apply(new StorageClass("c") { Provisioner = "example.com/disk" });

        Assert.Equal((ReclaimPolicy.Delete, VolumeBindingMode.Immediate), (storageClass.ReclaimPolicy, storageClass.VolumeBindingMode));
    }
}
