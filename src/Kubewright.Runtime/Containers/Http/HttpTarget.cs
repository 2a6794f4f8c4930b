using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Where a URL points.</summary>
/// <param name="Host">The host's name or address.</param>
/// <param name="Port">The port; 80 or 443 when none is written.</param>
/// <param name="Path">The path with its leading slash, without a query.</param>
/// <param name="IsSecure">Whether the scheme is <c>https</c>.</param>
internal sealed record HttpTarget(string Host, int Port, string Path, bool IsSecure)
{
    /// <summary>Reads what people type as a URL; the scheme may be left out. Null when it is none.</summary>
    public static HttpTarget? Parse(string url)
    {
        var isSecure = url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 && !isSecure && !url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = scheme < 0 ? url : url[(scheme + 3)..];
        var slash = rest.IndexOfAny(['/', '?', '#']);
        var authority = slash < 0 ? rest : rest[..slash];
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        var path = slash < 0 ? "/" : rest[slash..];
        path = path[..(path.IndexOfAny(['?', '#']) is var end and >= 0 ? end : path.Length)];
        var port = isSecure ? 443 : 80;
        var host = authority;
        var colon = authority.LastIndexOf(':');
        if (colon >= 0 && !authority.EndsWith(']'))
        {
            host = authority[..colon];
            if (!int.TryParse(authority.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is 0 or > 65535)
            {
                return null;
            }
        }

        return host.Length == 0 ? null : new HttpTarget(host.Trim('[', ']'), port, path.StartsWith('/') ? path : "/" + path, isSecure);
    }
}
