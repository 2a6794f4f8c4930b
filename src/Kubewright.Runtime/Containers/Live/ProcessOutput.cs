namespace Kubewright.Runtime;

/// <summary>Something that a program wrote.</summary>
/// <param name="IsError">Whether it is from standard error.</param>
/// <param name="Bytes">What.</param>
public sealed record ProcessOutput(bool IsError, ReadOnlyMemory<byte> Bytes);
