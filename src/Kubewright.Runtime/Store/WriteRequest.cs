namespace Kubewright.Runtime;

/// <summary>A write as it reaches the store, before anything is checked.</summary>
/// <param name="Verb">What it asks for.</param>
/// <param name="Key">The object; its name is empty for a create that leaves the name to <c>generateName</c>.</param>
/// <param name="Object">The object as it was sent; null for a delete.</param>
public sealed record WriteRequest(WriteVerb Verb, ObjectKey Key, IKubernetesObject? Object);
