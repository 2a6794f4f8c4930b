namespace Kubewright.Runtime;

/// <summary>
/// When the probes of a pod's containers succeed. The simulated containers answer every probe as soon as it is asked,
/// unless a fault or the annotation <c>kubewright/ready</c> says otherwise.
/// </summary>
internal static class Readiness
{
    /// <summary>Whether a container that starts now is ready at once: nothing has to be asked first.</summary>
    public static bool IsReadyAtStart(PodStageContext context, Container container) =>
        FaultAnnotations.ReadyOf(context.Pod) ?? (
            container.ReadinessProbe is null
            && container.StartupProbe is null
            && (context.Faults.IsEmpty
                || (ContainerFaults.UnreadySince(context, container) is null && ContainerFaults.ReadyAfter(context, container) is not { Ticks: > 0 })));

    /// <summary>The running containers that are not ready yet, and when each will be; those that never will are left out.</summary>
    public static IEnumerable<(string Name, DateTimeOffset At)> Pending(PodStageContext context) =>
        from pair in ContainerStates.All(context.Pod)
        where !pair.Status.Ready && pair.Status.State?.Running is not null && !ContainerStates.MustEnd(context.Pod, pair.Spec)
        let at = ReadyAt(context, pair.Spec, pair.Status)
        where at is not null
        select (pair.Spec.Name, at.Value);

    /// <summary>The running containers that are ready and should not be, and when each will say so.</summary>
    public static IEnumerable<(Container Container, DateTimeOffset At)> Failing(PodStageContext context)
    {
        var wanted = FaultAnnotations.ReadyOf(context.Pod);
        if (wanted == true || (wanted is null && context.Faults.IsEmpty))
        {
            return [];
        }

        return wanted == false
            ? Ready(context).Select(pair => (pair.Spec, context.Now))
            : from pair in Ready(context)
              let since = ContainerFaults.UnreadySince(context, pair.Spec)
              where since is not null
              select (pair.Spec, Later(since.Value, StartOf(context, pair.Spec, pair.Status)) + TimeToFail(pair.Spec.ReadinessProbe));
    }

    /// <summary>The running containers whose first readiness probe fails unreported, and when that is.</summary>
    public static IEnumerable<(Container Container, DateTimeOffset At)> Unreported(PodStageContext context) =>
        from pair in ContainerStates.All(context.Pod)
        where !pair.Status.Ready
            && pair.Status.State?.Running is not null
            && pair.Spec.ReadinessProbe is not null
            && !context.Local.Of(pair.Spec.Name).IsProbeReported
            && ContainerFaults.UnreadySince(context, pair.Spec) is not null
        select (pair.Spec, StartOf(context, pair.Spec, pair.Status) + Seconds(pair.Spec.ReadinessProbe!.InitialDelaySeconds, 0));

    /// <summary>The running containers whose liveness probe has failed often enough, and when that is.</summary>
    public static IEnumerable<(Container Container, DateTimeOffset At)> Dead(PodStageContext context) =>
        from pair in ContainerStates.All(context.Pod)
        where pair.Status.State?.Running is not null && pair.Spec.LivenessProbe is not null
        let fails = ContainerFaults.LivenessFails(context, pair.Spec)
        where fails is not null
        let start = StartOf(context, pair.Spec, pair.Status)
        let asked = start + Seconds(pair.Spec.LivenessProbe!.InitialDelaySeconds, 0)
        select (pair.Spec, Later(Later(start + fails.Value.After, fails.Value.From), asked) + TimeToFail(pair.Spec.LivenessProbe));

    /// <summary>When a container last started.</summary>
    public static DateTimeOffset StartOf(PodStageContext context, Container container, ContainerStatus status) =>
        context.Local.Of(container.Name).StartedAt
        ?? context.Local.StartedAt
        ?? status.State?.Running?.StartedAt
        ?? context.Local.Since;

    private static IEnumerable<(Container Spec, ContainerStatus Status)> Ready(PodStageContext context) =>
        ContainerStates.All(context.Pod).Where(static pair => pair.Status.Ready && pair.Status.State?.Running is not null);

    private static DateTimeOffset? ReadyAt(PodStageContext context, Container container, ContainerStatus status)
    {
        if (FaultAnnotations.ReadyOf(context.Pod) is { } wanted)
        {
            return wanted ? context.Now : null;
        }

        var start = StartOf(context, container, status);
        return ContainerFaults.UnreadySince(context, container) is not null ? null
            : start + (ContainerFaults.ReadyAfter(context, container) ?? ProbeTime(container));
    }

    /// <summary>
    /// The startup probe comes first, then the readiness probe. Each needs its initial delay and one period for every
    /// success beyond the first.
    /// </summary>
    private static TimeSpan ProbeTime(Container container)
    {
        var startup = ProbeTime(container.StartupProbe);
        var readiness = ProbeTime(container.ReadinessProbe);
        return startup > readiness ? startup : readiness;
    }

    private static TimeSpan ProbeTime(Probe? probe) =>
        probe is null
            ? TimeSpan.Zero
            : Seconds(probe.InitialDelaySeconds, 0) + (Seconds(probe.PeriodSeconds, 10) * Math.Max(0, (probe.SuccessThreshold ?? 1) - 1));

    private static TimeSpan TimeToFail(Probe? probe) =>
        probe is null ? TimeSpan.Zero : Seconds(probe.PeriodSeconds, 10) * Math.Max(1, probe.FailureThreshold ?? 3);

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private static TimeSpan Seconds(Duration? duration, long fallback) => TimeSpan.FromSeconds(duration?.Seconds ?? fallback);
}
