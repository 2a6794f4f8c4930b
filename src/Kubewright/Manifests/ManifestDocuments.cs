namespace Kubewright;

/// <summary>The objects of a manifest text and what is wrong with it.</summary>
/// <param name="Objects">The objects in the order they are written; the items of a <c>List</c> stand for themselves.</param>
/// <param name="Findings">What is wrong; empty for a good manifest.</param>
public sealed record ManifestDocuments(IReadOnlyList<ManifestDocument> Objects, IReadOnlyList<ReadFinding> Findings);
