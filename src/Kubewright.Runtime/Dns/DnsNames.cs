using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Kubewright.Runtime;

/// <summary>The names under which addresses are looked up.</summary>
internal static class DnsNames
{
    private const string Ipv4 = ".in-addr.arpa";
    private const string Ipv6 = ".ip6.arpa";

    /// <summary>The name whose PTR record names an address.</summary>
    public static string Reverse(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6
        ? string.Join('.', Convert.ToHexStringLower(address.GetAddressBytes()).Reverse()) + Ipv6
        : string.Join('.', address.GetAddressBytes().Reverse().Select(static b => b.ToString(CultureInfo.InvariantCulture))) + Ipv4;

    /// <summary>Whether a name is below those of addresses.</summary>
    public static bool IsReverse(string name) =>
        name.EndsWith(Ipv4, StringComparison.Ordinal) || name.EndsWith(Ipv6, StringComparison.Ordinal);

    /// <summary>The address that a name under <see cref="IsReverse"/> stands for; null when it is not a whole one.</summary>
    public static IPAddress? AddressOf(string name)
    {
        var isIpv6 = name.EndsWith(Ipv6, StringComparison.Ordinal);
        var parts = name[..^(isIpv6 ? Ipv6 : Ipv4).Length].Split('.');
        if (parts.Length != (isIpv6 ? 32 : 4))
        {
            return null;
        }

        Array.Reverse(parts);
        var text = isIpv6 ? string.Join(':', parts.Chunk(4).Select(static chunk => string.Concat(chunk))) : string.Join('.', parts);
        return parts.All(p => p.Length is > 0 and <= 3) && IPAddress.TryParse(text, out var address) && Reverse(address) == name ? address : null;
    }
}
