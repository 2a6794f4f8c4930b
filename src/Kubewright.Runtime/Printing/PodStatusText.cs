using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>The READY, STATUS and RESTARTS cells of a pod, computed as <c>kubectl get pods</c> does.</summary>
public static class PodStatusText
{
    private const string Completed = "Completed";

    /// <summary>
    /// The STATUS cell: the phase, overlaid by what the init containers, the containers and a deletion have to say, for
    /// example <c>Init:0/2</c>, <c>ContainerCreating</c>, <c>CrashLoopBackOff</c>, <c>Terminating</c>.
    /// </summary>
    public static string Status(Pod pod)
    {
        var status = pod.Status;
        var phase = status?.Phase ?? PodPhase.Pending;
        var text = status?.Reason is { Length: > 0 } reason ? reason : phase.ToText();
        if (PodConditions.Find(pod, PodConditionType.PodScheduled)?.Reason == PodConditions.SchedulingGated)
        {
            text = PodConditions.SchedulingGated;
        }

        var waiting = InitStatus(pod);
        text = waiting ?? text;
        if (waiting is null || PodConditions.IsTrue(pod, PodConditionType.Initialized))
        {
            text = ContainerText(pod, text);
        }

        if (pod.Metadata.DeletionTimestamp is null)
        {
            return text;
        }

        return status?.Reason == "NodeLost" ? "Unknown"
            : phase is PodPhase.Succeeded or PodPhase.Failed ? text
            : "Terminating";
    }

    /// <summary>
    /// The READY cell, <c>ready/total</c>: containers that run and are ready, of those the pod wants. Sidecars (init
    /// containers that restart always) count as containers.
    /// </summary>
    public static string Ready(Pod pod)
    {
        var total = (pod.Spec?.Containers.Count ?? 0) + (pod.Spec?.InitContainers ?? []).Count(ContainerStates.IsSidecar);
        var ready = (pod.Status?.ContainerStatuses ?? []).Count(IsReady) + SidecarStatuses(pod).Count(IsReady);
        return string.Create(CultureInfo.InvariantCulture, $"{ready}/{total}");
    }

    /// <summary>The RESTARTS cell: the sum over the containers, followed by how long ago the last one ended: <c>3 (65s ago)</c>.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="now">The time to count from.</param>
    public static string Restarts(Pod pod, DateTimeOffset now)
    {
        var statuses = InitStatus(pod) is null
            ? [.. pod.Status?.ContainerStatuses ?? [], .. SidecarStatuses(pod)]
            : (IReadOnlyList<ContainerStatus>)(pod.Status?.InitContainerStatuses ?? []);
        var count = statuses.Sum(static s => s.RestartCount);
        var last = statuses.Max(static s => s.LastState?.Terminated?.FinishedAt);
        var text = count.ToString(CultureInfo.InvariantCulture);
        return count > 0 && last is not null ? $"{text} ({AgeText.Since(last, now)} ago)" : text;
    }

    /// <summary>The text of the first init container that is not done; null when all are.</summary>
    private static string? InitStatus(Pod pod)
    {
        var specs = pod.Spec?.InitContainers ?? [];
        var statuses = pod.Status?.InitContainerStatuses ?? [];
        for (var i = 0; i < statuses.Count; i++)
        {
            var status = statuses[i];
            var isSidecar = specs.Any(spec => spec.Name == status.Name && ContainerStates.IsSidecar(spec));
            if (status.State?.Terminated is { ExitCode: 0 } || (isSidecar && status.Started == true))
            {
                continue;
            }

            return "Init:" + status.State switch
            {
                { Terminated: { } ended } => EndText(ended),
                { Waiting.Reason: { Length: > 0 } reason } when reason != "PodInitializing" => reason,
                _ => string.Create(CultureInfo.InvariantCulture, $"{i}/{specs.Count}"),
            };
        }

        return null;
    }

    /// <summary>What the containers say, the first one loudest; <paramref name="text"/> when they say nothing.</summary>
    private static string ContainerText(Pod pod, string text)
    {
        var isAnyRunning = false;
        var containers = pod.Status?.ContainerStatuses ?? [];
        for (var i = containers.Count - 1; i >= 0; i--)
        {
            var container = containers[i];
            switch (container.State)
            {
                case { Waiting.Reason: { Length: > 0 } reason }:
                    text = reason;
                    break;
                case { Terminated: { } ended }:
                    text = EndText(ended);
                    break;
                case { Running: not null } when container.Ready:
                    isAnyRunning = true;
                    break;
            }
        }

        return text == Completed && isAnyRunning
            ? PodConditions.IsTrue(pod, PodConditionType.Ready) ? "Running" : "NotReady"
            : text;
    }

    private static string EndText(ContainerStateTerminated ended) =>
        ended.Reason is { Length: > 0 } reason ? reason
        : ended.Signal is { } signal and not 0 ? string.Create(CultureInfo.InvariantCulture, $"Signal:{signal}")
        : string.Create(CultureInfo.InvariantCulture, $"ExitCode:{ended.ExitCode}");

    private static bool IsReady(ContainerStatus status) => status.Ready && status.State?.Running is not null;

    private static IEnumerable<ContainerStatus> SidecarStatuses(Pod pod)
    {
        var sidecars = (pod.Spec?.InitContainers ?? []).Where(ContainerStates.IsSidecar).Select(static c => c.Name).ToHashSet(StringComparer.Ordinal);
        return (pod.Status?.InitContainerStatuses ?? []).Where(status => sidecars.Contains(status.Name));
    }
}
