using System.Net;
using System.Net.Sockets;

namespace Kubewright.Runtime;

/// <summary>A pod behind a Service, as an EndpointSlice tells it (SS-261, SS-263).</summary>
/// <param name="Family">The family of its address.</param>
/// <param name="Ports">The Service's ports as the pod has them.</param>
/// <param name="Endpoint">The endpoint.</param>
internal sealed record PodEndpoint(AddressType Family, ValueList<Discovery.EndpointPort> Ports, Discovery.Endpoint Endpoint)
{
    private const string ZoneLabel = "topology.kubernetes.io/zone";

    /// <summary>There are eight of them.</summary>
    private static readonly RecentValues<Discovery.EndpointConditions> Conditions = new(64);

    /// <summary>The endpoints of a pod under a Service, one for each family of address; none when it does not belong to it.</summary>
    /// <param name="service">The Service.</param>
    /// <param name="ports">The Service's ports as the pod has them.</param>
    /// <param name="pod">The pod.</param>
    /// <param name="node">The pod's node; null when it is unknown.</param>
    public static IReadOnlyList<PodEndpoint> Of(Service service, ValueList<Discovery.EndpointPort> ports, Pod pod, Node? node)
    {
        var addresses = pod.Status?.PodIPs ?? [];
        if (service.Spec?.Selector is not { Count: > 0 } selector || !selector.IsSubsetOf(pod.Metadata.Labels) || PodHealth.IsTerminal(pod))
        {
            return [];
        }

        if (addresses.Count == 0)
        {
            return pod.Status?.PodIP is { Length: > 0 } only ? [Of(service, ports, pod, node, only)] : [];
        }

        var endpoints = new List<PodEndpoint>(addresses.Count);
        foreach (var address in addresses)
        {
            if (address.Ip.Length > 0)
            {
                endpoints.Add(Of(service, ports, pod, node, address.Ip));
            }
        }

        return endpoints;
    }

    /// <summary>A Service's ports as a pod with these containers has them.</summary>
    public static ValueList<Discovery.EndpointPort> PortsOf(Service service, ValueList<Container> containers)
    {
        var ports = new List<Discovery.EndpointPort>();
        foreach (var port in service.Spec?.Ports ?? [])
        {
            if (TargetOf(port, containers) is { } number)
            {
                ports.Add(new Discovery.EndpointPort
                {
                    Name = port.Name ?? "",
                    Port = number,
                    Protocol = port.Protocol ?? Protocol.TCP,
                    AppProtocol = port.AppProtocol,
                });
            }
        }

        return [.. ports];
    }

    /// <summary>Whether two states of a pod, or none, give the same endpoints under every Service.</summary>
    public static bool IsSame(Pod? left, Pod? right) =>
        (!HasAddress(left) && !HasAddress(right))
        || (left is not null && right is not null
        && Equals(left.Metadata.Labels, right.Metadata.Labels)
        && PodHealth.IsTerminating(left) == PodHealth.IsTerminating(right)
        && PodHealth.IsTerminal(left) == PodHealth.IsTerminal(right)
        && PodConditions.IsTrue(left, PodConditionType.Ready) == PodConditions.IsTrue(right, PodConditionType.Ready)
        && left.Status?.PodIP == right.Status?.PodIP
        && Equals(left.Status?.PodIPs, right.Status?.PodIPs)
        && (ReferenceEquals(left.Spec, right.Spec) || Equals(left.Spec, right.Spec)));

    /// <summary>Whether there is a pod, with an address: one without is no endpoint of anything.</summary>
    private static bool HasAddress(Pod? pod) => pod?.Status is { PodIP.Length: > 0 } or { PodIPs.Count: > 0 };

    /// <summary>A pod has a name of its own only under the Service that its <c>spec.subdomain</c> names.</summary>
    private static string? HostnameUnder(Service service, Pod pod) =>
        pod.Spec is { Hostname: { Length: > 0 } hostname } spec && spec.Subdomain == service.Metadata.Name ? hostname : null;

    private static PodEndpoint Of(Service service, ValueList<Discovery.EndpointPort> ports, Pod pod, Node? node, string address)
    {
        var isReady = PodConditions.IsTrue(pod, PodConditionType.Ready);
        var isTerminating = PodHealth.IsTerminating(pod);
        var isIPv6 = address.Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(address, out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6;
        return new PodEndpoint(isIPv6 ? AddressType.IPv6 : AddressType.IPv4, ports, new Discovery.Endpoint
        {
            Addresses = [address],
            Conditions = Conditions.Share(new Discovery.EndpointConditions
            {
                Ready = service.Spec?.PublishNotReadyAddresses == true || (isReady && !isTerminating),
                Serving = isReady,
                Terminating = isTerminating,
            }),
            Hostname = HostnameUnder(service, pod),
            NodeName = pod.Spec?.NodeName,
            Zone = node?.Metadata.Labels?[ZoneLabel],
            TargetRef = new ObjectReference
            {
                Kind = "Pod",
                Namespace = ObjectKey.Of(pod).Namespace,
                Name = pod.Metadata.Name,
                Uid = pod.Metadata.Uid,
            },
        });
    }

    /// <summary>The port that the containers listen on; null when the named one does not exist there.</summary>
    private static int? TargetOf(ServicePort port, ValueList<Container> containers) => port.TargetPort switch
    {
        null => port.Port,
        { Number: { } number } => number,
        { } named => containers
            .SelectMany(static c => c.Ports ?? [])
            .FirstOrDefault(p => p.Name == named.Text && (p.Protocol ?? Protocol.TCP) == (port.Protocol ?? Protocol.TCP))?.Number,
    };
}
