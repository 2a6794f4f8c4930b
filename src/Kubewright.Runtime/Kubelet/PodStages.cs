using System.Collections.Immutable;
using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>
/// The stages of a healthy pod: accepted, given an address, images pulled, init containers run, containers started,
/// ready; and when it is deleted: told to stop, stopped, removed.
/// </summary>
public static class PodStages
{
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
        static c => c.IsTerminating && ContainerStates.Running(c.Pod).Any(),
        static c => GracePeriod.TimeToStop(c),
        static c => new PodStageEffect { Status = PodStatusBuilder.Stopped(c, isKilled: GracePeriod.IsExceeded(c)) });

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

    /// <summary>The node takes the pod over and reports its containers as being created.</summary>
    public static PodStage Accept { get; } = new(
        "accept",
        static c => !c.IsEnded && c.Pod.Status?.StartTime is null,
        static _ => TimeSpan.Zero,
        static c => new PodStageEffect { Status = PodStatusBuilder.Accepted(c) });

    /// <summary>The volumes are mounted and the pod has its address.</summary>
    public static PodStage Sandbox { get; } = new(
        "sandbox",
        static c => !c.IsEnded && c.AreVolumesReady && string.IsNullOrEmpty(c.Pod.Status?.PodIP),
        static c => c.Timing.Sandbox,
        static c => new PodStageEffect { Status = PodStatusBuilder.WithAddress(c) });

    /// <summary>Finds out which images are missing, and starts to pull those.</summary>
    public static PodStage Pull { get; } = new(
        "pull",
        static c => IsStarting(c) && c.Local.Images == ImageState.Unknown,
        static _ => TimeSpan.Zero,
        static c => new PodStageEffect
        {
            Local = c.Local with { Images = Images(c).Any(i => MustPull(c, i)) ? ImageState.Pulling : ImageState.Present },
            Events =
            [
                .. Images(c).Select(i => MustPull(c, i)
                    ? new PodEvent("Pulling", $"Pulling image \"{i.Image}\"", i.Name)
                    : new PodEvent("Pulled", $"Container image \"{i.Image}\" already present on machine", i.Name)),
            ],
        });

    /// <summary>The images are there.</summary>
    public static PodStage Pulled { get; } = new(
        "pulled",
        static c => IsStarting(c) && c.Local.Images == ImageState.Pulling,
        static c => c.Timing.Pull,
        static c => new PodStageEffect
        {
            Local = c.Local with { Images = ImageState.Present },
            Images = [.. Images(c).Select(static i => i.Image)],
            Events =
            [
                .. Images(c).Where(i => MustPull(c, i)).Select(i => new PodEvent(
                    "Pulled",
                    string.Create(CultureInfo.InvariantCulture, $"Successfully pulled image \"{i.Image}\" in {c.Timing.Pull.TotalSeconds:0.###}s"),
                    i.Name)),
            ],
        });

    /// <summary>The next init container has done its work; a sidecar among them has started.</summary>
    public static PodStage Init { get; } = new(
        "init",
        static c => IsStarting(c) && ContainerStates.NextInit(c.Pod) is not null,
        static c => c.Timing.Init,
        static c => new PodStageEffect
        {
            Status = PodStatusBuilder.InitDone(c, ContainerStates.NextInit(c.Pod)!),
            Events = Starts([ContainerStates.NextInit(c.Pod)!.Name]),
        });

    /// <summary>The containers run; those without a readiness or startup probe are ready.</summary>
    public static PodStage Start { get; } = new(
        "start",
        static c => IsStarting(c) && ContainerStates.Waiting(c.Pod).Any(),
        static c => c.Timing.Start,
        static c => new PodStageEffect
        {
            Status = PodStatusBuilder.Started(c),
            Local = c.Local with { StartedAt = c.Now },
            Events = Starts(ContainerStates.Waiting(c.Pod)),
        });

    /// <summary>The probes of a container succeed for the first time.</summary>
    public static PodStage Ready { get; } = new(
        "ready",
        static c => !c.IsTerminating && c.Phase == PodPhase.Running && Readiness.Pending(c.Pod).Any(),
        static c => Readiness.StartOf(c) + Readiness.Pending(c.Pod).Min(static p => p.Delay) - c.Local.Since,
        static c => new PodStageEffect { Status = PodStatusBuilder.Ready(c) });

    /// <summary>A readiness gate opened or closed.</summary>
    public static PodStage Gates { get; } = new(
        "gates",
        static c => !c.IsTerminating && c.Phase == PodPhase.Running && PodStatusBuilder.IsGateStale(c),
        static _ => TimeSpan.Zero,
        static c => new PodStageEffect { Status = PodStatusBuilder.WithReadiness(c, c.Pod.Status!) });

    /// <summary>All of them, in the order they are tried. Declared last: it reads the others.</summary>
    public static ImmutableArray<PodStage> All { get; } =
        [Stop, Stopped, Remove, Accept, Sandbox, Pull, Pulled, Init, Start, Ready, Gates];

    private static bool IsStarting(PodStageContext context) =>
        !context.IsEnded && !context.IsTerminating && !string.IsNullOrEmpty(context.Pod.Status?.PodIP);

    private static IEnumerable<(string Name, string Image, PullPolicy Policy)> Images(PodStageContext context) =>
        (context.Pod.Spec?.InitContainers ?? []).Concat(context.Pod.Spec?.Containers ?? [])
            .Select(static c => (c.Name, c.Image ?? "", c.ImagePullPolicy ?? PullPolicy.IfNotPresent));

    private static bool MustPull(PodStageContext context, (string Name, string Image, PullPolicy Policy) image) =>
        image.Policy switch
        {
            PullPolicy.Always => true,
            PullPolicy.Never => false,
            _ => !context.NodeImages.Contains(image.Image),
        };

    private static ImmutableArray<PodEvent> Starts(IEnumerable<string> containers) =>
    [
        .. containers.SelectMany(static name => new PodEvent[]
        {
            new("Created", $"Created container: {name}", name),
            new("Started", $"Started container {name}", name),
        }),
    ];
}
