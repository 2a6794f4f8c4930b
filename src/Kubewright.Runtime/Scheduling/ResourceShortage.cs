namespace Kubewright.Runtime;

/// <summary>A resource of which a node has too little left for a pod.</summary>
/// <param name="Resource">The resource: <c>cpu</c>, <c>memory</c>, <c>pods</c> and their like.</param>
/// <param name="Requested">What the pod asks for.</param>
/// <param name="Used">What the pods of the node have asked for.</param>
/// <param name="Capacity">What the node offers to pods.</param>
internal sealed record ResourceShortage(string Resource, Quantity Requested, Quantity Used, Quantity Capacity);
