namespace Kubewright.Import;

/// <summary>An object that was imported, and what the C# for it gives.</summary>
/// <param name="Source">What was imported.</param>
/// <param name="Made">What the C# gives.</param>
internal sealed record MadeObject(SourceObject Source, IKubernetesObject Made);
