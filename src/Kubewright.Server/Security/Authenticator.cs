using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Decides who asks, and whether they may. Without a credential there is nothing but health and version.</summary>
internal sealed class Authenticator(ImmutableArray<Credential> credentials, ServerCertificates certificates, DashboardSession session)
{
    private const string Bearer = "Bearer ";

    private static readonly ImmutableArray<string> Open = ["/healthz", "/livez", "/readyz", "/version"];

    /// <summary>The credential of the administrator's certificate.</summary>
    private static readonly Credential Administrator = new("", "kubewright-admin", IsReadOnly: false);

    /// <summary>Who sends the request; null when nobody is known by what it carries.</summary>
    public Credential? Identify(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return Find(header[Bearer.Length..].Trim());
        }

        return http.Connection.ClientCertificate is { } certificate && certificates.IsClient(certificate) ? Administrator : session.Identify(http);
    }

    /// <summary>Whose token it is; null for nobody's.</summary>
    public Credential? Find(string token) => credentials.FirstOrDefault(credential => credential.Matches(token));

    /// <summary>Why the request is refused; null when it may go on.</summary>
    public ApiError? Refuse(HttpContext http)
    {
        if (Open.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.Ordinal)))
        {
            return null;
        }

        return Identify(http) is not { } credential ? new ApiError(StatusReason.Unauthorized, "Unauthorized")
            : credential.IsReadOnly && !IsReading(http.Request)
                ? new ApiError(StatusReason.Forbidden, $"User \"{credential.User}\" may only read: {http.Request.Method} {http.Request.Path} is forbidden")
            : http.Request.Headers.TryGetValue("Impersonate-User", out var other)
                ? new ApiError(StatusReason.Forbidden, $"users \"{other}\" is forbidden: User \"{credential.User}\" cannot impersonate anybody: there is nobody else in a simulated cluster")
                : null;
    }

    /// <summary>Exec, attach and port-forward are GET requests that change things; a review of oneself is a POST that changes nothing.</summary>
    private static bool IsReading(HttpRequest request)
    {
        var path = ApiPath.Parse(request.Path.Value!);
        return HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            ? path?.Subresource is not ("exec" or "attach" or "portforward" or "proxy")
            : path is { Group: "authentication.k8s.io" or "authorization.k8s.io", Name: null };
    }
}
