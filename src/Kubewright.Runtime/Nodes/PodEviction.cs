namespace Kubewright.Runtime;

/// <summary>What the taints of its node mean for a pod. Pure.</summary>
public static class PodEviction
{
    /// <summary>
    /// When a pod is to be deleted because of taints with the effect NoExecute: at once for one that it does not tolerate,
    /// else when the shortest <c>tolerationSeconds</c> is over; null for never.
    /// </summary>
    public static DateTimeOffset? At(Pod pod, Node node)
    {
        ArgumentNullException.ThrowIfNull(pod);
        ArgumentNullException.ThrowIfNull(node);
        DateTimeOffset? at = null;
        foreach (var taint in NodeTaints.NoExecute(node))
        {
            var added = taint.TimeAdded ?? DateTimeOffset.MinValue;
            var tolerations = (pod.Spec?.Tolerations ?? []).Where(toleration => Tolerations.Tolerates(toleration, taint)).ToList();
            DateTimeOffset? end = tolerations.Count == 0 ? added
                : tolerations.Any(static toleration => toleration.TolerationSeconds is null) ? null
                : added.AddSeconds(Math.Max(0, tolerations.Min(static toleration => toleration.TolerationSeconds!.Value.Seconds)));
            at = at < end || end is null ? at : end;
        }

        return at;
    }
}
