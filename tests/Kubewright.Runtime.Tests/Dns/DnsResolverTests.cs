namespace Kubewright.Runtime.Tests;

public sealed class DnsResolverTests
{
    private static readonly Labels App = ("app", "nginx");

    [Theory]
    [InlineData("nginx.default.svc.cluster.local", "10.244.0.2 10.244.1.2")]
    [InlineData("NGINX.Default.svc.Cluster.Local.", "10.244.0.2 10.244.1.2")]
    [InlineData("web-0.nginx.default.svc.cluster.local", "10.244.0.2")]
    [InlineData("web-1.nginx.default.svc.cluster.local", "10.244.1.2")]
    [InlineData("10-244-0-2.default.pod.cluster.local", "10.244.0.2")]
    [InlineData("front.default.svc.cluster.local", "10.96.0.7")]
    [InlineData("ns.dns.cluster.local", "10.96.0.10")]
    public void Resolve_NameOfTheCluster_GivesItsAddresses(string name, string expected)
    {
        var answer = Resolver().Resolve(name);

        Assert.Equal(DnsResponseCode.NoError, answer.Code);
        Assert.Equal(expected, string.Join(' ', answer.Values));
    }

    [Theory]
    [InlineData("web-2.nginx.default.svc.cluster.local", DnsResponseCode.NameError)]
    [InlineData("nginx.other.svc.cluster.local", DnsResponseCode.NameError)]
    [InlineData("nginx.default.cluster.local", DnsResponseCode.NameError)]
    [InlineData("web-0.front.default.svc.cluster.local", DnsResponseCode.NameError)]
    [InlineData("default.svc.cluster.local", DnsResponseCode.NoError)]
    [InlineData("svc.cluster.local", DnsResponseCode.NoError)]
    [InlineData("cluster.local", DnsResponseCode.NoError)]
    [InlineData("_tcp.nginx.default.svc.cluster.local", DnsResponseCode.NoError)]
    [InlineData("example.com", DnsResponseCode.Refused)]
    public void Resolve_NameWithoutAddress_TellsMissingFromEmpty(string name, DnsResponseCode expected)
    {
        var answer = Resolver().Resolve(name);

        Assert.Equal(expected, answer.Code);
        Assert.Empty(answer.Records);
    }

    [Fact]
    public void Resolve_ServerOfTheZone_IsTheDnsServiceWithItsAddress()
    {
        var answer = Resolver().Resolve("cluster.local", DnsRecordType.Ns);

        Assert.Equal("cluster.local. 5 IN NS kube-dns.kube-system.svc.cluster.local.", Assert.Single(answer.Records).ToString());
        Assert.Equal("kube-dns.kube-system.svc.cluster.local. 5 IN A 10.96.0.10", Assert.Single(answer.Additional).ToString());
        Assert.Equal([Assert.Single(answer.Additional).Value], Resolver().Resolve(Assert.Single(answer.Values)).Values);
        Assert.Empty(Resolver().Resolve("svc.cluster.local", DnsRecordType.Ns).Records);
    }

    [Fact]
    public void Resolve_OtherTypeOfAnExistingName_IsEmptyNotMissing() =>
        Assert.Equal(DnsAnswer.NoData, Resolver().Resolve("web-0.nginx.default.svc.cluster.local", DnsRecordType.Aaaa) with { Records = [], Additional = [] });

    [Fact]
    public void Resolve_NoReadyPod_HasNoName()
    {
        var resolver = Resolver(Service(), Pod("web-0", "10.244.0.2", isReady: false), Pod("web-1", null));

        Assert.Equal(DnsResponseCode.NameError, resolver.Resolve("nginx.default.svc.cluster.local").Code);
        Assert.Equal(DnsResponseCode.NameError, resolver.Resolve("web-0.nginx.default.svc.cluster.local").Code);
    }

    [Fact]
    public void Resolve_PublishNotReadyAddresses_HasUnreadyAndTerminatingPods()
    {
        var service = Service();
        service = service with { Spec = service.Spec! with { PublishNotReadyAddresses = true } };
        var resolver = Resolver(service, Pod("web-0", "10.244.0.2", isReady: false), Pod("web-1", "10.244.1.2", isTerminating: true));

        Assert.Equal(["10.244.0.2", "10.244.1.2"], resolver.Resolve("nginx.default.svc.cluster.local").Values);
    }

