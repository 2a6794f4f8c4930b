namespace Kubewright.Runtime;

/// <summary>What a cluster has before anybody writes to it: the standard namespaces with what belongs into each, the API server's Service and where that leads to.</summary>
public static class SystemObjects
{
    private const string ApiServer = "kubernetes";

    /// <summary>Where the API server is for those inside: on a machine before the first node.</summary>
    private const string ApiServerAddress = "192.168.1.10";
    private const int ApiServerPort = 6443;

    private static readonly string[] Namespaces = [KindInfo.DefaultNamespace, "kube-system", "kube-public", NodeLeaseController.Namespace];

    /// <summary>Creates what is missing, and keeps each namespace and each node furnished from now on.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="authority">The certificate of the API server's authority in PEM.</param>
    public static void Install(Cluster cluster, string authority)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(authority);
        IKubernetesObject[] wanted = [.. Namespaces.Select(static name => new Namespace(new ObjectMeta { Name = name })), Service(), Endpoints(), Slice(), .. PriorityAdmission.System, .. SystemRoles.Objects];
        foreach (var obj in wanted.Where(obj => cluster.Snapshot.Find(ObjectKey.Of(obj)) is null))
        {
            cluster.Store.Create(obj).OrThrow();
        }

        cluster.Register(new NamespaceContentController(cluster.Store, authority));
        cluster.Register(new NodeLeaseController(cluster.Store));
    }

    private static Service Service() => new(Metadata([("component", "apiserver"), ("provider", ApiServer)]))
    {
        Spec = new ServiceSpec
        {
            ClusterIP = "10.96.0.1",
            Ports = [new ServicePort("https", 443) { TargetPort = ApiServerPort }],
        },
    };

    private static Endpoints Endpoints() => new(Metadata([("endpointslice.kubernetes.io/skip-mirror", "true")]))
    {
        Subsets =
        [
            new EndpointSubset
            {
                Addresses = [new EndpointAddress { Ip = ApiServerAddress }],
                Ports = [new EndpointPort { Name = "https", Port = ApiServerPort, Protocol = Protocol.TCP }],
            },
        ],
    };

    private static Discovery.EndpointSlice Slice() => new(Metadata([(ServiceLabels.ServiceName, ApiServer)]))
    {
        AddressType = AddressType.IPv4,
        Endpoints = [new Discovery.Endpoint { Addresses = [ApiServerAddress], Conditions = new Discovery.EndpointConditions { Ready = true } }],
        Ports = [new Discovery.EndpointPort { Name = "https", Port = ApiServerPort, Protocol = Protocol.TCP }],
    };

    private static ObjectMeta Metadata(Labels labels) => new() { Name = ApiServer, Namespace = KindInfo.DefaultNamespace, Labels = labels };
}
