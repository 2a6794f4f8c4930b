using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Fills in what the API server fills into a Service, its cluster IP included.</summary>
internal static class ServiceDefaults
{
    private const int FirstAddress = 10;

    /// <summary>The Service with every default in place.</summary>
    public static Service Apply(Service service, ClusterSnapshot snapshot)
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
            var address = spec.ClusterIP ?? FreeAddress(snapshot);
            spec = spec with
            {
                ClusterIP = address,
                ClusterIPs = spec.ClusterIPs ?? [address.Value],
                IpFamilies = spec.IpFamilies ?? [IPFamily.IPv4],
                IpFamilyPolicy = spec.IpFamilyPolicy ?? IPFamilyPolicy.SingleStack,
                InternalTrafficPolicy = spec.InternalTrafficPolicy ?? InternalTrafficPolicy.Cluster,
            };
        }

        return service with { Spec = spec, Status = service.Status ?? new ServiceStatus() };
    }

    private static ServicePort Apply(ServicePort port) => port with
    {
        Protocol = port.Protocol ?? Protocol.TCP,
        TargetPort = port.TargetPort ?? port.Port,
    };

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
