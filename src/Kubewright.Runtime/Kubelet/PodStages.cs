using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>
/// The stages that every pod goes through in a row: accepted, volumes mounted, given an address, images pulled, init
/// containers run, containers started; and when it is deleted: told to stop, stopped, removed.
/// </summary>
public static class PodStages
{
    /// <summary>How long a node takes to refuse a pod. Never no time: who made the pod makes another at once, and so for ever.</summary>
    private static readonly TimeSpan Refusal = TimeSpan.FromMilliseconds(500);

    /// <summary>Tells the containers to stop as soon as the pod is being deleted.</summary>
    public static PodStage Stop { get; } = new(
        "stop",
        static c => c.IsTerminating && !c.Local.IsStopping,
        static _ => TimeSpan.Zero,
        static c => new PodStageEffect
        {
            Local = c.Local with { IsStopping = true },
            Events = [.. ContainerStates.Running(c.Pod).Select(static name => new PodEvent("Killing", $"Stopping container {name}", name))],
        });

    /// <summary>The containers have ended: after their preStop hooks and their own time, at the latest when the grace period is over.</summary>
    public static PodStage Stopped { get; } = new(
        "stopped",
        static c => c.IsTerminating && ContainerStates.Any(c.Pod, static s => s.State?.Running is not null),
        static c => GracePeriod.TimeToStop(c),
        static c => new PodStageEffect { Status = PodStatusBuilder.Stopped(c) });

    /// <summary>Removes the pod object; only then is its name free. A pod that finalizers hold back says that it has ended, so that its claims are free.</summary>
    public static PodStage Remove { get; } = new(
        "remove",
        static c => c.IsTerminating,
        static c => c.Timing.Remove,
        static c => new PodStageEffect
        {
            IsRemoval = true,
            Status = c.Pod.Metadata.Finalizers is { Count: > 0 } && !c.IsEnded ? PodStatusBuilder.Ended(c) : null,
        });

    /// <summary>The node does not take the pod: it has failed before it began (SS-290).</summary>
    public static PodStage Reject { get; } = new(
        "reject",
        static c => !c.IsEnded && c.Rejection is not null,
        static _ => Refusal,
        static c => new PodStageEffect
        {
            Status = PodStatusBuilder.Rejected(c),
            Events = [new PodEvent(c.Rejection!.Reason, c.Rejection.Message, Type: EventType.Warning)],
        });

    /// <summary>The node goes down in good order and ends its pods first (SS-290).</summary>
    public static PodStage ShutDown { get; } = new(
        "shut-down",
        static c => !c.IsEnded && !c.Faults.IsEmpty && c.Faults.Any(static active => active.Fault is Fault.NodeShutdown),
        static c => c.Pod.Status?.StartTime is null ? Refusal : TimeSpan.Zero,
        static c => new PodStageEffect
        {
            Status = c.Pod.Status?.StartTime is null
                ? PodStatusBuilder.Failed(c, "NodeShutdown", "Pod was rejected as the node is shutting down.")
                : PodStatusBuilder.Failed(c, "Terminated", "Pod was terminated in response to imminent node shutdown."),
        });

    /// <summary>The node takes the pod over and reports its containers as being created.</summary>
    public static PodStage Accept { get; } = new(
        "accept",
        static c => !c.IsEnded && c.Pod.Status?.StartTime is null,
        static _ => TimeSpan.Zero,
        static c => new PodStageEffect { Status = PodStatusBuilder.Accepted(c) });

    /// <summary>Another node has a volume of the pod: said once, and the pod waits until the volume is detached (SS-250).</summary>
    public static PodStage Attach { get; } = new(
        "attach",
        static c => !c.IsEnded && c.AttachProblem is not null && !c.Local.IsAttachReported && string.IsNullOrEmpty(c.Pod.Status?.PodIP),
        static _ => TimeSpan.Zero,
        static c => new PodStageEffect
        {
            Local = c.Local with { IsAttachReported = true },
            Events = [AttachFailed(c.AttachProblem!.Message)],
        });

    /// <summary>A volume cannot be attached or mounted, as a fault says; tried again after half a second, doubling up to two minutes.</summary>
    public static PodStage Mount { get; } = new(
        "mount",
        static c => !c.IsEnded && !c.Faults.IsEmpty && c.AttachProblem is null && string.IsNullOrEmpty(c.Pod.Status?.PodIP) && VolumeFault(c) is not null,
        static c => c.Local.MountFailures == 0 ? c.Timing.Sandbox : TimeSpan.FromSeconds(Math.Min(122, 0.5 * Math.Pow(2, c.Local.MountFailures))),
        static c => new PodStageEffect
        {
            Local = c.Local with { MountFailures = Math.Min(c.Local.MountFailures + 1, 20) },
            Events = [VolumeFault(c)!],
        });

    /// <summary>The volumes are mounted and the pod has its address.</summary>
    public static PodStage Sandbox { get; } = new(
        "sandbox",
        static c => !c.IsEnded && c.AreVolumesReady && c.AttachProblem is null && string.IsNullOrEmpty(c.Pod.Status?.PodIP),
        static c => c.Timing.Sandbox,
        static c => new PodStageEffect { Status = PodStatusBuilder.WithAddress(c) });

