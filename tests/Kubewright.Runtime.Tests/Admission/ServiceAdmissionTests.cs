namespace Kubewright.Runtime.Tests;

/// <summary>What a Service is given when it is written, and keeps.</summary>
public sealed class ServiceAdmissionTests
{
    private readonly Store _store = new(new VirtualClock(), new SeededSource(1), new StandardAdmission());

    [Fact]
    public void Create_NodePorts_AreTheLowestThatAreFree()
    {
        var first = _store.Create(Service("a", new ServicePort("x", 80) { NodePort = 30_001 }, new ServicePort("y", 81))).OrThrow();
        var second = _store.Create(Service("b", new ServicePort("x", 80), new ServicePort("y", 81))).OrThrow();

        Assert.Equal([30_001, 30_000], Ports(first));
        Assert.Equal([30_002, 30_003], Ports(second));
        Assert.Equal(ExternalTrafficPolicy.Cluster, first.Spec!.ExternalTrafficPolicy);
    }

    [Fact]
    public void Update_ThatNamesNeitherAddressNorNodePorts_KeepsThem()
    {
        _store.Create(Service("other", new ServicePort("x", 80))).OrThrow();
        var stored = _store.Create(Service("a", new ServicePort("x", 80))).OrThrow();

        var updated = _store.Update(Service("a", new ServicePort("y", 81), new ServicePort("x", 80))).OrThrow();

        Assert.Equal(stored.Spec!.ClusterIP, updated.Spec!.ClusterIP);
        Assert.Equal([30_002, Ports(stored).Single()], Ports(updated));
    }

    [Fact]
    public void Create_ClusterIP_HasNoNodePorts() =>
        Assert.Equal([null], Ports(_store.Create(new Service("a") { Spec = new ServiceSpec { Ports = [new ServicePort("x", 80)] } }).OrThrow()));

    private static Service Service(string name, params ReadOnlySpan<ServicePort> ports) =>
        new(name) { Spec = new ServiceSpec { Type = ServiceType.NodePort, Ports = [.. ports] } };

    private static IEnumerable<int?> Ports(Service service) => service.Spec!.Ports!.Select(static port => port.NodePort);
}
