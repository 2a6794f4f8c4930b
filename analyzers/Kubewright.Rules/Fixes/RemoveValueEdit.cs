namespace Kubewright.Rules;

/// <summary>
/// Takes a member of an object, an entry of a map or an item of a list away. A map or list that is left empty by that goes
/// too, and so on outwards, but never an item of a list nor a top-level member such as <c>spec</c>. Where an empty map
/// says something, as in <c>emptyDir: {}</c>, write it with a <see cref="SetValueEdit"/> instead.
/// </summary>
/// <param name="ObjectKey">The object to change.</param>
/// <param name="Path">What to take away: <c>spec.clusterIP</c>, <c>spec.ports[1]</c>.</param>
public sealed record RemoveValueEdit(string ObjectKey, string Path) : FixEdit(ObjectKey);
