using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>
/// The dashboard: a page that shows the cluster while it lives, its login, and what the page asks for beyond the API. It
/// changes nothing.
/// </summary>
internal sealed class DashboardHandler(Cluster cluster, Authenticator authenticator, DashboardSession session)
{
    /// <summary>Where the page is.</summary>
    public const string Path = "/dashboard";

    /// <summary>How many lanes of a timeline are sent at most.</summary>
    public const int MostLanes = 200;

    private const string Page = "index.html";
    private const string LoginPage = "login.html";

    /// <summary>Whoever is not let in sees this, and the page that asks for a token.</summary>
    private const string StyleSheet = "dashboard.css";

    /// <summary>Everything comes from this server, nothing is written into the page itself, and nobody else shows it in a frame.</summary>
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The answer, if the request is about the dashboard; else null.</summary>
    public Task? Answer(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal, out var rest))
        {
            return null;
        }

        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return (http.Request.Method, rest.Value) switch
        {
            ("POST", "/login") => LoginAsync(http),
            ("GET" or "HEAD", "") => RedirectAsync(http),
            ("GET" or "HEAD", "/" + StyleSheet) => FileAsync(http, StyleSheet),
            ("GET", "/") when http.Request.Query["token"].ToString() is { Length: > 0 } token => EnterAsync(http, session.Redeem(token)),
            ("GET" or "HEAD", var path) => authenticator.Identify(http) is null ? RefuseAsync(http, path!) : ShowAsync(http, path!),
            _ => StatusAsync(http, StatusCodes.Status405MethodNotAllowed),
        };
    }

    private Task ShowAsync(HttpContext http, string path) => path switch
    {
        "/" => FileAsync(http, Page),
        "/data/timeline" => JsonAsync(http, Encoding.UTF8.GetBytes(TimelineOf(http.Request.Query).ToJson())),
        "/data/names" => JsonAsync(http, DnsNameList.Write(cluster.Snapshot, http.Request.Query["namespace"].ToString())),
        "/data/manifest" => ManifestAsync(http),
        _ => FileAsync(http, path[1..]),
    };

    /// <summary>
    /// The pods of a set from an ordinal on, as many as the page shows at once; without a set those of the namespace that have
    /// none. Events that tell of nothing wrong are left out: the page has them from the API.
    /// </summary>
    private Timeline TimelineOf(IQueryCollection query)
    {
        var (@namespace, set) = (query["namespace"].ToString(), query["set"].ToString());
        var first = Number(query["first"], 0);
        var count = Math.Min(Number(query["count"], MostLanes), MostLanes);
        var whole = cluster.Timeline;
        return whole with
        {
            Groups =
            [
                .. whole.Groups
                    .Where(group => group.Namespace == @namespace && (group.Set ?? "") == set)
                    .Select(group => group with
                    {
                        Lanes =
                        [
                            .. (group.Set is null ? group.Lanes.Skip(first).Take(count) : group.Lanes.Where(lane => lane.Ordinal >= first && lane.Ordinal - first < count))
                                .Select(static lane => lane with { Marks = lane.Marks.RemoveAll(IsRoutine) }),
                        ],
                        Marks = group.Marks.RemoveAll(IsRoutine),
                    }),
            ],
        };

        static bool IsRoutine(TimelineMark mark) => mark.Kind == TimelineMarkKind.Normal;
    }

    private Task ManifestAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var key = ObjectKey.Of(query["kind"].ToString(), query["namespace"].ToString() is { Length: > 0 } name ? name : null, query["name"].ToString());
        return key.Kind != "Secret" && cluster.Snapshot.Find(key) is { } obj
            ? JsonAsync(http, ManifestView.Write(obj, cluster.Snapshot))
            : ApiResponse.ErrorAsync(http, ApiError.NotFound(key), null);
    }

    /// <summary>The token must not stay in the address, where it is seen and kept.</summary>
    private Task EnterAsync(HttpContext http, bool isKnown)
    {
        if (!isKnown)
        {
            // The link of a browser that is in already.
            return authenticator.Identify(http) is null ? FileAsync(http, LoginPage, StatusCodes.Status401Unauthorized) : RedirectAsync(http);
        }

        session.Open(http);
        return RedirectAsync(http);
    }

    /// <summary>For a second browser: the link is good once, and a kubeconfig has a token, too.</summary>
    private async Task LoginAsync(HttpContext http)
    {
        var token = MediaTypes.Of(http.Request.ContentType) == "application/x-www-form-urlencoded" && http.Request.ContentLength <= 1024
            ? (await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false))["token"].ToString().Trim()
            : "";
        await EnterAsync(http, authenticator.Find(token) is not null || session.Redeem(token)).ConfigureAwait(false);
    }

    private static Task RefuseAsync(HttpContext http, string path) => path is "/"
        ? FileAsync(http, LoginPage, StatusCodes.Status401Unauthorized)
        : ApiResponse.ErrorAsync(http, new ApiError(StatusReason.Unauthorized, "Unauthorized"), null);

    private static Task RedirectAsync(HttpContext http)
    {
        http.Response.Headers.Location = Path + "/";
        return StatusAsync(http, StatusCodes.Status303SeeOther);
    }

    private static Task FileAsync(HttpContext http, string name, int code = StatusCodes.Status200OK) => DashboardFiles.Find(name) is { } file
        ? ApiResponse.BytesAsync(http, code, file.Content, file.ContentType)
        : ApiResponse.ErrorAsync(http, new ApiError(StatusReason.NotFound, "the server could not find the requested resource"), null);

    private static Task JsonAsync(HttpContext http, ReadOnlyMemory<byte> json) => ApiResponse.BytesAsync(http, StatusCodes.Status200OK, json);

    private static Task StatusAsync(HttpContext http, int code)
    {
        http.Response.StatusCode = code;
        return Task.CompletedTask;
    }

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
