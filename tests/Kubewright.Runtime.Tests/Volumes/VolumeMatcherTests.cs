using static Kubewright.Runtime.Tests.StorageText;

namespace Kubewright.Runtime.Tests;

public sealed class VolumeMatcherTests
{
    [Theory]
    [InlineData("c 2Gi", "pv1 10Gi | pv2 5Gi | pv3 2Gi | pv4 20Gi", "pv3")]
    [InlineData("c 3Gi", "pv1 10Gi | pv2 5Gi | pv3 2Gi | pv4 20Gi", "pv2")]
    [InlineData("c 2Gi", "b 4Gi | a 4Gi", "a")]
    [InlineData("c 1Gi", "small 1Gi RWO,RWX | exact 9Gi RWO", "exact")]
    [InlineData("c 1Gi RWX", "once 1Gi RWO | many 2Gi RWX", "many")]
    [InlineData("c 1Gi", "g 1G | gi 1024Mi", "gi")]
    [InlineData("c 2Gi", "pv1 1Gi", null)]
    [InlineData("c 1Gi class=fast", "none 1Gi | slow 1Gi class=slow | fast 5Gi class=fast", "fast")]
    [InlineData("c 1Gi class=", "fast 1Gi class=fast | none 1Gi", "none")]
    [InlineData("c 1Gi", "fast 1Gi class=fast", null)]
    [InlineData("c 1Gi mode=Block", "file 1Gi | block 1Gi mode=Block", "block")]
    [InlineData("c 1Gi select=ssd", "hdd 1Gi label=hdd | bare 1Gi | ssd 2Gi label=ssd", "ssd")]
    [InlineData("c 1Gi", "gone 1Gi deleted | old 1Gi phase=Released | new 1Gi phase=Pending | ok 3Gi", "ok")]
    [InlineData("c 1Gi", "other 1Gi for=d | mine 50Gi for=c", "mine")]
    [InlineData("c 1Gi", "mine 50Gi for=c uid=uid-c | ok 1Gi", "mine")]
    [InlineData("c 1Gi", "earlier 1Gi for=c uid=another | ok 3Gi", "ok")]
    [InlineData("c 2Gi", "mine 1Gi for=c | ok 3Gi", "ok")]
    public void Find_ClaimAndVolumes_TakesTheBestFit(string claim, string volumes, string? expected)
    {
        var found = VolumeMatcher.Find(Claim(claim), Volumes(volumes));

        Assert.Equal(expected, found?.Metadata.Name);
    }

    [Fact]
    public void Find_TwoClaimsOneAfterTheOther_TakeTheSmallestThenTheNextSmallest()
    {
        var volumes = Volumes("pv001 10Gi RWO,RWX | pv002 5Gi RWO,RWX | pv003 2Gi RWO,RWX | pv004 20Gi RWO,RWX | pv005 10Gi RWO,RWX");

        var first = VolumeMatcher.Find(Claim("myappdata-myapp-0 2Gi"), volumes)!;
        var second = VolumeMatcher.Find(Claim("myappdata-myapp-1 2Gi"), volumes.Where(v => v != first));

        Assert.Equal("pv003", first.Metadata.Name);
        Assert.Equal("pv002", second?.Metadata.Name);
    }

    [Theory]
    [InlineData("v 1Gi for=other", VolumeMismatch.Claimed)]
    [InlineData("v 1Gi deleted", VolumeMismatch.Terminating)]
    [InlineData("v 1Gi class=x", VolumeMismatch.StorageClass)]
    [InlineData("v 1Gi phase=Failed", VolumeMismatch.NotAvailable)]
    [InlineData("v 1Gi ROX", VolumeMismatch.AccessModes)]
    [InlineData("v 1Gi mode=Block", VolumeMismatch.VolumeMode)]
    [InlineData("v 1Mi", VolumeMismatch.TooSmall)]
    [InlineData("v 1Gi", null)]
    public void WhyNot_Volume_NamesTheFirstReason(string volume, VolumeMismatch? expected) =>
        Assert.Equal(expected, VolumeMatcher.WhyNot(Claim("c 1Gi"), Volume(volume)));

    [Fact]
    public void WhyNot_SelectorWithoutMatch_NamesTheSelector() =>
        Assert.Equal(VolumeMismatch.Selector, VolumeMatcher.WhyNot(Claim("c 1Gi select=ssd"), Volume("v 1Gi label=hdd")));

    [Theory]
    [InlineData("k8s-node1", "small")]
    [InlineData("k8s-node2", "large")]
    public void FindOnNode_VolumesOfNodes_TakesTheSmallestUsableThere(string node, string expected)
    {
        PersistentVolume[] volumes = [Volume("large 9Gi RWO node=k8s-node2"), Volume("small 1Gi RWO,RWX node=k8s-node1"), Volume("other 2Gi node=k8s-node1")];
        var target = SimulatedNodes.Create(["k8s-node1", "k8s-node2"], Now).Single(n => n.Metadata.Name == node);

        Assert.Equal(expected, VolumeMatcher.FindOnNode(Claim("c 1Gi"), volumes, target)?.Metadata.Name);
    }
}
