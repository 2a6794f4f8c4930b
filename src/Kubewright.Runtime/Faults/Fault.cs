namespace Kubewright.Runtime;

/// <summary>
/// Something that goes wrong in a simulated cluster, and where. A fault is data: it can be given to a cluster when it is
/// made (<see cref="ClusterOptions.Faults"/>), injected and healed while it runs, written in a file, or in the annotation
/// <c>kubewright/faults</c> of a pod.
/// </summary>
/// <remarks>
/// The members that say where are patterns, in which <c>*</c> stands for any characters and <c>?</c> for one; a member that
/// is null does not narrow. A member that makes no sense for a fault (the claim of a crash) is refused by the file reader
/// and ignored here.
/// </remarks>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>The namespace of the pods or claims. Null for every one.</summary>
    public string? Namespace { get; init; }

    /// <summary>The name of the object that controls the pods, usually a StatefulSet. Null for any or none.</summary>
    public string? Set { get; init; }

    /// <summary>The name of the pods. Null for every one.</summary>
    public string? Pod { get; init; }

    /// <summary>The name of the containers, init containers included. Null for every one.</summary>
    public string? Container { get; init; }

    /// <summary>The image of the containers as it is written in the pod. Null for every one.</summary>
    public string? Image { get; init; }

    /// <summary>The name of the nodes. Null for every one.</summary>
    public string? Node { get; init; }

    /// <summary>The name of the claims. Null for every one.</summary>
    public string? Claim { get; init; }

    /// <summary>How long after its injection the fault begins. Default at once.</summary>
    public TimeSpan At { get; init; }

    /// <summary>How long it lasts; null (the default) until it is healed.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>Probes never succeed: the containers run and are not ready.</summary>
    public sealed record NeverReady : Fault;

    /// <summary>The containers become ready this long after their start, whatever their probes say.</summary>
    /// <param name="After">How long.</param>
    public sealed record ReadyAfter(TimeSpan After) : Fault;

    /// <summary>The containers end by themselves. What follows is up to the pod's restart policy.</summary>
    public sealed record Crash : Fault
    {
        /// <summary>The exit code, 0 to 255; with 0 the container counts as completed. Default 1.</summary>
        public int ExitCode { get; init; } = 1;

        /// <summary>Which starts of a container end like this, counted from 1; empty (the default) for every one.</summary>
        public ValueList<int> Starts { get; init; } = [];

        /// <summary>How long they run before. Default not at all: nobody sees them running.</summary>
        public TimeSpan After { get; init; }
    }

    /// <summary>The images do not exist: <c>ErrImagePull</c>, then <c>ImagePullBackOff</c>.</summary>
    public sealed record ImageMissing : Fault;

    /// <summary>Pulling the images takes this long.</summary>
    /// <param name="Takes">How long.</param>
    public sealed record SlowPull(TimeSpan Takes) : Fault;

    /// <summary>The containers take this long to end after they were told to; the grace period cuts it short.</summary>
    /// <param name="Takes">How long.</param>
    public sealed record SlowStop(TimeSpan Takes) : Fault;

    /// <summary>The containers ignore SIGTERM and are killed when the grace period is over (exit code 137).</summary>
    public sealed record IgnoresTermination : Fault;

    /// <summary>Liveness probes fail from this long after a container's start on, so that it is killed and started again. Containers without such a probe go on.</summary>
    /// <param name="After">How long.</param>
    public sealed record FailsLiveness(TimeSpan After) : Fault;

    /// <summary>Nodes lose contact with the control plane; when the fault ends they are back. See <see cref="Cluster.Cut"/>.</summary>
    public sealed record NodeLost : Fault;

    /// <summary>Nodes go down in good order: they become NotReady and end their pods, which are then <c>Failed</c> with the reason <c>Terminated</c>; when the fault ends they are back.</summary>
    public sealed record NodeShutdown : Fault;

    /// <summary>
    /// Nodes are short of a resource: they say so in a condition, get a taint that keeps new pods away, and evict pods,
    /// one every ten seconds (phase <c>Failed</c>, reason <c>Evicted</c>); when the fault ends they are well again.
    /// </summary>
    /// <param name="Resource">What they are short of.</param>
    public sealed record NodePressure(PressedResource Resource) : Fault
    {
        /// <summary>How many pods a node evicts at most; null (the default) for one after the other as long as there are any.</summary>
        public int? Evicts { get; init; }
    }

    /// <summary>Claims get no volume: none is bound, none is made.</summary>
    public sealed record BindingFails : Fault;

    /// <summary>The volumes of claims that are gone cannot be deleted, though their reclaim policy asks for it: phase <c>Failed</c>, events <c>VolumeFailedDelete</c>.</summary>
    public sealed record DeletionFails : Fault;

    /// <summary>The pods' volumes cannot be attached to their nodes: events <c>FailedAttachVolume</c>, and no container starts.</summary>
    public sealed record AttachFails : Fault;

    /// <summary>The pods' volumes cannot be mounted: events <c>FailedMount</c>, and no container starts.</summary>
    public sealed record MountFails : Fault;
}
