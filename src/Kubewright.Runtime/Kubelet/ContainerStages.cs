using System.Collections.Immutable;
using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>
/// The stages that run beside the row of <see cref="PodStages"/>: containers that end, wait and start again, images that
/// are tried again, probes that succeed or fail.
/// </summary>
public static class ContainerStages
{
    /// <summary>A container ends by itself, as a fault says or its command does.</summary>
    public static PodStage Exit { get; } = PodStage.Beside(
        "exit",
        static c => (c.Faults.IsEmpty && c.Programs is null or { IsEmpty: true }) || !IsActive(c) ? null : Earliest(Exits(c).Select(static exit => exit.At)),
        static c => Exits(c)
            .Where(exit => exit.At <= c.Now)
            .Aggregate(new ContainerStart(c), static (start, exit) => start.End(exit.Spec, exit.Status, exit.ExitCode))
            .ToEffect());

    /// <summary>A container whose liveness probe has failed too often is killed.</summary>
    public static PodStage Liveness { get; } = PodStage.Beside(
        "liveness",
        static c => c.Faults.IsEmpty || !IsActive(c) ? null : Earliest(Readiness.Dead(c).Select(static dead => dead.At)),
        static c =>
        {
            var start = new ContainerStart(c);
            foreach (var (spec, _) in Readiness.Dead(c).Where(dead => dead.At <= c.Now))
            {
                start.Tell("Unhealthy", "Liveness probe failed: the simulated container does not answer", spec.Name, EventType.Warning)
                    .Tell("Killing", $"Container {spec.Name} failed liveness probe, will be restarted", spec.Name)
                    .End(spec, StatusOf(c, spec), exitCode: 137);
            }

            return start.ToEffect();
        });

    /// <summary>A container that ended more than once has to wait for its next start.</summary>
    public static PodStage BackOff { get; } = PodStage.Beside(
        "back-off",
        static c => !HasAny(c, static s => s.State?.Terminated is not null) ? null : Earliest(BackOffs(c).Select(static pair => pair.At)),
        static c =>
        {
            var due = BackOffs(c).Where(pair => pair.At <= c.Now).ToList();
            var messages = due.ToDictionary(
                static pair => pair.Spec.Name,
                pair => string.Create(
                    CultureInfo.InvariantCulture,
                    $"back-off {Text(c.Local.Of(pair.Spec.Name).RestartDelay)} restarting failed container={pair.Spec.Name} pod={PodText(c.Pod)}"),
                StringComparer.Ordinal);
            return new PodStageEffect
            {
                Status = PodStatusBuilder.With(c, s => messages.TryGetValue(s.Name, out var message) ? ContainerStatusBuilder.Waiting(s, ContainerStates.CrashLoop, message) : s),
                Events =
                [
                    .. due.Select(pair => new PodEvent(
                        "BackOff", $"Back-off restarting failed container {pair.Spec.Name} in pod {PodText(c.Pod)}", pair.Spec.Name, EventType.Warning)),
                ],
            };
        });

    /// <summary>A container that ended starts again.</summary>
    public static PodStage Restart { get; } = PodStage.Beside(
        "restart",
        static c => !HasAny(c, static s => s.State is { Terminated: not null } or { Waiting.Reason: ContainerStates.CrashLoop }) ? null : Earliest(Restarts(c).Select(static pair => pair.At)),
        static c =>
        {
            var start = new ContainerStart(c);
            foreach (var (spec, status, _) in Restarts(c).Where(pair => pair.At <= c.Now))
            {
                if (!ContainerStart.MustPull(c, spec))
                {
                    start.Tell("Pulled", $"Container image \"{spec.Image}\" already present on machine", spec.Name);
                }

                start.Start(spec, status);
            }

            return start.ToEffect();
        });

    /// <summary>A container whose image could not be pulled has to wait for the next attempt.</summary>
    public static PodStage PullBackOff { get; } = PodStage.Beside(
        "pull-back-off",
        static c => !HasAny(c, static s => s.State?.Waiting?.Reason == ContainerStates.PullError) ? null : Earliest(FailedPulls(c, ContainerStates.PullError), c, BackOffAt),
        static c =>
        {
            var due = FailedPulls(c, ContainerStates.PullError).Where(pair => BackOffAt(c, pair.Spec) <= c.Now).Select(static pair => pair.Spec).ToList();
            var names = due.Select(static spec => spec.Name).ToHashSet(StringComparer.Ordinal);
            return new PodStageEffect
            {
                Status = PodStatusBuilder.With(c, s => names.Contains(s.Name) ? ContainerStatusBuilder.Waiting(s, ContainerStates.PullBackOff, $"Back-off pulling image \"{s.Image}\"") : s),
                Events =
                [
                    .. due.SelectMany(static spec => new PodEvent[]
                    {
                        new("BackOff", $"Back-off pulling image \"{spec.Image}\"", spec.Name),
                        new("Failed", $"Error: {ContainerStates.PullBackOff}", spec.Name, EventType.Warning),
                    }),
                ],
            };
        });

