using System.Globalization;

namespace Kubewright.Runtime;

/// <summary><c>curl URL…</c>, for simulated web servers.</summary>
internal static class CurlUtility
{
    private const string Agent = "curl/8.0.0";
    private const int MostRedirects = 10;

    /// <summary>Runs it.</summary>
    public static int Run(UtilityCall call)
    {
        var options = UtilityOptions.Parse(
            call.Arguments,
            "sSfLIivkgN4o:OX:H:d:m:w:A:u:",
            "silent:s", "show-error:S", "fail:f", "location:L", "head:I", "include:i", "verbose:v", "insecure:k", "output:o", "remote-name:O", "request:X",
            "header:H", "data:d", "max-time:m", "write-out:w", "user-agent:A", "connect-timeout=", "retry=", "retry-delay=", "noproxy=", "no-progress-meter", "retry-connrefused");
        if (options.Unknown is { } unknown)
        {
            return call.Fail($"option {unknown}: is unknown", 2);
        }

        if (options.Operands.IsEmpty)
        {
            return call.Fail("no URL specified", 2);
        }

        var code = 0;
        foreach (var url in options.Operands)
        {
            code = Fetch(call, options, url);
        }

        return code;
    }

    private static int Fetch(UtilityCall call, UtilityOptions options, string url)
    {
        var target = HttpTarget.Parse(url);
        if (target is null)
        {
            return Fail(call, options, 3, "URL rejected: Malformed input to a URL function");
        }

        var method = options.Value("X") ?? (options["I"] ? "HEAD" : options["d"] ? "POST" : "GET");
        for (var redirects = 0; ; redirects++)
        {
            var addresses = call.Container.Network.Addresses(call.Container, target.Host);
            if (addresses.Count == 0)
            {
                return Fail(call, options, 6, $"Could not resolve host: {target.Host}");
            }

            var reply = call.Container.Network.Fetch(call.Container, addresses[0], target.Port, method, target.Path, options.Value("A") ?? Agent);
            if (!reply.IsConnected)
            {
                return Fail(call, options, 7, string.Create(
                    CultureInfo.InvariantCulture,
                    $"Failed to connect to {target.Host} port {target.Port} after 0 ms: Connection refused"));
            }

            if (target.IsSecure)
            {
                return Fail(call, options, 35, "the simulated servers speak plain HTTP only");
            }

            if (reply.Status == 301 && options["L"] && redirects < MostRedirects)
            {
                target = target with { Path = target.Path + "/" };
                continue;
            }

            return Deliver(call, options, target, reply);
        }
    }

    private static int Deliver(UtilityCall call, UtilityOptions options, HttpTarget target, HttpReply reply)
    {
        if (options["f"] && reply.Status >= 400)
        {
            return Fail(call, options, 22, string.Create(CultureInfo.InvariantCulture, $"The requested URL returned error: {reply.Status}"));
        }

        var text = (options["I"] || options["i"] ? reply.Head(call.Run.Now) : "") + (options["I"] ? "" : reply.Body);
        var file = options["O"] ? FileUtilities.BaseName(target.Path) : options.Value("o");
        if (file is null or "-")
        {
            call.Out.Write(text);
        }
        else if (file != "/dev/null" && call.Files.Write(call.Path(file), ByteText.ToBytes(text)) is not null)
        {
            return Fail(call, options, 23, $"Failed to open {file}");
        }

        if (options.Value("w") is { } format)
        {
            call.Out.Write(TextEscapes.Expand(
                format
                    .Replace("%{http_code}", reply.Status.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                    .Replace("%{response_code}", reply.Status.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                    .Replace("%{size_download}", reply.Body.Length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
                out _));
        }

        return 0;
    }

    private static int Fail(UtilityCall call, UtilityOptions options, int code, string message)
    {
        if (!options["s"] || options["S"])
        {
            call.Streams.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"curl: ({code}) {message}"));
        }

        return code;
    }
}
