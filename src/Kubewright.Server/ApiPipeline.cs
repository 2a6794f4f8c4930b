using System.Text;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Takes a request from its credential to its answer.</summary>
internal sealed class ApiPipeline
{
    /// <summary>The minor release from which on whoever asks for Endpoints is told to use slices.</summary>
    private const int FirstWithoutEndpoints = 33;

    private readonly Authenticator _authenticator;
    private readonly ReadHandler _reads;
    private readonly WatchHandler _watches;
    private readonly WriteHandler _writes;
    private readonly PatchHandler _patches;
    private readonly DeleteHandler _deletes;
    private readonly SubresourceHandler _subresources;
    private readonly ReviewHandler _reviews;
    private readonly Schema.KubernetesVersion _version;
    private readonly byte[] _versionBody;
    private readonly ResourceCatalog _catalog;
    private readonly DiscoveryHandler _discovery;
    private readonly OpenApiDocuments _documents;
    private readonly ExecHandler _execs;
    private readonly LogHandler _logs;
    private readonly ProxyHandler _proxies;
    private readonly DashboardHandler _dashboard;
    private readonly PortForwardHandler _forwards;

    private ApiPipeline(Cluster cluster, ChangeSignal signal, Authenticator authenticator, DashboardSession session, ReviewHandler reviews, ServerOptions options)
    {
        var clock = options.Clock;
        _authenticator = authenticator;
        var renderer = new ObjectRenderer();
        var tables = new TableRenderer(renderer, cluster.Clock);
        var response = new ApiResponse(renderer, tables);
        var tracking = new FieldTracking(renderer, cluster.Clock);
        _reads = new ReadHandler(cluster, response);
        _watches = new WatchHandler(cluster, signal, new WatchRenderer(renderer, tables), clock);
        _writes = new WriteHandler(cluster, response, tracking);
        _patches = new PatchHandler(cluster, _writes, tracking);
        _deletes = new DeleteHandler(cluster, response);
        _subresources = new SubresourceHandler(cluster, tracking, tables);
        _reviews = reviews;
        _version = cluster.Version;
        _versionBody = ServerVersion.Json(_version);
        _catalog = new ResourceCatalog(cluster);
        _discovery = new DiscoveryHandler(_catalog);
        _documents = new OpenApiDocuments(_catalog);
        _execs = new ExecHandler(cluster, signal, Sessions, clock, options.WhenDurable ?? (static () => Task.CompletedTask));
        _logs = new LogHandler(cluster, signal);
        _proxies = new ProxyHandler(cluster);
        _dashboard = new DashboardHandler(cluster, authenticator, session);
        _forwards = new PortForwardHandler(cluster, Sessions, clock);
    }

    /// <summary>Who is connected to pods.</summary>
    public SessionLimit Sessions { get; } = new();

    /// <summary>The pipeline over a cluster.</summary>
    public static ApiPipeline Create(Cluster cluster, ChangeSignal signal, Authenticator authenticator, DashboardSession session, ReviewHandler reviews, ServerOptions options) =>
        new(cluster, signal, authenticator, session, reviews, options);

    /// <summary>Answers a request. Whatever goes wrong becomes a Status.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            if (_dashboard.Answer(http) is { } dashboard)
            {
                await dashboard.ConfigureAwait(false);
                return;
            }

