namespace Kubewright;

/// <summary>A map or a list.</summary>
/// <param name="start">The offset of its first character.</param>
/// <param name="parent">The entry whose value it is; null for the root.</param>
/// <param name="isMap">Whether its entries have keys.</param>
/// <param name="isFlow">Whether it is written in brackets.</param>
internal sealed class LayoutCollection(int start, LayoutEntry? parent, bool isMap, bool isFlow) : LayoutNode(start)
{
    /// <inheritdoc/>
    public override int End => FlowEnd ?? (Entries.Count == 0 ? Start : Entries[^1].Value.End);

    /// <summary>The offset after the closing bracket; null without brackets.</summary>
    public int? FlowEnd { get; set; }

    /// <summary>The entry whose value it is; null for the root.</summary>
    public LayoutEntry? Parent { get; } = parent;

    /// <summary>Whether its entries have keys.</summary>
    public bool IsMap { get; } = isMap;

    /// <summary>Whether it is written in brackets.</summary>
    public bool IsFlow { get; } = isFlow;

    /// <summary>Its members or items.</summary>
    public List<LayoutEntry> Entries { get; } = [];

    /// <summary>The comments after its last entry, without indentation; an empty line is an empty text.</summary>
    public List<string> Below { get; } = [];

    /// <summary>The column, from 0, at which its entries stand.</summary>
    public int Column { get; set; }
}
