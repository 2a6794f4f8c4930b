namespace Kubewright;

/// <summary>A member of a map or an item of a list.</summary>
/// <param name="owner">The map or list.</param>
/// <param name="key">The member's key; null for an item.</param>
/// <param name="start">The offset of the key or of the item's dash.</param>
/// <param name="line">The line of it, from 0.</param>
internal sealed class LayoutEntry(LayoutCollection owner, string? key, int start, int line)
{
    /// <summary>The map or list.</summary>
    public LayoutCollection Owner { get; } = owner;

    /// <summary>The member's key; null for an item.</summary>
    public string? Key { get; } = key;

    /// <summary>The offset of the key or of the item's dash.</summary>
    public int Start { get; } = start;

    /// <summary>The line of the key or dash, from 0.</summary>
    public int Line { get; } = line;

    /// <summary>The value.</summary>
    public LayoutNode Value { get; set; } = null!;

    /// <summary>The comments on lines of their own before it, without indentation; an empty line is an empty text.</summary>
    public List<string> Above { get; } = [];

    /// <summary>The comments behind it on its own lines; seldom more than one.</summary>
    public List<string> Beside { get; } = [];
}
