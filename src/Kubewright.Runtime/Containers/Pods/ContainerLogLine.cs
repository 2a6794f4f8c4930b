namespace Kubewright.Runtime;

/// <summary>A line of a container's log.</summary>
/// <param name="Time">When it was written.</param>
/// <param name="Text">The line without its end.</param>
public sealed record ContainerLogLine(DateTimeOffset Time, string Text);
