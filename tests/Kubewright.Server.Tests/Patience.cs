namespace Kubewright.Server.Tests;

/// <summary>How long a test waits for what has to come. It only keeps a test from hanging: a machine that is busy with other things may be slow.</summary>
internal static class Patience
{
    /// <summary>Five minutes.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(5);
}
