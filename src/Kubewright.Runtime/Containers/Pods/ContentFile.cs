namespace Kubewright.Runtime;

/// <summary>A file of a volume whose content comes from objects.</summary>
/// <param name="Path">Its path in the volume.</param>
/// <param name="Mode">Its permission bits.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record ContentFile(string Path, int Mode, byte[] Content)
{
    /// <summary>Whether the other file has the same path, mode and bytes.</summary>
    public bool IsSameAs(ContentFile other) =>
        Path == other.Path && Mode == other.Mode && Content.AsSpan().SequenceEqual(other.Content);
}
