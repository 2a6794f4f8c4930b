namespace Kubewright.Import;

/// <summary>Words on one line.</summary>
/// <param name="Text">The words.</param>
internal sealed record TextCode(string Text) : CodeNode;
