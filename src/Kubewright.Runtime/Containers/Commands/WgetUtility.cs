using System.Globalization;

namespace Kubewright.Runtime;

/// <summary><c>wget [-q] [-O FILE] URL</c>, for simulated web servers.</summary>
internal static class WgetUtility
{
    private const string Agent = "Wget";

    /// <summary>Runs it.</summary>
    public static int Run(UtilityCall call)
    {
        var options = UtilityOptions.Parse(
            call.Arguments, "qcSO:T:t:U:P:Y:", "quiet:q", "output-document:O", "timeout:T", "tries:t", "user-agent:U", "spider", "no-check-certificate", "header=", "server-response:S");
        if (options.Unknown is { } unknown)
        {
            return call.Fail($"unrecognized option: {unknown.TrimStart('-')}");
        }

        if (options.Operands.IsEmpty)
        {
            return call.Fail("missing URL");
        }

        if (HttpTarget.Parse(options.Operands[0]) is not { } target)
        {
            return call.Fail($"not an http or ftp url: {options.Operands[0]}");
        }

        var addresses = call.Container.Network.Addresses(call.Container, target.Host);
        if (addresses.Count == 0)
        {
            return call.Fail($"bad address '{target.Host}'");
        }

        var place = string.Create(CultureInfo.InvariantCulture, $"{addresses[0]}:{target.Port}");
        if (!options["q"])
        {
            call.Streams.Error.WriteLine($"Connecting to {target.Host}{(target.Port == 80 ? "" : place[place.LastIndexOf(':')..])} ({place})");
        }

        var path = target.Path;
        var reply = call.Container.Network.Fetch(call.Container, addresses[0], target.Port, options["spider"] ? "HEAD" : "GET", path, options.Value("U") ?? Agent);
        if (reply.Status == 301)
        {
            reply = call.Container.Network.Fetch(call.Container, addresses[0], target.Port, "GET", path + "/", options.Value("U") ?? Agent);
        }

        if (!reply.IsConnected)
        {
            return call.Fail($"can't connect to remote host ({addresses[0]}): Connection refused");
        }

        if (target.IsSecure)
        {
            return call.Fail("the simulated servers speak plain HTTP only");
        }

        if (reply.Status != 200)
        {
            return call.Fail($"server returned error: HTTP/1.1 {reply.StatusText}");
        }

        if (options["spider"])
        {
            return 0;
        }

        var file = options.Value("O") ?? (path.EndsWith('/') ? "index.html" : FileUtilities.BaseName(path));
        if (file == "-")
        {
            call.Out.Write(reply.Body);
            return 0;
        }

        if (call.Files.Write(call.Path(file), ByteText.ToBytes(reply.Body)) is { } error)
        {
            return call.Fail($"can't open '{file}': {error.ToText()}");
        }

        if (!options["q"])
        {
            call.Streams.Error.WriteLine($"saving to '{file}'\n'{file}' saved");
        }

        return 0;
    }
}
