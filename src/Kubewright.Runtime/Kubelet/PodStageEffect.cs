using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>What a stage does when its time has come.</summary>
public sealed record PodStageEffect
{
    /// <summary>The pod's new status; null to leave it.</summary>
    public PodStatus? Status { get; init; }

    /// <summary>What the node remembers from now on; null to leave it.</summary>
    public PodLocalState? Local { get; init; }

    /// <summary>Events to record, in order.</summary>
    public ImmutableArray<PodEvent> Events { get; init; } = [];

    /// <summary>Images the node has from now on.</summary>
    public ImmutableArray<string> Images { get; init; } = [];

    /// <summary>Whether the pod object is to be removed.</summary>
    public bool IsRemoval { get; init; }
}
