namespace Kubewright.Runtime;

/// <summary>What a simulated web server answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">What the body is.</param>
/// <param name="Server">How the server calls itself.</param>
/// <param name="Modified">When the file was last changed; null for pages the server makes.</param>
/// <param name="Body">The body; empty for <c>HEAD</c>.</param>
public sealed record HttpExchange(int Status, string ContentType, string Server, DateTimeOffset? Modified, ReadOnlyMemory<byte> Body);
