using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Decides who asks, and whether they may. Without a credential there is nothing but health and version.</summary>
/// <param name="credentials">The credentials of the server itself.</param>
/// <param name="certificates">The certificates that it knows.</param>
/// <param name="session">The session of a browser.</param>
/// <param name="tokens">The tokens of ServiceAccounts.</param>
/// <param name="roles">What users may do.</param>
internal sealed class Authenticator(
    ImmutableArray<Credential> credentials,
    ServerCertificates certificates,
    DashboardSession session,
    ServiceAccountTokens tokens,
    RoleAuthorizer roles)
{
    private const string Bearer = "Bearer ";
    private const string ImpersonatedUser = "Impersonate-User";
    private const string ImpersonatedGroup = "Impersonate-Group";

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

    /// <summary>Who holds a token; null for nobody.</summary>
    public Requester? FindRequester(string token) => Find(token) is { } credential ? Requester.Of(credential) : tokens.Find(token);

    /// <summary>Why the request is refused; null when it may go on, in the name of the <see cref="Requester"/> among its features.</summary>
    public ApiError? Refuse(HttpContext http)
    {
        if (Open.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.Ordinal)))
        {
            return null;
        }

        if (RequesterOf(http) is not { } requester)
        {
            return new ApiError(StatusReason.Unauthorized, "Unauthorized");
        }

        if (http.Request.Headers.ContainsKey(ImpersonatedUser) || http.Request.Headers.ContainsKey(ImpersonatedGroup))
        {
            var (impersonated, refused) = Impersonate(http.Request.Headers, requester);
            if (impersonated is null)
            {
                return refused;
            }

            requester = impersonated;
        }

        http.Features.Set(requester);
        var what = AccessAttributes.Of(http.Request);
        return roles.Allows(requester, what) ? null
            : requester.IsReader ? new ApiError(StatusReason.Forbidden, $"User \"{requester.User}\" may only read: {http.Request.Method} {http.Request.Path} is forbidden")
            : new ApiError(StatusReason.Forbidden, what.Refusal(requester.User));
    }

    private Requester? RequesterOf(HttpContext http)
    {
        if (Identify(http) is { } credential)
        {
            return Requester.Of(credential);
        }

        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? tokens.Find(header[Bearer.Length..].Trim()) : null;
    }

    /// <summary>The user in whose name a request is sent (<c>--as</c>, <c>--as-group</c>), if the sender may speak for them.</summary>
    private (Requester? Requester, ApiError? Error) Impersonate(IHeaderDictionary headers, Requester requester)
    {
        var user = headers[ImpersonatedUser].ToString();
        var groups = headers[ImpersonatedGroup].Where(static group => !string.IsNullOrEmpty(group)).Select(static group => group!).ToList();
        if (user.Length == 0)
        {
            return (null, new ApiError(StatusReason.BadRequest, "groups are impersonated without a user; name one, too"));
        }

        var account = user.StartsWith(Requester.ServiceAccountPrefix, StringComparison.Ordinal) ? user.Split(':') : [];
        IEnumerable<AccessAttributes> wanted =
        [
            account is [_, _, var ns, var name]
                ? new AccessAttributes("impersonate") { Resource = "serviceaccounts", Namespace = ns, Name = name }
                : new AccessAttributes("impersonate") { Resource = "users", Name = user },
            .. groups.Select(static group => new AccessAttributes("impersonate") { Resource = "groups", Name = group }),
        ];
        return wanted.FirstOrDefault(what => !roles.Allows(requester, what)) is { } missing
            ? (null, new ApiError(StatusReason.Forbidden, missing.Refusal(requester.User)))
            : (Requester.Of(user, groups), null);
    }
}
