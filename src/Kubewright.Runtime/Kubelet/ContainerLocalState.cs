namespace Kubewright.Runtime;

/// <summary>What a node remembers about a container that failed, or was started again.</summary>
public sealed record ContainerLocalState
{
    /// <summary>A container about which there is nothing to remember.</summary>
    internal static ContainerLocalState None { get; } = new();

    /// <summary>When it last started; null when that was together with the others.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it last ended; null when it has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How long after its end it is started again.</summary>
    public TimeSpan RestartDelay { get; init; }

    /// <summary>How often in a row its image could not be pulled.</summary>
    public int PullFailures { get; init; }

    /// <summary>When that was last.</summary>
    public DateTimeOffset PullFailedAt { get; init; }

    /// <summary>Whether the failure of its readiness probe was reported since it started.</summary>
    public bool IsProbeReported { get; init; }
}
