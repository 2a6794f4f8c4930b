using Kubewright.Schema;

namespace Kubewright;

/// <summary>A single value.</summary>
/// <param name="start">The offset of its first character.</param>
/// <param name="end">The offset after its last character.</param>
/// <param name="kind">What it is.</param>
/// <param name="text">A string's value; a number as its author wrote it; <c>true</c>, <c>false</c> or <c>null</c>.</param>
/// <param name="isBlock">Whether it is a literal or folded block, which no comment can follow on its last line.</param>
internal sealed class LayoutScalar(int start, int end, ScalarKind kind, string text, bool isBlock) : LayoutNode(start)
{
    /// <inheritdoc/>
    public override int End { get; } = end;

    /// <summary>What it is.</summary>
    public ScalarKind Kind { get; } = kind;

    /// <summary>A string's value; a number as its author wrote it; <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it is a literal or folded block.</summary>
    public bool IsBlock { get; } = isBlock;
}
