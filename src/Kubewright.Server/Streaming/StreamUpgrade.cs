using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Turns requests into connections: WebSockets, or SPDY/3.1 for kubectl before 1.31.</summary>
internal static class StreamUpgrade
{
    private const string Spdy = "SPDY/3.1";
    private const string ProtocolHeader = "X-Stream-Protocol-Version";

    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(30);

    /// <summary>Why the connection cannot be upgraded; null when it can.</summary>
    /// <param name="http">The request.</param>
    /// <param name="webSocket">The WebSocket subprotocols that are spoken, the best first.</param>
    /// <param name="spdy">The protocol that is spoken over SPDY.</param>
    public static ApiError? Refuse(HttpContext http, ImmutableArray<string> webSocket, string spdy) =>
        IsSpdy(http)
            ? SpdyProtocols(http).Contains(spdy) ? null : new ApiError(StatusReason.BadRequest, $"the server speaks {spdy} over SPDY here; name it in {ProtocolHeader}")
            : !http.WebSockets.IsWebSocketRequest ? new ApiError(StatusReason.BadRequest, "Upgrade request required")
            : Choose(http, webSocket) is null ? new ApiError(StatusReason.BadRequest, $"the server speaks the WebSocket subprotocols {string.Join(" and ", webSocket)} here")
            : null;

    /// <summary>Whether the client wants SPDY instead of a WebSocket.</summary>
    public static bool IsSpdy(HttpContext http) =>
        http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } && string.Equals(http.Request.Headers.Upgrade, Spdy, StringComparison.OrdinalIgnoreCase);

    /// <summary>The best subprotocol that both sides speak; null when there is none.</summary>
    public static string? Choose(HttpContext http, ImmutableArray<string> protocols) =>
        protocols.FirstOrDefault(protocol => http.WebSockets.WebSocketRequestedProtocols.Contains(protocol));

    /// <summary>How WebSockets are kept: a client that gives no sign of life is cut off.</summary>
    /// <param name="protocol">The subprotocol; null when the answer names it already.</param>
    public static WebSocketAcceptContext WebSocket(string? protocol) => new() { SubProtocol = protocol, KeepAliveInterval = PingInterval, KeepAliveTimeout = PingInterval };

    /// <summary>Changes to SPDY; <see cref="Refuse"/> has nothing against it.</summary>
    /// <returns>The bytes of both directions.</returns>
    public static Task<Stream> ToSpdyAsync(HttpContext http, string protocol)
    {
        http.Response.Headers.Upgrade = Spdy;
        http.Response.Headers[ProtocolHeader] = protocol;
        return http.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
    }

    private static IEnumerable<string> SpdyProtocols(HttpContext http) =>
        http.Request.Headers.GetCommaSeparatedValues(ProtocolHeader);
}
