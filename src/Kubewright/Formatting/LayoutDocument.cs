namespace Kubewright;

/// <summary>One document of a YAML text, with the comments around its content.</summary>
/// <param name="start">The offset of its first line.</param>
/// <param name="marker">The offset of its <c>---</c>; null when it has none.</param>
internal sealed class LayoutDocument(int start, int? marker)
{
    /// <summary>The offset of its first line.</summary>
    public int Start { get; } = start;

    /// <summary>The offset after its last line.</summary>
    public int End { get; set; }

    /// <summary>The offset of its <c>---</c>; null when it has none.</summary>
    public int? Marker { get; } = marker;

    /// <summary>The content; null for an empty document.</summary>
    public LayoutNode? Root { get; set; }

    /// <summary>Why the document has to stay as it is; null when it can be formatted.</summary>
    public FormatRemark? Obstacle { get; set; }

    /// <summary>The comments before the <c>---</c>; only the first document of a text can have some.</summary>
    public List<string> Prefix { get; } = [];

    /// <summary>The comment behind the <c>---</c>.</summary>
    public string? MarkerComment { get; set; }

    /// <summary>The comments between the <c>---</c> and the content.</summary>
    public List<string> Header { get; } = [];

    /// <summary>Whether there is neither content nor comment.</summary>
    public bool IsEmpty => Root is null && Obstacle is null && Prefix.Count == 0 && MarkerComment is null && Header.Count == 0;
}
