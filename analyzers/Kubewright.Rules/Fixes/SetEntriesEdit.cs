using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>Writes entries of a map of strings and leaves its other entries alone.</summary>
/// <param name="ObjectKey">The object to change.</param>
/// <param name="Path">The map: <c>spec.template.metadata.labels</c>. It is made when it is missing.</param>
/// <param name="Entries">The entries to add, or to change where the key is there.</param>
public sealed record SetEntriesEdit(string ObjectKey, string Path, EquatableArray<FixEntry> Entries) : FixEdit(ObjectKey);