    [Fact]
    public void Resolve_TerminatingPod_IsGoneAtOnce()
    {
        var resolver = Resolver(Service(), Pod("web-0", "10.244.0.2"), Pod("web-1", "10.244.1.2", isTerminating: true));

        Assert.Equal(["10.244.0.2"], resolver.Resolve("nginx.default.svc.cluster.local").Values);
        Assert.Equal(DnsResponseCode.NameError, resolver.Resolve("web-1.nginx.default.svc.cluster.local").Code);
    }

    [Fact]
    public void Resolve_PodThatTheServiceDoesNotSelect_HasNoName()
    {
        var stray = Pod("web-0", "10.244.0.2");
        stray = stray with { Metadata = stray.Metadata with { Labels = [("app", "other")] } };

        Assert.Equal(DnsResponseCode.NameError, Resolver(Service(), stray).Resolve("web-0.nginx.default.svc.cluster.local").Code);
    }

    [Fact]
    public void Resolve_PodOfAnotherSubdomain_HasANameMadeOfItsAddress()
    {
        var pod = Pod("web-0", "10.244.0.2");
        var resolver = Resolver(Service(), pod with { Spec = pod.Spec! with { Subdomain = "other" } });

        Assert.Equal(DnsResponseCode.NameError, resolver.Resolve("web-0.nginx.default.svc.cluster.local").Code);
        Assert.Equal(["10.244.0.2"], resolver.Resolve("10-244-0-2.nginx.default.svc.cluster.local").Values);
    }

    [Fact]
    public void Resolve_NamedPort_GivesServiceRecordsWithTheAddresses()
    {
        var answer = Resolver().Resolve("_web._tcp.nginx.default.svc.cluster.local", DnsRecordType.Srv);

        Assert.Equal(
            [
                "_web._tcp.nginx.default.svc.cluster.local. 5 IN SRV 0 100 8080 web-0.nginx.default.svc.cluster.local.",
                "_web._tcp.nginx.default.svc.cluster.local. 5 IN SRV 0 100 8080 web-1.nginx.default.svc.cluster.local.",
            ],
            answer.Records.Select(r => r.ToString()));
        Assert.Equal("web-0.nginx.default.svc.cluster.local. 5 IN A 10.244.0.2", answer.Additional[0].ToString());
    }

    [Theory]
    [InlineData("_web._udp.nginx.default.svc.cluster.local")]
    [InlineData("_other._tcp.nginx.default.svc.cluster.local")]
    public void Resolve_UnknownPort_IsMissing(string name) =>
        Assert.Equal(DnsResponseCode.NameError, Resolver().Resolve(name, DnsRecordType.Srv).Code);

    [Theory]
    [InlineData("2.1.244.10.in-addr.arpa", DnsResponseCode.NoError, "web-1.nginx.default.svc.cluster.local")]
    [InlineData("7.0.96.10.in-addr.arpa", DnsResponseCode.NoError, "front.default.svc.cluster.local")]
    [InlineData("9.9.244.10.in-addr.arpa", DnsResponseCode.NameError, "")]
    [InlineData("244.10.in-addr.arpa", DnsResponseCode.NameError, "")]
    public void Resolve_Address_GivesItsName(string name, DnsResponseCode code, string expected)
    {
        var answer = Resolver().Resolve(name, DnsRecordType.Ptr);

        Assert.Equal(code, answer.Code);
        Assert.Equal(expected, string.Join(' ', answer.Values));
    }

    [Theory]
    [InlineData("default", "web-0.nginx", "10.244.0.2")]
    [InlineData("default", "nginx", "10.244.0.2 10.244.1.2")]
    [InlineData("other", "web-0.nginx.default", "10.244.0.2")]
    [InlineData("other", "web-0.nginx.default.svc", "10.244.0.2")]
    [InlineData("other", "web-0.nginx.default.svc.cluster.local", "10.244.0.2")]
    [InlineData("other", "web-0.nginx", "")]
    [InlineData("default", "web-0.nginx.", "")]
    public void ResolveFrom_PodOfANamespace_TriesItsSearchList(string @namespace, string name, string expected) =>
        Assert.Equal(expected, string.Join(' ', Resolver().ResolveFrom(@namespace, name).Values));

