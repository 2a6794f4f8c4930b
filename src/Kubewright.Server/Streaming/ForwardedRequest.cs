using System.Globalization;

namespace Kubewright.Server;

/// <summary>The head of an HTTP/1.1 request.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path with its leading slash, as it was sent, without a query.</param>
/// <param name="Agent">How the client calls itself.</param>
/// <param name="BodyLength">How many bytes follow.</param>
/// <param name="IsKept">Whether another request may follow.</param>
/// <param name="AwaitsContinue">Whether the client sends the body only when it is asked to.</param>
internal sealed record ForwardedRequest(string Method, string Path, string Agent, long BodyLength, bool IsKept, bool AwaitsContinue)
{
    private const int MaxMethodLength = 32;

    /// <summary>Reads a head with the empty line that ends it; null when it makes no sense.</summary>
    public static ForwardedRequest? Parse(string head)
    {
        var lines = head.Split("\r\n");
        if (lines[0].Split(' ') is not [var method, var target, "HTTP/1.1" or "HTTP/1.0"] || !IsMethod(method) || PathOf(target) is not { } path)
        {
            return null;
        }

        var isLatest = lines[0].EndsWith('1');
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Skip(1).TakeWhile(static line => line.Length > 0))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line.AsSpan(0, colon).ContainsAny(' ', '\t'))
            {
                return null;
            }

            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var length = 0L;
        if ((isLatest && !headers.ContainsKey("Host"))
            || (headers.TryGetValue("Content-Length", out var text) && !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out length)))
        {
            return null;
        }

        // A body in chunks is not read to its end, so nothing can follow it.
        var connection = headers.GetValueOrDefault("Connection", isLatest ? "keep-alive" : "close");
        return new ForwardedRequest(
            method,
            path,
            headers.GetValueOrDefault("User-Agent", ""),
            length,
            connection.Contains("keep-alive", StringComparison.OrdinalIgnoreCase) && !headers.ContainsKey("Transfer-Encoding"),
            string.Equals(headers.GetValueOrDefault("Expect"), "100-continue", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsMethod(string method) => method.Length is > 0 and <= MaxMethodLength && method.All(char.IsAsciiLetterUpper);

    /// <summary>The path of a target, which may be a whole URL.</summary>
    private static string? PathOf(string target)
    {
        if (target.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            var slash = target.IndexOf('/', "http://".Length);
            target = slash < 0 ? "/" : target[slash..];
        }

        var end = target.IndexOfAny(['?', '#']);
        var path = end < 0 ? target : target[..end];
        return path.StartsWith('/') && !path.Any(char.IsControl) ? path : null;
    }
}
