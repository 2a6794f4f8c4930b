namespace Kubewright.Import;

/// <summary>A text of several lines, as a raw string literal.</summary>
/// <param name="Text">The text.</param>
internal sealed record RawTextCode(string Text) : CodeNode;
