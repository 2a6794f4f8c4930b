using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>
/// A web server that serves a container's document root, as an <c>nginx</c> without configuration does: <c>index.html</c>
/// for a directory, 403 for a directory without one or for what its workers may not read, 404 for what is not there.
/// </summary>
internal static class StaticSite
{
    private const string Index = "index.html";

    /// <summary>Answers a request.</summary>
    /// <param name="server">The container that serves.</param>
    /// <param name="client">The address that asks.</param>
    /// <param name="method"><c>GET</c>, <c>HEAD</c> or another, which is refused.</param>
    /// <param name="path">The path asked for.</param>
    /// <param name="agent">How the client calls itself.</param>
    /// <param name="now">The present instant.</param>
    public static HttpReply Serve(ContainerInstance server, string client, string method, string path, string agent, DateTimeOffset now)
    {
        var reply = method is "GET" or "HEAD" ? Find(server, path) : Page(server, 405);
        var time = now.ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture);
        server.Log.Add(now, $"{client} - - [{time}] \"{method} {path} HTTP/1.1\" {reply.Status.ToString(CultureInfo.InvariantCulture)} {reply.Body.Length.ToString(CultureInfo.InvariantCulture)} \"-\" \"{agent}\" \"-\"");
        return method == "HEAD" ? reply with { Body = "" } : reply;
    }

    private static HttpReply Find(ContainerInstance server, string path)
    {
        var root = server.Image.DocumentRoot!;
        var decoded = Uri.UnescapeDataString(path);
        var parts = decoded.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Contains("..") || decoded.Contains('\0'))
        {
            return Page(server, 404);
        }

        var full = root;
        foreach (var part in (IEnumerable<string>)["", .. parts])
        {
            full += part.Length == 0 ? "" : "/" + part;
            if (server.Files.Find(full, out var inode) is not null)
            {
                return Page(server, 404);
            }

            if (!FileModes.IsReadableByOthers(inode))
            {
                return Page(server, 403);
            }
        }

        server.Files.Find(full, out var found);
        if (found is DirectoryInode directory)
        {
            if (parts.Length > 0 && !path.EndsWith('/'))
            {
                return Page(server, 301);
            }

            if (!directory.Entries.ContainsKey(Index))
            {
                return Page(server, 403);
            }

            full += "/" + Index;
            if (server.Files.Find(full, out found) is not null || !FileModes.IsReadableByOthers(found))
            {
                return Page(server, 403);
            }
        }

        return server.Files.Read(full, out var content) is null
            ? new HttpReply(200, ByteText.Of(content), TypeOf(full), found.Modified, server.Image.Server)
            : Page(server, 403);
    }

    private static HttpReply Page(ContainerInstance server, int status)
    {
        var page = new HttpReply(status, "", "text/html", null, server.Image.Server);
        return page with
        {
            Body = $"<html>\r\n<head><title>{page.StatusText}</title></head>\r\n<body>\r\n<center><h1>{page.StatusText}</h1></center>\r\n<hr><center>{page.Server}</center>\r\n</body>\r\n</html>\r\n",
        };
    }

    private static string TypeOf(string path) => path[(path.LastIndexOf('.') + 1)..] switch
    {
        "html" or "htm" => "text/html",
        "css" => "text/css",
        "js" => "application/javascript",
        "json" => "application/json",
        "txt" => "text/plain",
        "xml" => "text/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    };
}
