namespace Kubewright.Runtime;

/// <summary>Which containers of a pod are at which point.</summary>
internal static class ContainerStates
{
    /// <summary>The reason of a container that waits for the init containers before it.</summary>
    public const string Initializing = "PodInitializing";

    /// <summary>The reason of a container that ended too often and waits for its next start.</summary>
    public const string CrashLoop = "CrashLoopBackOff";

    /// <summary>The reason of a container whose image could not be pulled just now.</summary>
    public const string PullError = "ErrImagePull";

    /// <summary>The reason of a container that waits for the next attempt to pull its image.</summary>
    public const string PullBackOff = "ImagePullBackOff";

    /// <summary>The status of every container, init containers first, with its spec.</summary>
    public static IEnumerable<(Container Spec, ContainerStatus Status)> All(Pod pod)
    {
        var ordinary = Join(pod.Spec?.Containers, pod.Status?.ContainerStatuses);
        return pod.Spec?.InitContainers is { Count: > 0 } inits ? Join(inits, pod.Status?.InitContainerStatuses).Concat(ordinary) : ordinary;
    }

    /// <summary>The container that a status is of; null for none. Nearly always it has the same place.</summary>
    public static Container? SpecOf(ContainerStatus status, int place, ValueList<Container>? specs) =>
        place < specs?.Count && specs[place].Name == status.Name ? specs[place] : SpecNamed(status.Name, specs);

    /// <summary>Whether the status of any container, init containers included, is such.</summary>
    public static bool Any(Pod pod, Func<ContainerStatus, bool> isSuch) =>
        Any(pod.Status?.InitContainerStatuses, isSuch) || Any(pod.Status?.ContainerStatuses, isSuch);

    /// <summary>The containers that run, sidecars included, in the order they started.</summary>
    public static IEnumerable<string> Running(Pod pod) =>
        (pod.Status?.InitContainerStatuses ?? []).Concat(pod.Status?.ContainerStatuses ?? [])
            .Where(static s => s.State?.Running is not null)
            .Select(static s => s.Name);

    /// <summary>Whether an ordinary container has not started yet, and nothing keeps it from that.</summary>
    public static bool IsAnyUnstarted(Pod pod) => Any(pod.Status?.ContainerStatuses, IsUnstarted);

    /// <summary>Whether a container has yet to be started for the first time.</summary>
    public static bool IsUnstarted(ContainerStatus status) =>
        status.State is null || status.State.Waiting is { Reason: not (CrashLoop or PullError or PullBackOff) };

    /// <summary>The first init container that has not done its work; null when all have.</summary>
    public static Container? NextInit(Pod pod) => NextInit(pod, pod.Status?.InitContainerStatuses);

    /// <summary>As <see cref="NextInit(Pod)"/>, of a pod whose init containers have these statuses.</summary>
    public static Container? NextInit(Pod pod, ValueList<ContainerStatus>? statuses) =>
        pod.Spec?.InitContainers is { Count: > 0 } specs ? FirstUndone(specs, statuses ?? []) : null;

    /// <summary>Whether an init container keeps running beside the ordinary ones.</summary>
    public static bool IsSidecar(Container container) => container.RestartPolicy == ContainerRestartPolicy.Always;

    /// <summary>Whether a container has to end before the pod goes on: an init container that is no sidecar. It is ready when it has ended well.</summary>
    public static bool MustEnd(Pod pod, Container container) => IsInit(pod, container) && !IsSidecar(container);

    /// <summary>Whether a container that ended with this code is started again.</summary>
    public static bool Restarts(Pod pod, Container container, int exitCode)
    {
        var policy = DebugContainers.Has(pod, container.Name) ? RestartPolicy.Never : pod.Spec?.RestartPolicy ?? RestartPolicy.Always;
        return IsSidecar(container)
            || (exitCode != 0 && policy == RestartPolicy.OnFailure)
            || (policy == RestartPolicy.Always && (exitCode != 0 || !IsInit(pod, container)));
    }

    /// <summary>Whether a container is one of the pod's init containers.</summary>
    public static bool IsInit(Pod pod, Container container) => pod.Spec?.InitContainers?.Contains(container) == true;

    private static Container? SpecNamed(string name, ValueList<Container>? specs) => specs?.FirstOrDefault(spec => spec.Name == name);

    private static bool Any(ValueList<ContainerStatus>? statuses, Func<ContainerStatus, bool> isSuch)
    {
        foreach (var status in statuses ?? [])
        {
            if (isSuch(status))
            {
                return true;
            }
        }

        return false;
    }

    private static Container? FirstUndone(ValueList<Container> specs, ValueList<ContainerStatus> statuses) =>
        specs.FirstOrDefault(spec => statuses.FirstOrDefault(s => s.Name == spec.Name) is not { } status || !IsInitDone(spec, status));

    private static bool IsInitDone(Container spec, ContainerStatus status) => IsSidecar(spec)
        ? status.State is { Running: not null } or { Terminated: not null } || status.RestartCount > 0 || status.LastState?.Terminated is not null
        : status.State?.Terminated is { ExitCode: 0 };

    private static IEnumerable<(Container Spec, ContainerStatus Status)> Join(ValueList<Container>? specs, ValueList<ContainerStatus>? statuses)
    {
        for (var i = 0; i < (statuses?.Count ?? 0); i++)
        {
            if (SpecOf(statuses![i], i, specs) is { } spec)
            {
                yield return (spec, statuses[i]);
            }
        }
    }
}
