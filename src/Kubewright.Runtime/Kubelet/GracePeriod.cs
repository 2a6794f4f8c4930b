using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>How long the containers of a deleted pod keep running.</summary>
internal static class GracePeriod
{
    /// <summary>
    /// From the moment the pod stops: the longest preStop hook and the containers' own time, cut off at the pod's
    /// <c>deletionTimestamp</c>, which already includes the grace period.
    /// </summary>
    public static TimeSpan TimeToStop(PodStageContext context)
    {
        var allowed = context.Pod.Metadata.DeletionTimestamp!.Value - context.Local.Since;
        return (context.Pod.Spec?.InitContainers ?? []).Concat(context.Pod.Spec?.Containers ?? [])
            .Select(container => Wanted(context, container) is { } wanted && wanted < allowed ? wanted : allowed)
            .DefaultIfEmpty(TimeSpan.Zero)
            .Max();
    }

    /// <summary>Whether a container would still be running when the grace period is over, so that it is killed.</summary>
    public static bool IsExceeded(PodStageContext context, Container container) =>
        Wanted(context, container) is not { } wanted || context.Local.Since + wanted > context.Pod.Metadata.DeletionTimestamp;

    /// <summary>Null for a container that does not end by itself.</summary>
    private static TimeSpan? Wanted(PodStageContext context, Container container) =>
        Hook(container.Lifecycle?.PreStop) + ContainerFaults.StopTime(context, container);

    private static TimeSpan Hook(LifecycleHandler? handler) => handler switch
    {
        { Sleep: { } sleep } => TimeSpan.FromSeconds(sleep.Seconds.Seconds),
        { Exec: { } exec } => TimeSpan.FromSeconds(SleepOf(exec.Command ?? [])),
        _ => TimeSpan.Zero,
    };

    /// <summary>The simulation runs no command, but the usual <c>sleep 10</c>, also inside a shell's text, is honoured.</summary>
    private static long SleepOf(IEnumerable<string> command)
    {
        var words = string.Join(' ', command).Split([' ', ';', '&', '\n'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < words.Length; i++)
        {
            if ((words[i] == "sleep" || words[i].EndsWith("/sleep", StringComparison.Ordinal))
                && long.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            {
                return Math.Min(seconds, int.MaxValue);
            }
        }

        return 0;
    }
}
