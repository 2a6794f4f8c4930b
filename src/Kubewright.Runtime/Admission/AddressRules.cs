using System.Net;
using System.Net.Sockets;

namespace Kubewright.Runtime;

/// <summary>How IP addresses are written in objects.</summary>
internal static class AddressRules
{
    /// <summary>The address that a text is: four decimal numbers, or IPv6 without scope and brackets; null when it is none.</summary>
    public static IPAddress? Read(string text) =>
        IPAddress.TryParse(text, out var ip) && (ip.AddressFamily == AddressFamily.InterNetworkV6 ? !text.AsSpan().ContainsAny('%', '[') : ip.ToString() == text)
            ? ip
            : null;
}
