namespace Kubewright.Runtime;

/// <summary>A here-document whose text comes later.</summary>
/// <param name="Delimiter">The line that ends it.</param>
/// <param name="StripsTabs">Whether leading tabs are dropped.</param>
/// <param name="IsLiteral">Whether nothing in it is expanded.</param>
internal sealed record HereDocument(string Delimiter, bool StripsTabs, bool IsLiteral)
{
    /// <summary>The text, once read.</summary>
    public ShellWord Body { get; set; } = new([]);
}
