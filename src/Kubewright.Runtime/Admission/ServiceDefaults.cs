using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Fills in what the API server fills into a Service, its cluster IP and node ports included.</summary>
internal static class ServiceDefaults
{
    private const int FirstAddress = 10;
    private const int FirstNodePort = 30_000;

    /// <summary>The Service with every default in place.</summary>
    /// <param name="service">The Service as it is sent.</param>
    /// <param name="old">The stored one, which keeps what it was given; null for a new one.</param>
    /// <param name="snapshot">Everything there is.</param>
    public static Service Apply(Service service, Service? old, ClusterSnapshot snapshot)
    {
        var spec = (service.Spec ?? new ServiceSpec()).WithDefaults();
        spec = spec with
        {
            Type = spec.Type ?? ServiceType.ClusterIP,
            SessionAffinity = spec.SessionAffinity ?? SessionAffinity.None,
            PublishNotReadyAddresses = spec.PublishNotReadyAddresses,
            Ports = spec.Ports is { } ports ? [.. ports.Select(Apply)] : null,
        };
        if (spec.Type != ServiceType.ExternalName)
        {
            var address = spec.ClusterIP ?? old?.Spec?.ClusterIP ?? FreeAddress(snapshot);
            spec = spec with
            {
                ClusterIP = address,
                ClusterIPs = spec.ClusterIPs ?? [address.Value],
                IpFamilies = spec.IpFamilies ?? [IPFamily.IPv4],
                IpFamilyPolicy = spec.IpFamilyPolicy ?? IPFamilyPolicy.SingleStack,
                InternalTrafficPolicy = spec.InternalTrafficPolicy ?? InternalTrafficPolicy.Cluster,
            };
        }

        if (spec is { Type: ServiceType.NodePort or ServiceType.LoadBalancer, Ports: { } open })
        {
            spec = spec with
            {
                Ports = WithNodePorts(open, old?.Spec?.Ports ?? [], snapshot),
                ExternalTrafficPolicy = spec.ExternalTrafficPolicy ?? ExternalTrafficPolicy.Cluster,
            };
        }

        return service with { Spec = spec, Status = service.Status ?? new ServiceStatus() };
    }

    private static ServicePort Apply(ServicePort port) => port with
    {
        Protocol = port.Protocol ?? Protocol.TCP,
        TargetPort = port.TargetPort ?? port.Port,
    };

    /// <summary>Each port with the node port that it asks for or has, or else the lowest from 30000 on that no Service has.</summary>
    private static ValueList<ServicePort> WithNodePorts(ValueList<ServicePort> ports, ValueList<ServicePort> old, ClusterSnapshot snapshot)
    {
        var taken = snapshot.Services.SelectMany(static service => service.Spec?.Ports ?? []).Concat(ports).Select(static port => port.NodePort).ToHashSet();
        var next = FirstNodePort;
        return
        [
            .. ports.Select(port => port with
            {
                NodePort = port.NodePort ?? old.FirstOrDefault(kept => kept.Port == port.Port && kept.Protocol == port.Protocol)?.NodePort ?? Free(),
            }),
        ];

        int Free()
        {
            while (!taken.Add(next))
            {
                next++;
            }

            return next;
        }
    }

    /// <summary>The lowest address of 10.96.0.0/16 that no Service has.</summary>
    private static ClusterIP FreeAddress(ClusterSnapshot snapshot)
    {
        var taken = snapshot.Services.Select(static s => s.Spec?.ClusterIP?.Value).ToHashSet(StringComparer.Ordinal);
        taken.UnionWith(ClusterAddresses.Services.Select(static s => s.Address));
        var number = FirstAddress;
        string address;
        do
        {
            address = string.Create(CultureInfo.InvariantCulture, $"10.96.{number >> 8}.{number & 0xFF}");
            number++;
        }
        while (taken.Contains(address));

        return ClusterIP.Of(address);
    }
}
