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
        var wanted = Wanted(context);
        var allowed = context.Pod.Metadata.DeletionTimestamp!.Value - context.Local.Since;
        return wanted < allowed ? wanted : allowed;
    }

    /// <summary>Whether the containers would still be running when the grace period is over, so that they are killed.</summary>
    public static bool IsExceeded(PodStageContext context) =>
        context.Local.Since + Wanted(context) > context.Pod.Metadata.DeletionTimestamp;

    private static TimeSpan Wanted(PodStageContext context) =>
        (context.Pod.Spec?.InitContainers ?? []).Concat(context.Pod.Spec?.Containers ?? [])
            .Select(static c => Hook(c.Lifecycle?.PreStop))
            .DefaultIfEmpty(TimeSpan.Zero)
            .Max() + context.Timing.Stop;

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
