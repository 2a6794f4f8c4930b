namespace Kubewright.Import;

/// <summary>One label as it is written. A class, since code over pairs that are values is compiled anew in every process.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal sealed record LabelText(string Key, string Value);
