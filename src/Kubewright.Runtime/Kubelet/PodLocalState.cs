using System.Collections.Immutable;

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

    /// <summary>How often attaching or mounting the pod's volumes has failed.</summary>
    public int MountFailures { get; init; }

    /// <summary>Whether the node has to say again how the pod is, because others said something else while it was cut off.</summary>
    public bool MustReport { get; init; }

    /// <summary>What the node remembers about containers that did not simply start and run, by name.</summary>
    public ImmutableDictionary<string, ContainerLocalState> Containers { get; init; } = ImmutableDictionary<string, ContainerLocalState>.Empty;

    /// <summary>The stage the pod waits for; null when one has just taken effect.</summary>
    public string? Stage { get; init; }

    /// <summary>Since when the pod waits for that stage.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>What the node remembers about a container.</summary>
    internal ContainerLocalState Of(string container) => Containers.GetValueOrDefault(container, ContainerLocalState.None);

    /// <summary>With something else remembered about a container.</summary>
    internal PodLocalState With(string container, Func<ContainerLocalState, ContainerLocalState> change) =>
        this with { Containers = Containers.SetItem(container, change(Of(container))) };
}
