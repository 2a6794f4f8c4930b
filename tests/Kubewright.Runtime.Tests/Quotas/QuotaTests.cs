namespace Kubewright.Runtime.Tests;

/// <summary>What a ResourceQuota counts, refuses and reports.</summary>
public sealed class QuotaTests
{
    private readonly Cluster _cluster = Cluster.Create();

    [Fact]
    public void Create_SeveralResourcesExceeded_NamesThemAll()
    {
        Limit(("requests.cpu", "1"), ("requests.memory", "1Gi"), ("pods", "5"));
        Create("first", ("cpu", "600m"), ("memory", "512Mi"));

        Assert.Equal(
            "pods \"second\" is forbidden: exceeded quota: small, requested: requests.cpu=600m,requests.memory=1Gi, used: requests.cpu=600m,requests.memory=512Mi, limited: requests.cpu=1,requests.memory=1Gi",
            Refusal("second", ("cpu", "600m"), ("memory", "1Gi")).Message);
        Assert.Null(_cluster.Snapshot.PodOf("second"));
    }

    [Fact]
    public void Create_ContainersLeaveOpenWhatIsLimited_NamesThem()
    {
        Limit(("limits.cpu", "1"), ("requests.memory", "1Gi"));

        Assert.Equal(
            "pods \"open\" is forbidden: failed quota: small: must specify limits.cpu for: c; requests.memory for: c",
            Refusal("open", ("cpu", "1")).Message);
    }

    [Fact]
    public void Create_LimitWithoutRequest_IsTheRequest()
    {
        Limit(("requests.cpu", "1"));
        var pod = _cluster.Apply(Pod("limited") with { Containers = [new Container("c", "i") { Resources = new ResourceRequirements { Limits = [("cpu", "400m")] } }] }).OrThrow();

        Assert.Equal("400m", ((Pod)pod).Spec!.Containers[0].Resources!.Requests!["cpu"].ToString());
        Assert.Equal("requests.cpu=400m", Used());
    }

    [Fact]
    public void Create_OneAfterTheOther_IsChargedAtOnce()
    {
        Limit(("pods", "2"));
        Create("a");
        Create("b");

        Assert.Equal("pods=2", Used());
        Assert.Equal(StatusReason.Forbidden, Refusal("c").Reason);
    }

    [Fact]
    public void Create_DryRun_IsNotCharged()
    {
        Limit(("pods", "1"));

        _cluster.Store.Create(Pod("a"), isDryRun: true).OrThrow();
        Create("b");

        Assert.Equal(StatusReason.Forbidden, _cluster.Store.Create(Pod("c"), isDryRun: true).Error!.Reason);
    }

    [Fact]
    public void PodThatEnds_GivesBackWhatItUsed()
    {
        Limit(("pods", "1"), ("count/pods", "2"));
        Create("a");
        _cluster.RunUntilIdle();

        _cluster.Fail(null, "a").OrThrow();
        _cluster.RunUntilIdle();
        Assert.Equal("pods=0,count/pods=1", Used());
        Create("b");
        Assert.EndsWith("requested: count/pods=1,pods=1, used: count/pods=2,pods=1, limited: count/pods=2,pods=1", Refusal("c").Message, StringComparison.Ordinal);

        _cluster.Delete("Pod", null, "b").OrThrow();
        _cluster.RunUntilIdle();
        Assert.Equal("pods=0,count/pods=1", Used());
    }

    [Fact]
    public void Quota_OfExistingObjects_CountsThem()
    {
        _cluster.Apply(Objects.Web(2)).OrThrow();
        _cluster.RunUntil(static snapshot => snapshot.IsSettled(2), Objects.TenMinutes);

        Limit(
            ("count/statefulsets.apps", "5"),
            ("persistentvolumeclaims", "5"),
            ("requests.storage", "9Gi"),
            ("standard.storageclass.storage.k8s.io/requests.storage", "9Gi"),
            ("fast.storageclass.storage.k8s.io/persistentvolumeclaims", "9"),
            ("services", "1"));
        _cluster.RunUntilIdle();

        Assert.Equal(
            "count/statefulsets.apps=1,persistentvolumeclaims=2,requests.storage=2Gi,standard.storageclass.storage.k8s.io/requests.storage=2Gi,fast.storageclass.storage.k8s.io/persistentvolumeclaims=0,services=0",
            Used());
    }

