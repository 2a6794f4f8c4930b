namespace Kubewright.Runtime;

/// <summary>What a node knows about one of its pods beyond the pod object.</summary>
public sealed record PodLocalState
{
    /// <summary>The address reserved for the pod.</summary>
    public required string Address { get; init; }

    /// <summary>How far the pod's images are.</summary>
    public ImageState Images { get; init; }

    /// <summary>Whether the containers were told to stop.</summary>
    public bool IsStopping { get; init; }

    /// <summary>When the containers were started; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The stage the pod waits for; null when one has just taken effect.</summary>
    public string? Stage { get; init; }

    /// <summary>Since when the pod waits for that stage.</summary>
    public DateTimeOffset Since { get; init; }
}