    [Fact]
    public void Resolve_ExternalName_PointsToIt()
    {
        var service = new Service(new ObjectMeta { Name = "db" }, new ServiceSpec { Type = ServiceType.ExternalName, ExternalName = "db.example.com" });

        Assert.Equal(
            new DnsRecord("db.default.svc.cluster.local", DnsRecordType.Cname, "db.example.com"),
            Assert.Single(Resolver(service).Resolve("db.default.svc.cluster.local").Records));
    }

    [Fact]
    public void Resolve_ExternalNameInsideTheCluster_IsFollowed()
    {
        var alias = new Service(new ObjectMeta { Name = "db" }, new ServiceSpec { Type = ServiceType.ExternalName, ExternalName = "web-0.nginx.default.svc.cluster.local" });

        Assert.Equal(
            ["web-0.nginx.default.svc.cluster.local", "10.244.0.2"],
            Resolver(alias, Service(), Pod("web-0", "10.244.0.2")).Resolve("db.default.svc.cluster.local").Values);
    }

    [Theory]
    [InlineData("kube-dns.kube-system.svc.cluster.local", DnsRecordType.A, "10.96.0.10")]
    [InlineData("10.0.96.10.in-addr.arpa", DnsRecordType.Ptr, "kube-dns.kube-system.svc.cluster.local")]
    [InlineData("dns-version.cluster.local", DnsRecordType.Txt, "1.1.0")]
    public void Resolve_NameEveryClusterHas_IsThere(string name, DnsRecordType type, string expected) =>
        Assert.Equal([expected], Resolver().Resolve(name, type).Values);

    [Fact]
    public void Resolve_OtherDomain_IsTheOnlyOneKnown()
    {
        var resolver = new DnsResolver(Snapshot(Service(), Pod("web-0", "10.244.0.2")), "k8s.test");

        Assert.Equal(["10.244.0.2"], resolver.Resolve("web-0.nginx.default.svc.k8s.test").Values);
        Assert.Equal(DnsResponseCode.Refused, resolver.Resolve("web-0.nginx.default.svc.cluster.local").Code);
    }

    private static DnsResolver Resolver() => Resolver(
        Service(),
        new Service(new ObjectMeta { Name = "front" }, new ServiceSpec { Selector = App, ClusterIP = ClusterIP.Of("10.96.0.7"), Ports = [new ServicePort("web", 80)] }),
        Pod("web-1", "10.244.1.2"),
        Pod("web-0", "10.244.0.2"));

    private static DnsResolver Resolver(params IKubernetesObject[] objects) => new(Snapshot(objects));

    /// <summary>The objects with the EndpointSlices that their controller makes of them.</summary>
    private static ClusterSnapshot Snapshot(params IKubernetesObject[] objects) =>
        objects.Concat(objects.OfType<Service>().Where(ServiceLabels.HasSelector).SelectMany(service => SlicesOf(service, objects))).Aggregate(ClusterSnapshot.Empty, static (snapshot, obj) => snapshot.Apply(
            new StoreEvent(StoreEventType.Added, ObjectKey.Of(obj), null, obj, snapshot.Version + 1, VirtualClock.Epoch)));

    private static IEnumerable<Discovery.EndpointSlice> SlicesOf(Service service, IKubernetesObject[] objects) =>
        EndpointSlicePlanner.Plan(
                service,
                new ServiceSlices(),
                static _ => [],
                objects.OfType<Pod>().Select(pod => (pod.Metadata.Name!, (IReadOnlyList<PodEndpoint>)[.. PodEndpoint.Of(service, PodEndpoint.PortsOf(service, pod.Spec!.Containers), pod, null)])))
            .Select((draft, i) => draft.Build(service) with { Name = $"{service.Metadata.Name}-{i}" });

    private static Service Service() =>
        Kubewright.Service.Headless("nginx", App, new ServicePort("web", 80) { TargetPort = "http" });

    private static Pod Pod(string name, string? address, bool isReady = true, bool isTerminating = false) => new(
        new ObjectMeta { Name = name, Namespace = "default", Labels = App, DeletionTimestamp = isTerminating ? VirtualClock.Epoch : null },
        new PodSpec
        {
            Hostname = name,
            Subdomain = "nginx",
            Containers = [new("nginx", "nginx") { Ports = [new ContainerPort("http", 8080)] }],
        })
    {
        Status = new PodStatus
        {
            Phase = PodPhase.Running,
            PodIP = address,
            Conditions = [new PodCondition(PodConditionType.Ready, isReady ? ConditionStatus.True : ConditionStatus.False)],
        },
    };
}
