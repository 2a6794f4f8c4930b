namespace Kubewright.Testing;

/// <summary>Faults, made by what they leave behind in the store.</summary>
internal static class ClusterFaults
{
    /// <summary>Reports a container as ended and waiting for its restart, which the kubelet then carries out.</summary>
    public static ApiResult<Pod> Crash(Cluster cluster, Pod pod, string? container, int exitCode)
    {
        var name = container ?? pod.Spec?.Containers.FirstOrDefault()?.Name;
        if (pod.Status is not { Phase: PodPhase.Running } status
            || status.ContainerStatuses?.FirstOrDefault(item => item.Name == name) is not { State.Running: { } running } crashed)
        {
            return ApiError.Conflict(ObjectKey.Of(pod), $"the container {name} does not run");
        }

        var now = cluster.Store.Now;
        var restarting = crashed with
        {
            Ready = false,
            Started = false,
            RestartCount = crashed.RestartCount + 1,
            State = new ContainerState { Waiting = new ContainerStateWaiting { Reason = "CrashLoopBackOff" } },
            LastState = new ContainerState
            {
                Terminated = new ContainerStateTerminated { ExitCode = exitCode, Reason = "Error", StartedAt = running.StartedAt, FinishedAt = now },
            },
        };
        return cluster.Store.UpdateStatus(pod with
        {
            Status = status with
            {
                ContainerStatuses = [.. status.ContainerStatuses!.Select(item => item.Name == name ? restarting : item)],
                Conditions = PodConditions.With(
                    PodConditions.With(status.Conditions, PodConditionType.ContainersReady, false, now),
                    PodConditionType.Ready,
                    false,
                    now),
            },
        });
    }

    /// <summary>Ends a pod's containers for good, as a node does under pressure.</summary>
    public static ApiResult<Pod> Fail(Cluster cluster, Pod pod) =>
        cluster.Store.UpdateStatus(pod with { Status = (pod.Status ?? new PodStatus()) with { Phase = PodPhase.Failed, Reason = "Evicted" } });

    /// <summary>Sets the Ready condition. A pod whose containers are not ready cannot be made ready.</summary>
    public static ApiResult<Pod> SetReady(Cluster cluster, Pod pod, bool isReady)
    {
        var value = isReady && PodConditions.IsTrue(pod, PodConditionType.ContainersReady);
        return cluster.Store.UpdateStatus(pod with
        {
            Status = (pod.Status ?? new PodStatus()) with
            {
                Conditions = PodConditions.With(pod.Status?.Conditions, PodConditionType.Ready, value, cluster.Store.Now),
            },
        });
    }

    /// <summary>A kubelet whose node is not there does nothing.</summary>
    public static ApiResult<IKubernetesObject> Cut(Cluster cluster, string node) => cluster.Delete("Node", null, node);

    /// <summary>The node registers again.</summary>
    public static ApiResult<Node> Restore(Cluster cluster, Node node) =>
        cluster.Store.Create(node with { Metadata = node.Metadata with { Uid = null, ResourceVersion = null } });
}
