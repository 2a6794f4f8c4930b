namespace Kubewright.Runtime;

/// <summary>What of a pod's status the controller acts on.</summary>
internal static class PodHealth
{
    /// <summary>Whether the pod's containers ended for good.</summary>
    public static bool IsTerminal(Pod pod) => pod.Status?.Phase is PodPhase.Failed or PodPhase.Succeeded;

    /// <summary>Whether the pod is being deleted.</summary>
    public static bool IsTerminating(Pod pod) => pod.Metadata.DeletionTimestamp is not null;

    /// <summary>Whether the pod runs and its <c>Ready</c> condition is true.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="since">When the condition last changed; null when it does not say.</param>
    public static bool IsReady(Pod pod, out DateTimeOffset? since)
    {
        since = null;
        if (pod.Status?.Phase != PodPhase.Running)
        {
            return false;
        }

        foreach (var condition in pod.Status.Conditions ?? [])
        {
            if (condition.Type == PodConditionType.Ready)
            {
                since = condition.LastTransitionTime;
                return condition.Status == ConditionStatus.True;
            }
        }

        return false;
    }

    /// <summary>The revision the pod's label names; null when it has none.</summary>
    public static string? RevisionOf(Pod pod) => pod.Metadata.Labels?[StatefulSetNames.RevisionLabel];
}
