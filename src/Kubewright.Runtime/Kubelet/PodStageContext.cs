using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>Everything a stage may look at.</summary>
public sealed record PodStageContext
{
    /// <summary>The pod as stored.</summary>
    public required Pod Pod { get; init; }

    /// <summary>The node it is bound to.</summary>
    public required Node Node { get; init; }

    /// <summary>What the node remembers about the pod.</summary>
    public required PodLocalState Local { get; init; }

    /// <summary>The images the node has.</summary>
    public ImmutableHashSet<string> NodeImages { get; init; } = [];

    /// <summary>Whether every claim the pod mounts is bound. Default true.</summary>
    public bool AreVolumesReady { get; init; } = true;

    /// <summary>Why a volume of the pod cannot be attached to the node; null when they all are, or will be. Default null.</summary>
    public AttachProblem? AttachProblem { get; init; }

    /// <summary>Why the node does not take the pod; null when it does. Default null.</summary>
    public PodRejection? Rejection { get; init; }

    /// <summary>The faults that are on and concern the pod. Default none.</summary>
    public ImmutableArray<ActiveFault> Faults { get; init; } = [];

    /// <summary>How far the commands of the running containers are, where the simulation knows how they go, by container; null when commands are not run.</summary>
    internal ImmutableDictionary<string, ProgramState>? Programs { get; init; }

    /// <summary>How long things take. Default <see cref="SimulationTiming.Default"/>.</summary>
    public SimulationTiming Timing { get; init; } = SimulationTiming.Default;

    /// <summary>The present instant.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The present instant in whole seconds, as Kubernetes writes it into objects.</summary>
    public DateTimeOffset Timestamp => Timestamps.Of(Now);

    /// <summary>The pod's phase; Pending when none is written.</summary>
    public PodPhase Phase => Pod.Status?.Phase ?? PodPhase.Pending;

    /// <summary>Whether the pod was asked to go.</summary>
    public bool IsTerminating => Pod.Metadata.DeletionTimestamp is not null;

    /// <summary>Whether the pod ended for good.</summary>
    public bool IsEnded => Phase is PodPhase.Succeeded or PodPhase.Failed;
}
