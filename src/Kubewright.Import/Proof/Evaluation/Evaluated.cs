namespace Kubewright.Import;

/// <summary>What an expression comes to.</summary>
/// <param name="Value">The value.</param>
/// <param name="Type">Its type, as the compiler sees it.</param>
internal readonly record struct Evaluated(object? Value, Type Type);
