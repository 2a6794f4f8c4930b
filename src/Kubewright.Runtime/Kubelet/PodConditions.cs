namespace Kubewright.Runtime;

/// <summary>Reads and writes the conditions of a pod's status.</summary>
internal static class PodConditions
{
    /// <summary>The reason of PodScheduled while scheduling gates hold the pod back.</summary>
    public const string SchedulingGated = "SchedulingGated";

    /// <summary>The condition of a type; null when the pod has none.</summary>
    public static PodCondition? Find(Pod pod, PodConditionType type) => Find(pod.Status?.Conditions, type);

    /// <summary>Whether the pod has the condition with status True.</summary>
    public static bool IsTrue(Pod pod, PodConditionType type) => Find(pod, type)?.Status == ConditionStatus.True;

    /// <summary>
    /// The conditions with one set. The time of the last transition moves only when the status does; a condition that
    /// says the same already is left as it is.
    /// </summary>
    public static ValueList<PodCondition> With(
        ValueList<PodCondition>? conditions,
        PodConditionType type,
        bool value,
        DateTimeOffset now,
        string? reason = null,
        string? message = null)
    {
        var list = conditions ?? [];
        var status = value ? ConditionStatus.True : ConditionStatus.False;
        var old = Find(list, type);
        var condition = new PodCondition(type, status)
        {
            LastTransitionTime = old?.Status == status ? old.LastTransitionTime : now,
            Reason = reason,
            Message = message,
        };

        if (condition == old)
        {
            return list;
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Type == type)
            {
                return list.SetItem(i, condition);
            }
        }

        return list.Add(condition);
    }

    private static PodCondition? Find(ValueList<PodCondition>? conditions, PodConditionType type)
    {
        foreach (var condition in conditions ?? [])
        {
            if (condition.Type == type)
            {
                return condition;
            }
        }

        return null;
    }
}
