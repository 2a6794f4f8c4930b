namespace Kubewright.Validation;

/// <summary>A piece of a text and what takes its place.</summary>
/// <param name="Start">The offset of its first character.</param>
/// <param name="End">The offset after its last character; the same as <paramref name="Start"/> for an insertion.</param>
/// <param name="Text">The new text; its lines end with <c>\n</c>.</param>
internal readonly record struct TextChange(int Start, int End, string Text);
