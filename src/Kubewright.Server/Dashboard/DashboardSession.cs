using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

/// <summary>
/// Lets a browser in: a token that is good for one login, and a cookie that it is exchanged for. The cookie reads and never
/// writes, so that no other page can make a browser change the cluster.
/// </summary>
internal sealed class DashboardSession
{
    private static readonly Credential User = new("", "kubewright-dashboard", IsReadOnly: true);

    private readonly Credential _cookie = Credential.Create("kubewright-dashboard", isReadOnly: true);
    private readonly Credential _login = Credential.Create("kubewright-dashboard", isReadOnly: true);
    private int _logins;

    /// <summary>The token of the link that is printed at the start.</summary>
    public string Token => _login.Token;

    /// <summary>Whether a token is the one of the link, for the first time.</summary>
    public bool Redeem(string token) => _login.Matches(token) && Interlocked.Exchange(ref _logins, 1) == 0;

    /// <summary>Gives the browser its cookie. It ends with the browser, and means nothing to a later server.</summary>
    public void Open(HttpContext http) => http.Response.Cookies.Append(CookieName(http), _cookie.Token, new CookieOptions
    {
        HttpOnly = true,
        Secure = true,
        SameSite = SameSiteMode.Strict,
        Path = "/",
    });

    /// <summary>
    /// Who asks with the cookie; null when nobody does, or when the cookie is not meant for what is asked. To a browser all
    /// ports of a machine are one site, so that the page of another port could send the cookie along: such requests say so.
    /// </summary>
    public Credential? Identify(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && http.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "none" or "same-origin"
        && ApiPath.Parse(http.Request.Path.Value!)?.Resource != "secrets"
        && http.Request.Cookies[CookieName(http)] is { } cookie
        && _cookie.Matches(cookie)
            ? User
            : null;

    /// <summary>One per port, because browsers do not tell ports apart; the prefix has them keep other hosts and plain HTTP away.</summary>
    private static string CookieName(HttpContext http) => $"__Host-kubewright-{http.Connection.LocalPort}";
}
