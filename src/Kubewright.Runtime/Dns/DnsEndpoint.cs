using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Kubewright.Runtime;

/// <summary>An endpoint of a Service, as DNS sees it.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Label">The first label of its name: its hostname, or its address with dashes.</param>
/// <param name="Ports">The ports of its EndpointSlice.</param>
internal sealed record DnsEndpoint(string Address, string Label, ValueList<Discovery.EndpointPort> Ports)
{
    /// <summary>
    /// The endpoints of a Service that DNS publishes, ordered by name: those that its EndpointSlices call ready
    /// (SS-268). A pod that is not ready is there when the Service publishes unready ones.
    /// </summary>
    public static ImmutableArray<DnsEndpoint> Of(ClusterSnapshot snapshot, ObjectKey service)
    {
        var slices = snapshot.SlicesOf(service);
        return
        [
            .. slices.SelectMany(static slice => Of(slice))
                .DistinctBy(static e => (e.Label, e.Address))
                .OrderBy(static e => e.Label, StringComparer.Ordinal)
                .ThenBy(static e => e.Address, StringComparer.Ordinal),
        ];
    }

    /// <summary>The ready endpoints of one slice.</summary>
    public static IEnumerable<DnsEndpoint> Of(Discovery.EndpointSlice slice) =>
        from endpoint in slice.Endpoints ?? []
        where endpoint.Conditions?.Ready != false && slice.AddressType != AddressType.FQDN
        from address in endpoint.Addresses
        select new DnsEndpoint(
            address,
            endpoint.Hostname is { Length: > 0 } hostname ? hostname.ToLowerInvariant() : Dashed(address),
            slice.Ports ?? []);

    /// <summary>The label of an address without a hostname.</summary>
    public static string Dashed(string address) => address.Replace('.', '-').Replace(':', '-');

    /// <summary>The address of a label made by <see cref="Dashed"/>; null when it is none.</summary>
    public static string? Undashed(string label) =>
        label.Count(static c => c == '-') == 3 && IPAddress.TryParse(label.Replace('-', '.'), out var ip) && ip.AddressFamily == AddressFamily.InterNetwork
            ? ip.ToString()
            : IPAddress.TryParse(label.Replace('-', ':'), out ip) && ip.AddressFamily == AddressFamily.InterNetworkV6 ? ip.ToString() : null;
}
