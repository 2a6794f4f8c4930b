using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Kubewright.Runtime;

/// <summary>Checks of EndpointSlices and of the Endpoints that are mirrored into them.</summary>
internal static class EndpointSliceValidation
{
    private const int MostEndpoints = 1000;
    private const int MostAddresses = 100;
    private const int MostPorts = 20_000;

    /// <summary>Checks a new or changed EndpointSlice.</summary>
    /// <param name="errors">Where findings go.</param>
    /// <param name="slice">The slice.</param>
    /// <param name="old">The stored one, whose endpoints and ports are not checked again; null for a new one.</param>
    public static void Check(FieldErrors errors, Discovery.EndpointSlice slice, Discovery.EndpointSlice? old)
    {
        if (old is not null && slice.AddressType != old.AddressType)
        {
            errors.Invalid("addressType", slice.AddressType.ToText(), "field is immutable");
        }

        CheckEndpoints(errors, slice, old?.Endpoints ?? []);
        if (old?.Ports is not { } checkedPorts || !ReferenceEquals(checkedPorts, slice.Ports))
        {
            CheckPorts(errors, slice.Ports ?? []);
        }
    }

    /// <summary>Checks the addresses of new or changed Endpoints, which become those of a slice.</summary>
    /// <param name="errors">Where findings go.</param>
    /// <param name="endpoints">The Endpoints.</param>
    /// <param name="old">The stored ones, whose addresses are not checked again; null for new ones.</param>
    public static void Check(FieldErrors errors, Endpoints endpoints, Endpoints? old)
    {
        for (var i = 0; i < (endpoints.Subsets?.Count ?? 0); i++)
        {
            var subset = endpoints.Subsets![i];
            var known = i < old?.Subsets?.Count ? old.Subsets[i] : null;
            CheckAddresses(i, "addresses", subset.Addresses ?? [], known?.Addresses ?? []);
            CheckAddresses(i, "notReadyAddresses", subset.NotReadyAddresses ?? [], known?.NotReadyAddresses ?? []);
        }

        void CheckAddresses(int i, string member, ValueList<EndpointAddress> addresses, ValueList<EndpointAddress> known)
        {
            for (var j = 0; j < addresses.Count; j++)
            {
                var address = addresses[j];
                if ((j >= known.Count || !ReferenceEquals(address, known[j]))
                    && (AddressRules.Read(address.Ip) is { } ip ? Special(ip) : "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)") is { } wrong)
                {
                    errors.Invalid(string.Create(CultureInfo.InvariantCulture, $"subsets[{i}].{member}[{j}].ip"), address.Ip, wrong);
                }
            }
        }
    }

    private static void CheckEndpoints(FieldErrors errors, Discovery.EndpointSlice slice, ValueList<Discovery.Endpoint> known)
    {
        var endpoints = slice.Endpoints ?? [];
        if (endpoints.Count > MostEndpoints)
        {
            errors.TooMany("endpoints", endpoints.Count, MostEndpoints);
            return;
        }

        for (var i = 0; i < endpoints.Count; i++)
        {
            if (i >= known.Count || !ReferenceEquals(endpoints[i], known[i]))
            {
                Check(errors, string.Create(CultureInfo.InvariantCulture, $"endpoints[{i}]"), slice.AddressType, endpoints[i]);
            }
        }
    }

    private static void Check(FieldErrors errors, string path, AddressType type, Discovery.Endpoint endpoint)
    {
        if (endpoint.Addresses.Count == 0)
        {
            errors.Required(path + ".addresses", "must contain at least 1 address");
        }
        else if (endpoint.Addresses.Count > MostAddresses)
        {
            errors.TooMany(path + ".addresses", endpoint.Addresses.Count, MostAddresses);
        }

        foreach (var (i, address) in endpoint.Addresses.Index())
        {
            if (Wrong(type, address) is { } wrong)
            {
                errors.Invalid(string.Create(CultureInfo.InvariantCulture, $"{path}.addresses[{i}]"), address, wrong);
            }
        }

        if (endpoint.Hostname is { Length: > 0 } hostname && NameRules.DnsLabel(hostname) is { } wrongName)
        {
            errors.Invalid(path + ".hostname", hostname, wrongName);
        }
    }

    private static string? Wrong(AddressType type, string address)
    {
        if (type == AddressType.FQDN)
        {
            var name = address.EndsWith('.') ? address[..^1] : address;
            return NameRules.DnsSubdomain(name) ?? (name.Contains('.') ? null : "should be a domain with at least two segments separated by dots");
        }

        var family = type == AddressType.IPv6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork;
        return AddressRules.Read(address) is { } ip && ip.AddressFamily == family
            ? Special(ip)
            : $"must be a valid {type.ToText()} address";
    }

    /// <summary>Addresses that mean something else on each machine.</summary>
    private static string? Special(IPAddress ip)
    {
        var bytes = ip.GetAddressBytes();
        var isFour = bytes.Length == 4;
        return ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any) ? $"may not be unspecified ({ip})"
            : IPAddress.IsLoopback(ip) ? "may not be in the loopback range (127.0.0.0/8, ::1/128)"
            : ip.IsIPv6LinkLocal || (isFour && bytes is [169, 254, ..]) ? "may not be in the link-local range (169.254.0.0/16, fe80::/10)"
            : bytes is [224, 0, 0, _] || (!isFour && bytes is [0xFF, 2, ..]) ? "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)"
            : null;
    }

    private static void CheckPorts(FieldErrors errors, ValueList<Discovery.EndpointPort> ports)
    {
        if (ports.Count > MostPorts)
        {
            errors.TooMany("ports", ports.Count, MostPorts);
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, port) in ports.Index())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"ports[{i}]");
            var name = port.Name ?? "";
            if (name.Length > 0 && NameRules.DnsLabel(name) is { } wrong)
            {
                errors.Invalid(path + ".name", name, wrong);
            }
            else if (!names.Add(name))
            {
                errors.Duplicate(path + ".name", name);
            }
        }
    }
}
