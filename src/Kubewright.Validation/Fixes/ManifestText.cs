namespace Kubewright.Validation;

/// <summary>The text of a manifest file.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Text">What it holds, a byte order mark included.</param>
public sealed record ManifestText(string File, string Text);
