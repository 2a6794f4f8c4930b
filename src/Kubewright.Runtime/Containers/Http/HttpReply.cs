namespace Kubewright.Runtime;

/// <summary>What a request to a simulated server came to.</summary>
/// <param name="Status">The HTTP status; 0 when no connection was made.</param>
/// <param name="Body">The body, one character per byte.</param>
/// <param name="ContentType">What the body is.</param>
/// <param name="Modified">When the file was last changed; null for pages the server makes.</param>
/// <param name="Server">How the server calls itself.</param>
internal sealed record HttpReply(int Status, string Body, string ContentType, DateTimeOffset? Modified, string Server)
{
    /// <summary>Nothing listens there.</summary>
    public static HttpReply Refused { get; } = new(0, "", "", null, "");

    /// <summary>Whether a server answered.</summary>
    public bool IsConnected => Status != 0;

    /// <summary>The status in words, for example <c>404 Not Found</c>.</summary>
    public string StatusText => Status switch
    {
        200 => "200 OK",
        301 => "301 Moved Permanently",
        403 => "403 Forbidden",
        404 => "404 Not Found",
        405 => "405 Not Allowed",
        _ => Status.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>The head of the answer, lines ended as HTTP wants it.</summary>
    public string Head(DateTimeOffset now) =>
        $"HTTP/1.1 {StatusText}\r\nServer: {Server}\r\nDate: {now:R}\r\nContent-Type: {ContentType}\r\nContent-Length: {Body.Length}\r\n"
        + (Modified is { } time ? $"Last-Modified: {time:R}\r\n" : "")
        + "Connection: keep-alive\r\n\r\n";
}
