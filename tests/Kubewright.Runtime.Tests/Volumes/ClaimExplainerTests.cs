using static Kubewright.Runtime.Tests.StorageText;

namespace Kubewright.Runtime.Tests;

public sealed class ClaimExplainerTests
{
    [Fact]
    public void WhyPending_ThirdClaimForTwoVolumes_NamesBothAndWhoHasThem()
    {
        var why = ClaimExplainer.WhyPending(
            Claim("www-web2-2 1Gi class=my-storage-class"),
            [
                Volume("nginx2-pv-volume 10Gi class=my-storage-class for=www-web2-0 uid=a phase=Bound"),
                Volume("nginx22-pv-volume 10Gi class=my-storage-class for=www-web2-1 uid=b phase=Bound"),
                Volume("elsewhere 10Gi"),
            ],
            [Class("my-storage-class", "kubernetes.io/host-path")])!;

        Assert.Equal(ClaimWaitReason.NoSuitableVolume, why.Reason);
        Assert.Equal(["nginx2-pv-volume", "nginx22-pv-volume"], why.Candidates.Select(c => c.Volume));
        Assert.Equal(
            "claim default/www-web2-2 (1Gi, RWO, class my-storage-class) has to find a volume, as provisioner kubernetes.io/host-path "
            + "makes none (a cluster provisions host-path volumes only when that is switched on, which is for tests on one node), "
            + "and no volume of class my-storage-class suits it (nginx2-pv-volume is bound to default/www-web2-0; "
            + "nginx22-pv-volume is bound to default/www-web2-1); create a volume that suits it.",
            why.Summary);
    }

    [Theory]
    [InlineData("c 2Gi", "small 1Gi", ClaimWaitReason.NoClass, "small has 1Gi, 2Gi is wanted")]
    [InlineData("c 2Gi", "", ClaimWaitReason.NoClass, "there is no volume without a class")]
    [InlineData("c 1Gi RWX", "once 1Gi", ClaimWaitReason.NoClass, "once offers RWO, RWX is wanted")]
    [InlineData("c 1Gi", "old 1Gi for=d uid=x phase=Released", ClaimWaitReason.NoClass, "old was released by default/d and keeps its data; remove its claimRef to offer it again")]
    [InlineData("c 1Gi", "free 1Gi", ClaimWaitReason.Binding, "is about to be bound")]
    [InlineData("c 1Gi class=nfs", "", ClaimWaitReason.ClassMissing, "create the class nfs")]
    [InlineData("c 1Gi class=disk", "", ClaimWaitReason.Provisioning, "waits for provisioner example.com/disk to make a volume")]
    [InlineData("c 1Gi class=disk select=ssd", "", ClaimWaitReason.SelectorNotProvisioned, "remove the selector")]
    [InlineData("c 1Gi class=late", "", ClaimWaitReason.WaitingForConsumer, "waits for a pod that uses it to be scheduled")]
    [InlineData("c 1Gi volume=gone", "", ClaimWaitReason.RequestedVolume, "asks for volume gone, which does not exist")]
    [InlineData("c 1Gi volume=v phase=Lost", "", ClaimWaitReason.Lost, "lost its volume v")]
    public void WhyPending_Claim_SaysWhatItWaitsFor(string claim, string volumes, ClaimWaitReason reason, string text)
    {
        var why = ClaimExplainer.WhyPending(
            Claim(claim),
            Volumes(volumes),
            [Class("disk"), Class("late", waits: true)])!;

        Assert.Equal(reason, why.Reason);
        Assert.Contains(text, why.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void WhyPending_BoundClaim_IsNull() => Assert.Null(ClaimExplainer.WhyPending(Claim("c 1Gi phase=Bound"), [], []));
}
