using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>Adds an object to the manifests.</summary>
/// <param name="ObjectKey">The object that needs the new one; the new one is best put right before it.</param>
/// <param name="Value">The whole new object; nothing in it is unknown.</param>
public sealed record AddObjectEdit(string ObjectKey, Node Value) : FixEdit(ObjectKey);
