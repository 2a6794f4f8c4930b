namespace Kubewright.Cli;

/// <summary>A field of a definition.</summary>
/// <param name="Since">The first release that has it; null for old ones and where nobody says.</param>
/// <param name="IsRequired">Whether an object without it is refused.</param>
/// <param name="Facts">What is said about its value.</param>
internal sealed record ApiField(string? Since, bool IsRequired, ApiFacts Facts);
