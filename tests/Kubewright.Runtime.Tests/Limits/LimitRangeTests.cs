namespace Kubewright.Runtime.Tests;

/// <summary>What a LimitRange gives to pods, and what it refuses.</summary>
public sealed class LimitRangeTests
{
    private readonly Cluster _cluster = Cluster.Create();

    [Fact]
    public void Container_WithoutResources_GetsTheDefaults()
    {
        Apply(new LimitRangeItem { Type = LimitType.Container, Default = [("cpu", "500m")], DefaultRequest = [("cpu", "200m"), ("memory", "64Mi")] });

        var pod = Create(null);

        Assert.Equal("cpu=500m", pod.Spec!.Containers[0].Resources!.Limits!.ToString());
        Assert.Equal("cpu=200m,memory=64Mi", pod.Spec.Containers[0].Resources!.Requests!.ToString());
        Assert.Equal("LimitRanger plugin set: cpu, memory request for container c; cpu limit for container c", pod.Metadata.Annotations!["kubernetes.io/limit-ranger"]);
        Assert.Equal(PodQosClass.Burstable, pod.Status!.QosClass);
    }

    [Fact]
    public void Container_WithResources_KeepsThem()
    {
        Apply(new LimitRangeItem { Type = LimitType.Container, Default = [("cpu", "500m")], DefaultRequest = [("cpu", "200m")] });

        var pod = Create(new ResourceRequirements { Limits = [("cpu", "1")] });

        Assert.Equal("cpu=1", pod.Spec!.Containers[0].Resources!.Limits!.ToString());
        Assert.Equal("cpu=1", pod.Spec.Containers[0].Resources!.Requests!.ToString());
        Assert.Null(pod.Metadata.Annotations?["kubernetes.io/limit-ranger"]);
    }

    [Fact]
    public void Range_WithBoundsAlone_HasDefaultsFromThem()
    {
        Apply(new LimitRangeItem { Type = LimitType.Container, Max = [("cpu", "2")], Min = [("memory", "32Mi")] });

        var item = _cluster.Snapshot.Find<LimitRange>("default", "range")!.Spec!.Limits[0];

        Assert.Equal("cpu=2", item.Default!.ToString());
        Assert.Equal("cpu=2,memory=32Mi", item.DefaultRequest!.ToString());
    }

    [Theory]
    [InlineData("50m", "150m", "minimum cpu usage per Container is 100m, but request is 50m")]
    [InlineData("1", "3", "maximum cpu usage per Container is 2, but limit is 3")]
    [InlineData("100m", "1", "cpu max limit to request ratio per Container is 4, but provided ratio is 10.000000")]
    [InlineData("500m", "1", null)]
    public void Container_OutOfBounds_IsRefused(string request, string limit, string? expected)
    {
        Apply(new LimitRangeItem { Type = LimitType.Container, Min = [("cpu", "100m")], Max = [("cpu", "2")], MaxLimitRequestRatio = [("cpu", "4")] });

        var error = _cluster.Apply(Pod(new ResourceRequirements { Requests = [("cpu", request)], Limits = [("cpu", limit)] })).Error;

        Assert.Equal(expected is null ? null : $"pods \"p\" is forbidden: {expected}", error?.Message);
    }

    [Fact]
    public void Pod_SumOfItsContainers_IsBounded()
    {
        Apply(new LimitRangeItem { Type = LimitType.Pod, Max = [("cpu", "1")], Min = [("memory", "1Mi")] });
        var half = new ResourceRequirements { Limits = [("cpu", "600m")], Requests = [("cpu", "600m")] };

        var error = _cluster.Apply(new Pod("p") { Containers = [new Container("a", "i") { Resources = half }, new Container("b", "i") { Resources = half }] }).Error!;

        Assert.Equal(
            "pods \"p\" is forbidden: [minimum memory usage per Pod is 1Mi.  No request is specified, maximum cpu usage per Pod is 1, but limit is 1200m]",
            error.Message);
    }

    [Theory]
    [InlineData("500Mi", "minimum storage usage per PersistentVolumeClaim is 1Gi, but request is 500Mi")]
    [InlineData("11Gi", "maximum storage usage per PersistentVolumeClaim is 10Gi, but request is 11Gi")]
    [InlineData("2Gi", null)]
    public void Claim_OutOfBounds_IsRefused(string storage, string? expected)
    {
        Apply(new LimitRangeItem { Type = LimitType.PersistentVolumeClaim, Min = [("storage", "1Gi")], Max = [("storage", "10Gi")] });

        var error = _cluster.Apply(new PersistentVolumeClaim("c") { AccessModes = [AccessMode.ReadWriteOnce], Storage = storage }).Error;

        Assert.Equal(expected is null ? null : $"persistentvolumeclaims \"c\" is forbidden: {expected}", error?.Message);
    }

    [Fact]
    public void Set_PodsOutOfBounds_SaysWhy()
    {
        var scenario = new Scenario();
        scenario.Apply(Range(new LimitRangeItem { Type = LimitType.PersistentVolumeClaim, Max = [("storage", "1Mi")] }));
        scenario.Apply(Objects.Web(1));
        scenario.Wait(10);

        Assert.Contains(scenario.Events, static text => text.EndsWith("maximum storage usage per PersistentVolumeClaim is 1Mi, but request is 1Gi", StringComparison.Ordinal));
    }

    private static LimitRange Range(LimitRangeItem item) => new(new ObjectMeta { Name = "range" }, new LimitRangeSpec { Limits = [item] });

    private static Pod Pod(ResourceRequirements? resources) => new("p") { Containers = [new Container("c", "i") { Resources = resources }] };

    private void Apply(LimitRangeItem item) => _cluster.Apply(Range(item)).OrThrow();

    private Pod Create(ResourceRequirements? resources) => (Pod)_cluster.Apply(Pod(resources)).OrThrow();
}
