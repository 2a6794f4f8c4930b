namespace Kubewright.Import;

/// <summary>A text to import.</summary>
/// <param name="Name">The file as the user named it; <c>-</c> for standard input.</param>
/// <param name="Text">The YAML or JSON text.</param>
public sealed record ImportInput(string Name, string Text);
