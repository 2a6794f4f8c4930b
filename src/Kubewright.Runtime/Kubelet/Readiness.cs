namespace Kubewright.Runtime;

/// <summary>When the probes of a pod's containers first succeed. The simulated containers answer every probe as soon as it is asked.</summary>
internal static class Readiness
{
    /// <summary>Whether a container is ready only after a probe has succeeded.</summary>
    public static bool HasProbe(Container container) => container.ReadinessProbe is not null || container.StartupProbe is not null;

    /// <summary>When the delays of <see cref="Pending"/> began.</summary>
    public static DateTimeOffset StartOf(PodStageContext context) => context.Local.StartedAt ?? context.Local.Since;

    /// <summary>The running containers that are not ready yet, and how long after their start each will be.</summary>
    public static IEnumerable<(string Name, TimeSpan Delay)> Pending(Pod pod)
    {
        var specs = (pod.Spec?.InitContainers ?? []).Concat(pod.Spec?.Containers ?? []);
        var statuses = (pod.Status?.InitContainerStatuses ?? []).Concat(pod.Status?.ContainerStatuses ?? []);
        return from status in statuses
               where !status.Ready && status.State?.Running is not null
               join spec in specs on status.Name equals spec.Name
               select (status.Name, Delay(spec));
    }

    /// <summary>
    /// The startup probe comes first, then the readiness probe. Each needs its initial delay and one period for every
    /// success beyond the first.
    /// </summary>
    private static TimeSpan Delay(Container container)
    {
        var startup = Delay(container.StartupProbe);
        var readiness = Delay(container.ReadinessProbe);
        return startup > readiness ? startup : readiness;
    }

    private static TimeSpan Delay(Probe? probe) =>
        probe is null
            ? TimeSpan.Zero
            : Seconds(probe.InitialDelaySeconds, 0) + (Seconds(probe.PeriodSeconds, 10) * Math.Max(0, (probe.SuccessThreshold ?? 1) - 1));

    private static TimeSpan Seconds(Duration? duration, long fallback) => TimeSpan.FromSeconds(duration?.Seconds ?? fallback);
}
