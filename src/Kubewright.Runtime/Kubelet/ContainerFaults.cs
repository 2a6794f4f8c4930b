namespace Kubewright.Runtime;

/// <summary>What the faults of a pod do to its containers.</summary>
internal static class ContainerFaults
{
    /// <summary>How a container's present or next start ends; null when it goes on.</summary>
    /// <param name="context">The pod.</param>
    /// <param name="container">The container.</param>
    /// <param name="start">Which start, counted from 1.</param>
    public static Fault.Crash? CrashOf(PodStageContext context, Container container, int start) => context.Faults.IsEmpty
        ? null
        : Of<Fault.Crash>(context, container).Select(static active => (Fault.Crash)active.Fault).FirstOrDefault(crash => crash.Starts.Count == 0 || crash.Starts.Contains(start));

    /// <summary>Whether a container's image cannot be had.</summary>
    public static bool IsImageMissing(PodStageContext context, Container container) => Has<Fault.ImageMissing>(context, container);

    /// <summary>How long pulling the pod's images takes.</summary>
    public static TimeSpan PullTime(PodStageContext context)
    {
        var time = context.Timing.Pull;
        foreach (var active in context.Faults)
        {
            if (active.Fault is Fault.SlowPull slow
                && slow.Takes > time
                && (context.Pod.Spec?.InitContainers ?? []).Concat(context.Pod.Spec?.Containers ?? []).Any(c => FaultScopes.Concerns(slow, c)))
            {
                time = slow.Takes;
            }
        }

        return time;
    }

    /// <summary>How long a container takes to end when it is told to; null when it does not obey.</summary>
    public static TimeSpan? StopTime(PodStageContext context, Container container) =>
        Has<Fault.IgnoresTermination>(context, container) ? null
        : Of<Fault.SlowStop>(context, container).Select(static active => ((Fault.SlowStop)active.Fault).Takes).Append(context.Timing.Stop).Max();

    /// <summary>Since when probes of a container cannot succeed; null when they can.</summary>
    public static DateTimeOffset? UnreadySince(PodStageContext context, Container container) =>
        context.Faults.IsEmpty ? null : Of<Fault.NeverReady>(context, container).Select(static active => (DateTimeOffset?)active.From).Min();

    /// <summary>How long after its start a container becomes ready whatever its probes say; null when they decide.</summary>
    public static TimeSpan? ReadyAfter(PodStageContext context, Container container) => context.Faults.IsEmpty
        ? null
        : Of<Fault.ReadyAfter>(context, container).Select(static active => (TimeSpan?)((Fault.ReadyAfter)active.Fault).After).Max();

    /// <summary>From when after its start, or from which instant if that is later, the liveness probe of a container fails; null for never.</summary>
    public static (TimeSpan After, DateTimeOffset From)? LivenessFails(PodStageContext context, Container container)
    {
        foreach (var active in Of<Fault.FailsLiveness>(context, container))
        {
            return (((Fault.FailsLiveness)active.Fault).After, active.From);
        }

        return null;
    }

    private static bool Has<T>(PodStageContext context, Container container)
        where T : Fault =>
        !context.Faults.IsEmpty && Of<T>(context, container).Any();

    private static IEnumerable<ActiveFault> Of<T>(PodStageContext context, Container container)
        where T : Fault =>
        context.Faults.Where(active => active.Fault is T && FaultScopes.Concerns(active.Fault, container));
}
