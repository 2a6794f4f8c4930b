namespace Kubewright.Runtime;

/// <summary>Kubernetes writes instants into objects in whole seconds; durations are measured with the exact clock.</summary>
public static class Timestamps
{
    /// <summary>The last whole second at or before an instant.</summary>
    public static DateTimeOffset Of(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    /// <summary>An instant as Kubernetes writes it: <c>2026-01-01T00:00:00Z</c>.</summary>
    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
