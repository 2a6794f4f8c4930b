namespace Kubewright;

/// <summary>A value of a YAML text with its place in the text, so that comments find the value they belong to.</summary>
/// <param name="start">The offset of its first character.</param>
internal abstract class LayoutNode(int start)
{
    /// <summary>The offset of its first character.</summary>
    public int Start { get; } = start;

    /// <summary>The offset after its last character; comments and line breaks that follow do not count.</summary>
    public abstract int End { get; }
}