    [Fact]
    public void Service_BecomesNodePort_IsCountedAnew()
    {
        Limit(("services.nodeports", "1"), ("services", "9"));
        var ports = new ServicePort[] { new("a", 80), new("b", 81) };
        _cluster.Apply(new Service("s") { Ports = [.. ports] }).OrThrow();

        Assert.Equal("services.nodeports=0,services=1", Used());
        Assert.Equal(
            "services \"s\" is forbidden: exceeded quota: small, requested: services.nodeports=2, used: services.nodeports=0, limited: services.nodeports=1",
            _cluster.Update<Service>(null, "s", static service => service with { Type = ServiceType.NodePort }).Error!.Message);
        _cluster.Update<Service>(null, "s", service => service with { Type = ServiceType.NodePort, Ports = [ports[0]] }).OrThrow();
        Assert.Equal("services.nodeports=1,services=1", Used());
    }

    [Theory]
    [InlineData(ResourceQuotaScope.BestEffort, false)]
    [InlineData(ResourceQuotaScope.NotBestEffort, true)]
    [InlineData(ResourceQuotaScope.Terminating, false)]
    [InlineData(ResourceQuotaScope.NotTerminating, true)]
    public void Scope_OtherPods_AreNotCounted(ResourceQuotaScope scope, bool counts)
    {
        _cluster.Apply(new ResourceQuota(new ObjectMeta { Name = "small" }, new ResourceQuotaSpec { Hard = [("pods", "1")], Scopes = [scope] })).OrThrow();

        Create("a", ("cpu", "1"));

        Assert.Equal(counts ? "pods=1" : "", Used() == "pods=0" ? "" : Used());
    }

    [Fact]
    public void ScopeSelector_PriorityClass_CountsItsPods()
    {
        _cluster.Apply(new Scheduling.PriorityClass("high") { Value = 10 }).OrThrow();
        _cluster.Apply(new ResourceQuota(new ObjectMeta { Name = "small" }, new ResourceQuotaSpec
        {
            Hard = [("pods", "1")],
            ScopeSelector = new ScopeSelector { MatchExpressions = [new ScopedResourceSelectorRequirement { ScopeName = ResourceQuotaScope.PriorityClass, Operator = ScopeSelectorOperator.In, Values = ["high"] }] },
        })).OrThrow();

        Create("low");
        _cluster.Apply(Pod("a") with { PriorityClassName = "high" }).OrThrow();

        Assert.Equal(StatusReason.Forbidden, _cluster.Apply(Pod("b") with { PriorityClassName = "high" }).Error!.Reason);
    }

    [Fact]
    public void OtherNamespace_IsNotConcerned()
    {
        Limit(("pods", "0"));

        _cluster.Apply(Pod("a") with { Namespace = "other" }).OrThrow();

        Assert.Equal("", Used() == "pods=0" ? "" : Used());
    }

    [Theory]
    [InlineData("widgets", "1", "spec.hard[widgets]: Invalid value: \"widgets\": must be a standard resource for quota")]
    [InlineData("pods", "-1", "spec.hard[pods]: Invalid value: \"-1\": must be greater than or equal to 0")]
    public void Quota_ThatMakesNoSense_IsRefused(string resource, string amount, string expected)
    {
        var error = _cluster.Apply(new ResourceQuota(new ObjectMeta { Name = "small" }, new ResourceQuotaSpec { Hard = [(resource, amount)] })).Error!;

        Assert.Equal($"ResourceQuota \"small\" is invalid: {expected}", error.Message);
    }

    private static Pod Pod(string name, params (string, Quantity)[] requests) => new(name)
    {
        Containers = [new Container("c", "i") { Resources = requests.Length == 0 ? null : new ResourceRequirements { Requests = [.. requests] } }],
    };

    private void Limit(params (string, Quantity)[] hard) =>
        _cluster.Apply(new ResourceQuota(new ObjectMeta { Name = "small" }, new ResourceQuotaSpec { Hard = [.. hard] })).OrThrow();

    private void Create(string name, params (string, Quantity)[] requests) => _cluster.Apply(Pod(name, requests)).OrThrow();

    private ApiError Refusal(string name, params (string, Quantity)[] requests) => _cluster.Apply(Pod(name, requests)).Error!;

    private string Used() => string.Join(',', (_cluster.Snapshot.Find<ResourceQuota>("default", "small")!.Status?.Used ?? []).Select(static entry => $"{entry.Key}={entry.Value.ToCanonicalString()}"));
}