    /// <summary>Finds out which images are missing, and starts to pull those.</summary>
    public static PodStage Pull { get; } = new(
        "pull",
        static c => IsStarting(c) && c.Local.Images == ImageState.Unknown,
        static _ => TimeSpan.Zero,
        StartPulling);

    /// <summary>The images are there; a missing one is noticed when its container is to start.</summary>
    public static PodStage Pulled { get; } = new(
        "pulled",
        static c => IsStarting(c) && c.Local.Images == ImageState.Pulling,
        static c => ContainerFaults.PullTime(c),
        static c => new PodStageEffect
        {
            Local = c.Local with { Images = ImageState.Present },
            Images = [.. Containers(c).Where(i => !ContainerFaults.IsImageMissing(c, i)).Select(static i => i.Image ?? "")],
            Events =
            [
                .. Containers(c)
                    .Where(i => ContainerStart.MustPull(c, i) && !ContainerFaults.IsImageMissing(c, i))
                    .Select(i => new PodEvent("Pulled", ContainerStart.PulledText(c, i.Image ?? ""), i.Name)),
            ],
        });

    /// <summary>The next init container has ended; a sidecar among them has started.</summary>
    public static PodStage Init { get; } = new(
        "init",
        static c => IsStarting(c) && NextInit(c) is not null,
        static c => c.Timing.Init,
        static c =>
        {
            var (spec, status) = NextInit(c)!.Value;
            var start = new ContainerStart(c);
            var isPlayed = c.Programs is not null && MainRun.IsKnown(spec) && ContainerFaults.CrashOf(c, spec, ContainerStatusBuilder.NextStart(status)) is null;
            return (isPlayed || ContainerStates.IsSidecar(spec) ? start.Start(spec, status) : start.Run(spec, status)).ToEffect();
        });

    /// <summary>The containers run; those without a readiness or startup probe are ready.</summary>
    public static PodStage Start { get; } = new(
        "start",
        static c => IsStarting(c) && ContainerStates.IsAnyUnstarted(c.Pod) && ContainerStates.NextInit(c.Pod) is null,
        static c => c.Timing.Start,
        static c => new ContainerStart(c)
            .StartTogether(ContainerStates.All(c.Pod).Where(static pair => ContainerStates.IsUnstarted(pair.Status)))
            .ToEffect());

    /// <summary>All stages, in the order they are tried. Declared last: it reads the others.</summary>
    public static ImmutableArray<PodStage> All { get; } =
        [Stop, Stopped, Remove, ShutDown, .. ContainerStages.All, Reject, Accept, Attach, Mount, Sandbox, Pull, Pulled, Init, Start];

    private static bool IsStarting(PodStageContext context) =>
        !context.IsEnded && !string.IsNullOrEmpty(context.Pod.Status?.PodIP) && context.Phase == PodPhase.Pending;

    private static PodStageEffect StartPulling(PodStageContext context)
    {
        var events = ImmutableArray.CreateBuilder<PodEvent>(1);
        var isAnyMissing = false;
        foreach (var container in Containers(context))
        {
            var isMissing = ContainerStart.MustPull(context, container);
            isAnyMissing |= isMissing;
            events.Add(isMissing
                ? new PodEvent("Pulling", $"Pulling image \"{container.Image}\"", container.Name)
                : new PodEvent("Pulled", $"Container image \"{container.Image}\" already present on machine", container.Name));
        }

        return new PodStageEffect
        {
            Local = context.Local with { Images = isAnyMissing ? ImageState.Pulling : ImageState.Present },
            Events = events.DrainToImmutable(),
        };
    }

    private static IEnumerable<Container> Containers(PodStageContext context) =>
        context.Pod.Spec?.InitContainers is { Count: > 0 } inits ? inits.Concat(context.Pod.Spec.Containers) : context.Pod.Spec?.Containers ?? [];

    /// <summary>The init container whose turn it is; null when there is none, or when it failed and waits.</summary>
    private static (Container Spec, ContainerStatus Status)? NextInit(PodStageContext context)
    {
        if (ContainerStates.NextInit(context.Pod) is not { } spec
            || context.Pod.Status?.InitContainerStatuses?.FirstOrDefault(s => s.Name == spec.Name) is not { } status)
        {
            return null;
        }

        var isPlayed = context.Programs?.ContainsKey(spec.Name) == true;
        return ContainerStates.IsUnstarted(status) || (status.State?.Running is not null && !isPlayed) ? (spec, status) : null;
    }

    private static PodEvent AttachFailed(string message) =>
        new("FailedAttachVolume", message, Type: EventType.Warning, Component: VolumeAttachments.Component);

    private static PodEvent? VolumeFault(PodStageContext context)
    {
        foreach (var active in context.Faults)
        {
            if (active.Fault is Fault.AttachFails && FaultScopes.ClaimOf(active.Fault, context.Pod) is { } attached)
            {
                return AttachFailed($"AttachVolume.Attach failed for the volume of claim \"{attached}\" : the simulated storage refuses");
            }

            if (active.Fault is Fault.MountFails && FaultScopes.ClaimOf(active.Fault, context.Pod) is { } mounted)
            {
                return new PodEvent("FailedMount", $"MountVolume.SetUp failed for the volume of claim \"{mounted}\" : the simulated storage refuses", Type: EventType.Warning);
            }
        }

        return null;
    }
}
