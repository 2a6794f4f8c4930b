namespace Kubewright.Rules;

/// <summary>Renames an entry of a map; its value and its place among the entries stay.</summary>
/// <param name="ObjectKey">The object to change.</param>
/// <param name="Path">The map: <c>spec.selector.matchLabels</c>.</param>
/// <param name="OldKey">The key that is there.</param>
/// <param name="NewKey">The key to write for it. A map that has this key already is left alone: the two entries would become one.</param>
public sealed record RenameKeyEdit(string ObjectKey, string Path, string OldKey, string NewKey) : FixEdit(ObjectKey);
