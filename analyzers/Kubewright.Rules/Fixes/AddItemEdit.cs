using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>Adds an item at the end of a list.</summary>
/// <param name="ObjectKey">The object to change.</param>
/// <param name="Path">The list: <c>spec.template.spec.volumes</c>. It is made when it is missing, and so are the objects on the way.</param>
/// <param name="Value">The item; nothing in it is unknown.</param>
public sealed record AddItemEdit(string ObjectKey, string Path, Node Value) : FixEdit(ObjectKey);
