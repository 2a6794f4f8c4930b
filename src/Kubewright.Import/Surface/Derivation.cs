namespace Kubewright.Import;

/// <summary>A value that follows another one unless it is written.</summary>
/// <param name="Target">The path that receives it: <c>spec.template.metadata.labels</c>.</param>
/// <param name="Source">The path that gives it: <c>spec.selector.matchLabels</c>.</param>
internal sealed record Derivation(string Target, string Source);
