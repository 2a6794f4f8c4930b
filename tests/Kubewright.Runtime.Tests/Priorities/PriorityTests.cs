namespace Kubewright.Runtime.Tests;

/// <summary>The priority that admission gives to pods.</summary>
public sealed class PriorityTests
{
    private readonly Cluster _cluster = Cluster.Create();

    [Fact]
    public void Pod_WithoutClass_HasPriorityZero()
    {
        var spec = ((Pod)_cluster.Apply(Pod()).OrThrow()).Spec!;

        Assert.Equal((0, PreemptionPolicy.PreemptLowerPriority, null), (spec.Priority, spec.PreemptionPolicy, spec.PriorityClassName?.Name));
    }

    [Fact]
    public void Pod_OfAClass_HasItsPriorityAndPolicy()
    {
        _cluster.Apply(new Scheduling.PriorityClass("high") { Value = 1000, PreemptionPolicy = PreemptionPolicy.Never }).OrThrow();

        var spec = ((Pod)_cluster.Apply(Pod() with { PriorityClassName = "high" }).OrThrow()).Spec!;

        Assert.Equal((1000, PreemptionPolicy.Never), (spec.Priority, spec.PreemptionPolicy));
    }

    [Fact]
    public void Pod_WithoutClass_GetsTheDefaultOne()
    {
        _cluster.Apply(new Scheduling.PriorityClass("usual") { Value = 5, GlobalDefault = true }).OrThrow();

        var spec = ((Pod)_cluster.Apply(Pod()).OrThrow()).Spec!;

        Assert.Equal((5, "usual"), (spec.Priority, spec.PriorityClassName?.Name));
        Assert.Equal(
            "priorityclasses.scheduling.k8s.io \"other\" is forbidden: PriorityClass usual is already marked as default. Only one default can exist",
            _cluster.Apply(new Scheduling.PriorityClass("other") { Value = 6, GlobalDefault = true }).Error!.Message);
    }

    [Fact]
    public void Pod_OfASystemClass_IsCritical()
    {
        Assert.Equal(2_000_001_000, ((Pod)_cluster.Apply(Pod() with { PriorityClassName = "system-node-critical" }).OrThrow()).Spec!.Priority);
    }

    [Fact]
    public void Pod_OfAClassThatIsNotThere_IsRefused()
    {
        Assert.Equal("pods \"p\" is forbidden: no PriorityClass with name high was found", _cluster.Apply(Pod() with { PriorityClassName = "high" }).Error!.Message);
    }

    [Fact]
    public void Pod_WithAPriorityOfItsOwn_IsRefused()
    {
        Assert.Equal(
            "pods \"p\" is forbidden: the integer value of priority (7) must not be provided in pod spec; priority admission controller computed 0 from the given PriorityClass name",
            _cluster.Apply(Pod() with { Priority = 7 }).Error!.Message);
    }

    [Theory]
    [InlineData("system-mine", 5, "PriorityClass.scheduling.k8s.io \"system-mine\" is invalid: metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only")]
    [InlineData("mine", 1_000_000_001, "PriorityClass.scheduling.k8s.io \"mine\" is invalid: value: Forbidden: maximum allowed value of a user defined priority is 1000000000")]
    public void Class_ThatIsReserved_IsRefused(string name, int value, string expected) =>
        Assert.Equal(expected, _cluster.Apply(new Scheduling.PriorityClass(name) { Value = value }).Error!.Message);

    [Fact]
    public void Class_ChangesItsValue_IsRefused()
    {
        _cluster.Apply(new Scheduling.PriorityClass("high") { Value = 1000 }).OrThrow();

        Assert.Equal(
            "PriorityClass.scheduling.k8s.io \"high\" is invalid: value: Forbidden: may not be changed in an update.",
            _cluster.Apply(new Scheduling.PriorityClass("high") { Value = 1001 }).Error!.Message);
    }

    private static Pod Pod() => new("p") { Containers = [new Container("c", "i")] };
}