    /// <summary>The image of a container is tried again; if it is there now, the container starts.</summary>
    public static PodStage PullAgain { get; } = PodStage.Beside(
        "pull-again",
        static c => !HasAny(c, static s => s.State?.Waiting?.Reason == ContainerStates.PullBackOff) ? null : Earliest(FailedPulls(c, ContainerStates.PullBackOff), c, PullAgainAt),
        static c =>
        {
            var start = new ContainerStart(c);
            foreach (var (spec, status) in FailedPulls(c, ContainerStates.PullBackOff).Where(pair => PullAgainAt(c, pair.Spec) <= c.Now))
            {
                start.Tell("Pulling", $"Pulling image \"{spec.Image}\"", spec.Name).Start(spec, status);
            }

            return start.ToEffect();
        });

    /// <summary>The probes of a container succeed.</summary>
    public static PodStage Ready { get; } = PodStage.Beside(
        "ready",
        static c => !HasAny(c, static s => !s.Ready && s.State?.Running is not null) ? null : Earliest(Readiness.Pending(c).Select(static p => p.At)),
        static c => new PodStageEffect
        {
            Status = PodStatusBuilder.WithReady(c, Readiness.Pending(c).Where(p => p.At <= c.Now).Select(static p => p.Name).ToHashSet(StringComparer.Ordinal), isReady: true),
        });

    /// <summary>The readiness probe of a container that was ready has failed often enough.</summary>
    public static PodStage Unready { get; } = PodStage.Beside(
        "unready",
        static c => !HasAny(c, static s => s.Ready && s.State?.Running is not null) ? null : Earliest(Readiness.Failing(c).Select(static f => f.At)),
        static c =>
        {
            var due = Readiness.Failing(c).Where(f => f.At <= c.Now).Select(static f => f.Container.Name).ToHashSet(StringComparer.Ordinal);
            return new PodStageEffect { Status = PodStatusBuilder.WithReady(c, due, isReady: false), Events = [.. due.Select(Unhealthy)] };
        });

    /// <summary>The first readiness probe of a container fails.</summary>
    public static PodStage ProbeFailed { get; } = PodStage.Beside(
        "probe-failed",
        static c => c.Faults.IsEmpty || !IsActive(c) ? null : Earliest(Readiness.Unreported(c).Select(static u => u.At)),
        static c =>
        {
            var due = Readiness.Unreported(c).Where(u => u.At <= c.Now).Select(static u => u.Container.Name).ToList();
            return new PodStageEffect
            {
                Local = due.Aggregate(c.Local, static (local, name) => local.With(name, static l => l with { IsProbeReported = true })),
                Events = [.. due.Select(Unhealthy)],
            };
        });

    /// <summary>The pod's Ready condition is not what its containers and gates say.</summary>
    public static PodStage Report { get; } = PodStage.Beside(
        "report",
        static c => IsActive(c) && c.Phase == PodPhase.Running && (c.Local.MustReport || PodStatusBuilder.IsGateStale(c)) ? c.Now : null,
        static c => new PodStageEffect
        {
            Status = PodStatusBuilder.WithReadiness(c, c.Pod.Status!),
            Local = c.Local with { MustReport = false },
        });

    /// <summary>Containers that were added to the pod while it runs are started.</summary>
    public static PodStage Debug { get; } = PodStage.Beside(
        "debug",
        static c => c.Pod.Spec?.EphemeralContainers is { Count: > 0 } && IsActive(c) && DebugContainers.New(c.Pod).Any() ? c.Now : null,
        DebugContainers.Start);

    /// <summary>All of them. Declared last: it reads the others.</summary>
    public static ImmutableArray<PodStage> All { get; } =
        [Debug, Exit, Liveness, BackOff, Restart, PullBackOff, PullAgain, Ready, Unready, ProbeFailed, Report];

    private static bool IsActive(PodStageContext context) =>
        !context.IsTerminating && !context.IsEnded && !string.IsNullOrEmpty(context.Pod.Status?.PodIP);

    /// <summary>Whether any container of an active pod is at some point: asked of every pod at every change, so it must be cheap.</summary>
    private static bool HasAny(PodStageContext context, Func<ContainerStatus, bool> isThere) => IsActive(context) && ContainerStates.Any(context.Pod, isThere);

