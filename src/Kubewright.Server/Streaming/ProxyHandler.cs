using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Hands requests on to simulated web servers: the subresource <c>proxy</c> of pods, services and nodes.</summary>
internal sealed class ProxyHandler(Cluster cluster)
{
    /// <summary>Asks the server behind the object, and answers as it does.</summary>
    public async Task ProxyAsync(ApiRequest request)
    {
        var http = request.Http;
        if (PathOf(request) is not { } path)
        {
            http.Response.StatusCode = StatusCodes.Status301MovedPermanently;
            http.Response.Headers.Location = $"{http.Request.PathBase}{http.Request.Path}/{http.Request.QueryString}";
            return;
        }

        if (Target(request, out var error) is not ({ } pod, { } port) || Fetch(pod, port, http, path, out error) is not { } reply)
        {
            await ApiResponse.ErrorAsync(http, error!, request.Path).ConfigureAwait(false);
            return;
        }

        http.Response.Headers.Server = reply.Server;
        if (reply.Modified is { } modified)
        {
            http.Response.Headers.LastModified = modified.ToString("R", CultureInfo.InvariantCulture);
        }

        if (HttpMethods.IsHead(http.Request.Method))
        {
            (http.Response.StatusCode, http.Response.ContentType) = (reply.Status, reply.ContentType);
            return;
        }

        await ApiResponse.BytesAsync(http, reply.Status, reply.Body, reply.ContentType).ConfigureAwait(false);
    }

    private HttpExchange? Fetch(Pod pod, int port, HttpContext http, string path, out ApiError? error)
    {
        var reply = cluster.Fetch(pod.Metadata.Namespace, pod.Metadata.Name!, port, http.Request.Method, path, http.Request.Headers.UserAgent.ToString());
        error = reply is null ? Unreachable($"{pod.Status?.PodIP}:{port.ToString(CultureInfo.InvariantCulture)}") : null;
        return reply;
    }

    /// <summary>Which port of which pod is meant; the name may carry a scheme before it and a port after it.</summary>
    private (Pod? Pod, int? Port) Target(ApiRequest request, out ApiError? error)
    {
        var parts = request.Path.Name!.Split(':');
        var (name, port) = parts switch
        {
            ["" or "http" or "https", var named, var given] => (named, given),
            [var named, var given] => (named, given),
            _ => (parts[0], ""),
        };
        var key = ObjectKey.Of(request.Kind.Kind, request.Path.Namespace, name);
        error = null;
        switch (cluster.Snapshot.Find(key))
        {
            case Pod pod:
                var ports = (pod.Spec?.Containers ?? []).SelectMany(static c => c.Ports ?? []).ToList();
                var number = port.Length == 0 ? ports.FirstOrDefault()?.Number ?? 80
                    : int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed
                    : ports.FirstOrDefault(p => p.Name == port)?.Number;
                error = number is null ? new ApiError(StatusReason.BadRequest, $"pod {name} has no port named \"{port}\"") : null;
                return (pod, number);
            case Service service:
                var found = cluster.EndpointOf(service, port, out var target);
                error = found is null ? new ApiError(StatusReason.ServiceUnavailable, $"no endpoints available for service \"{name}{(port.Length > 0 ? ":" + port : "")}\"") : null;
                return (found, target);
            case Node:
                error = Unreachable($"{name}:10250");
                return default;
            default:
                error = ApiError.NotFound(key);
                return default;
        }
    }

    /// <summary>The path that is asked of the server; null when not even its slash is there.</summary>
    private static string? PathOf(ApiRequest request)
    {
        var path = request.Http.Request.Path.Value!;
        var proxy = $"/{request.Path.Resource}/{request.Path.Name}/proxy";
        var rest = path[(path.IndexOf(proxy, StringComparison.Ordinal) + proxy.Length)..];
        return rest.Length > 0 ? rest : null;
    }

    private static ApiError Unreachable(string address) =>
        new(StatusReason.ServiceUnavailable, $"error trying to reach service: dial tcp {address}: connect: connection refused");
}
