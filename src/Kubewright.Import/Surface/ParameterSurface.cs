namespace Kubewright.Import;

/// <summary>A parameter that writes a value.</summary>
/// <param name="Path">Where it writes.</param>
/// <param name="Type">The type of its value, without the question mark.</param>
internal sealed record ParameterSurface(string Path, Type Type);
