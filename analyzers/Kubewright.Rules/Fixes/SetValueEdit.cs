using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>Writes a value, in place of what is there.</summary>
/// <param name="ObjectKey">The object to change.</param>
/// <param name="Path">The member or list item to write: <c>spec.clusterIP</c>, <c>spec.ports[0].name</c>. Objects on the way are made where they are missing, items of lists are not.</param>
/// <param name="Value">The value; nothing in it is unknown.</param>
public sealed record SetValueEdit(string ObjectKey, string Path, Node Value) : FixEdit(ObjectKey);
