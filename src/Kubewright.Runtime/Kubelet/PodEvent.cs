namespace Kubewright.Runtime;

/// <summary>An event about a pod.</summary>
/// <param name="Reason">The machine-readable reason, for example <c>Pulled</c>.</param>
/// <param name="Message">The text for people.</param>
/// <param name="Container">The container it is about; null for the pod as a whole.</param>
/// <param name="Type">Normal or warning.</param>
/// <param name="Component">Who says it; null for the kubelet.</param>
public sealed record PodEvent(string Reason, string Message, string? Container = null, EventType Type = EventType.Normal, string? Component = null);