    private static DateTimeOffset? Earliest(
        IEnumerable<(Container Spec, ContainerStatus Status)> containers,
        PodStageContext context,
        Func<PodStageContext, Container, DateTimeOffset> at) => Earliest(containers.Select(pair => at(context, pair.Spec)));

    private static DateTimeOffset? Earliest(IEnumerable<DateTimeOffset> instants)
    {
        DateTimeOffset? earliest = null;
        foreach (var instant in instants)
        {
            earliest = earliest < instant ? earliest : instant;
        }

        return earliest;
    }

    private static IEnumerable<(Container Spec, ContainerStatus Status, int ExitCode, DateTimeOffset At)> Exits(PodStageContext context) =>
        from pair in ContainerStates.All(context.Pod).Concat(DebugContainers.All(context.Pod))
        where pair.Status.State?.Running is not null
        let exit = ExitOf(context, pair.Spec, pair.Status)
        where exit is not null
        select (pair.Spec, pair.Status, exit.Value.Code, exit.Value.At);

    /// <summary>How and when a running container ends; null when it goes on.</summary>
    private static (int Code, DateTimeOffset At)? ExitOf(PodStageContext context, Container container, ContainerStatus status)
    {
        var mustEnd = ContainerStates.MustEnd(context.Pod, container);
        var program = context.Programs?.GetValueOrDefault(container.Name);
        return mustEnd && program is null ? null
            : ContainerFaults.CrashOf(context, container, status.RestartCount + 1) is { } crash ? (crash.ExitCode, Readiness.StartOf(context, container, status) + crash.After)
            : program?.ExitCode is { } code ? (code, program.EndedAt)
            : mustEnd && program!.IsUnknown ? (0, program.EndedAt)
            : null;
    }

    private static IEnumerable<(Container Spec, DateTimeOffset At)> BackOffs(PodStageContext context) =>
        from pair in ContainerStates.All(context.Pod)
        where pair.Status.State?.Terminated is { } ended && ContainerStates.Restarts(context.Pod, pair.Spec, ended.ExitCode)
        let local = context.Local.Of(pair.Spec.Name)
        where local.RestartDelay > context.Timing.Restart
        select (pair.Spec, EndOf(context, pair.Spec, pair.Status) + context.Timing.Restart);

    private static IEnumerable<(Container Spec, ContainerStatus Status, DateTimeOffset At)> Restarts(PodStageContext context) =>
        from pair in ContainerStates.All(context.Pod)
        where pair.Status.State is { Terminated: not null } or { Waiting.Reason: ContainerStates.CrashLoop }
        where ContainerStates.Restarts(context.Pod, pair.Spec, ContainerStatusBuilder.LastExitCode(pair.Status) ?? 0)
        let wait = context.Local.Of(pair.Spec.Name).RestartDelay
        select (pair.Spec, pair.Status, EndOf(context, pair.Spec, pair.Status) + (wait > context.Timing.Restart ? wait : context.Timing.Restart));

    private static IEnumerable<(Container Spec, ContainerStatus Status)> FailedPulls(PodStageContext context, string reason) =>
        ContainerStates.All(context.Pod).Where(pair => pair.Status.State?.Waiting?.Reason == reason);

    private static DateTimeOffset BackOffAt(PodStageContext context, Container container) =>
        context.Local.Of(container.Name).PullFailedAt + context.Timing.Restart;

    private static DateTimeOffset PullAgainAt(PodStageContext context, Container container)
    {
        var local = context.Local.Of(container.Name);
        return local.PullFailedAt + RestartBackOff.After(local.PullFailures) + ContainerFaults.PullTime(context);
    }

    private static DateTimeOffset EndOf(PodStageContext context, Container container, ContainerStatus status) =>
        context.Local.Of(container.Name).EndedAt
        ?? (status.State?.Terminated ?? status.LastState?.Terminated)?.FinishedAt
        ?? context.Local.Since;

    private static ContainerStatus StatusOf(PodStageContext context, Container container) =>
        ContainerStates.All(context.Pod).First(pair => pair.Spec == container).Status;

    private static PodEvent Unhealthy(string container) =>
        new("Unhealthy", "Readiness probe failed: the simulated container does not answer", container, EventType.Warning);

    private static string PodText(Pod pod) => $"{pod.Metadata.Name}_{ObjectKey.Of(pod).Namespace}({pod.Metadata.Uid})";

    /// <summary>A duration as Go prints it: <c>10s</c>, <c>1m20s</c>, <c>5m0s</c>.</summary>
    private static string Text(TimeSpan time) => time < TimeSpan.FromMinutes(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0}s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}m{time.Seconds}s");
}