            await ((_authenticator.Refuse(http) ?? await ProtobufBody.TranslateAsync(http).ConfigureAwait(false)) is { } refused
                ? ApiResponse.ErrorAsync(http, refused, null)
                : RouteAsync(http)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody to answer.
        }
        catch (BadHttpRequestException exception)
        {
            await ApiResponse.ErrorAsync(http, new ApiError(StatusReason.BadRequest, exception.Message), null).ConfigureAwait(false);
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            await ApiResponse.ErrorAsync(http, new ApiError(StatusReason.InternalError, $"Internal error occurred: {exception.GetType().Name}: {exception.Message}"), null).ConfigureAwait(false);
        }
    }

    private Task RouteAsync(HttpContext http) => http.Request.Path.Value switch
    {
        "/healthz" or "/livez" or "/readyz" or "/healthz/ping" or "/livez/ping" or "/readyz/ping" => HealthAsync(http),
        "/version" => ApiResponse.BytesAsync(http, StatusCodes.Status200OK, _versionBody),
        _ when _discovery.Answer(http) is { } discovery => discovery,
        _ when _documents.Answer(http) is { } document => document,
        var path => ResourceAsync(http, path ?? ""),
    };

    private Task ResourceAsync(HttpContext http, string text)
    {
        if (ApiPath.Parse(text) is not { } path || _catalog.Find(path) is not { } resource)
        {
            return ApiResponse.ErrorAsync(http, new ApiError(StatusReason.NotFound, "the server could not find the requested resource"), null);
        }

        if (resource.Names is { Kind: "Endpoints", Group: "" } && _version.Minor >= FirstWithoutEndpoints)
        {
            ApiResponse.Warn(http, "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice");
        }

        var request = new ApiRequest(http, path with { Kind = resource.Names.Kind }, resource);
        return path.Subresource is { } subresource ? SubresourceAsync(request, subresource) : ObjectAsync(request);
    }

    private Task ObjectAsync(ApiRequest request) => (request.Http.Request.Method, request.Path.Name) switch
    {
        ("POST", null) when request.Resource.IsReview => _reviews.ReviewAsync(request),
        _ when request.Resource.IsReview => MethodNotAllowed(request),
        ("GET" or "HEAD", _) when request.IsWatch => _watches.WatchAsync(request),
        ("GET" or "HEAD", null) => _reads.ListAsync(request),
        ("GET" or "HEAD", _) => _reads.GetAsync(request),
        ("POST", null) => _writes.CreateAsync(request),
        ("PUT", not null) => _writes.UpdateAsync(request),
        ("PATCH", not null) => _patches.PatchAsync(request),
        ("DELETE", null) => _deletes.DeleteCollectionAsync(request),
        ("DELETE", _) => _deletes.DeleteAsync(request),
        _ => MethodNotAllowed(request),
    };

    private Task SubresourceAsync(ApiRequest request, string subresource) =>
        !request.Resource.Has(subresource)
            ? ApiResponse.ErrorAsync(request.Http, new ApiError(StatusReason.NotFound, "the server could not find the requested resource"), request.Path)
            : (subresource, request.Http.Request.Method) switch
            {
                ("status" or "ephemeralcontainers", "GET") => _reads.GetAsync(request),
                ("status" or "finalize" or "ephemeralcontainers", "PUT") => _writes.UpdateAsync(request),
                ("status" or "ephemeralcontainers", "PATCH") => _patches.PatchAsync(request),
                ("scale", "GET" or "PUT" or "PATCH") => _subresources.ScaleAsync(request),
                ("eviction", "POST") => _subresources.EvictAsync(request),
                ("token", "POST") => _reviews.TokenAsync(request),
                ("binding", "POST") => _subresources.BindAsync(request),
                ("exec", "GET" or "POST") => _execs.ExecAsync(request),
                ("attach", "GET" or "POST") => _execs.AttachAsync(request),
                ("log", "GET") => _logs.LogAsync(request),
                ("proxy", _) => _proxies.ProxyAsync(request),
                ("portforward", "GET" or "POST") => _forwards.ForwardAsync(request),
                _ => MethodNotAllowed(request),
            };

    private static Task MethodNotAllowed(ApiRequest request) => ApiResponse.ErrorAsync(
        request.Http,
        new ApiError(StatusReason.MethodNotAllowed, "the server does not allow this method on the requested resource"),
        request.Path);

    /// <summary>Says that all is well; at length when asked to.</summary>
    private static async Task HealthAsync(HttpContext http)
    {
        var name = http.Request.Path.Value!.Split('/')[1];
        var text = http.Request.Query.ContainsKey("verbose") ? $"[+]ping ok\n{name} check passed\n" : "ok";
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), http.RequestAborted).ConfigureAwait(false);
    }
}
