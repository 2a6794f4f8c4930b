namespace Kubewright.Runtime;

/// <summary>Which containers of a pod are at which point.</summary>
internal static class ContainerStates
{
    /// <summary>The containers that run, sidecars included, in the order they started.</summary>
    public static IEnumerable<string> Running(Pod pod) =>
        (pod.Status?.InitContainerStatuses ?? []).Concat(pod.Status?.ContainerStatuses ?? [])
            .Where(static s => s.State?.Running is not null)
            .Select(static s => s.Name);

    /// <summary>The ordinary containers that have not started yet.</summary>
    public static IEnumerable<string> Waiting(Pod pod) =>
        (pod.Status?.ContainerStatuses ?? [])
            .Where(static s => s.State is null || s.State.Waiting is not null)
            .Select(static s => s.Name);

    /// <summary>The first init container that has not done its work; null when all have.</summary>
    public static Container? NextInit(Pod pod)
    {
        var statuses = pod.Status?.InitContainerStatuses ?? [];
        return (pod.Spec?.InitContainers ?? []).FirstOrDefault(spec =>
            statuses.FirstOrDefault(s => s.Name == spec.Name)?.State is not { } state
            || (state.Running is null && state.Terminated is null));
    }

    /// <summary>Whether an init container keeps running beside the ordinary ones.</summary>
    public static bool IsSidecar(Container container) => container.RestartPolicy == ContainerRestartPolicy.Always;
}
