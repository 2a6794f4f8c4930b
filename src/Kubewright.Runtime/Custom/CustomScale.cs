namespace Kubewright.Runtime;

/// <summary>Where the scale of a custom object is, as paths such as <c>.spec.replicas</c>.</summary>
/// <param name="SpecReplicas">How many replicas are wanted.</param>
/// <param name="StatusReplicas">How many there are.</param>
/// <param name="Selector">Their selector as text; empty for none.</param>
public sealed record CustomScale(string SpecReplicas, string StatusReplicas, string Selector);
