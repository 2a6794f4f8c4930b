namespace Kubewright.Runtime;

/// <summary>Kubernetes writes instants into objects in whole seconds; durations are measured with the exact clock.</summary>
internal static class Timestamps
{
    /// <summary>The last whole second at or before an instant.</summary>
    public static DateTimeOffset Of(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
