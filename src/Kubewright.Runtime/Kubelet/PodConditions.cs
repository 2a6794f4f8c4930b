using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Kubewright.Runtime;

/// <summary>Reads and writes the conditions of a pod's status.</summary>
internal static class PodConditions
{
    /// <summary>The reason of PodScheduled while scheduling gates hold the pod back.</summary>
    public const string SchedulingGated = "SchedulingGated";

    private static readonly RecentValues<PodCondition> Recent = new(64, new SameCondition());
    private static readonly RecentValues<ValueList<PodCondition>> RecentLists = new(64, new SameItems());

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
        if (old?.Status == status && old.Reason == reason && old.Message == message && old is { LastProbeTime: null, ObservedGeneration: null })
        {
            return list;
        }

        var condition = Recent.Share(new PodCondition(type, status)
        {
            LastTransitionTime = old?.Status == status ? old.LastTransitionTime : now,
            Reason = reason,
            Message = message,
        });
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Type == type)
            {
                return RecentLists.Share(list.SetItem(i, condition));
            }
        }

        return RecentLists.Share(list.Add(condition));
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

    /// <summary>Equal conditions, by a hash that looks into no text.</summary>
    private sealed class SameCondition : EqualityComparer<PodCondition>
    {
        public override bool Equals(PodCondition? x, PodCondition? y) => x == y;

        public override int GetHashCode([DisallowNull] PodCondition obj) =>
            HashCode.Combine(obj.LastTransitionTime, obj.Status, obj.Type.Value.Length, obj.Message?.Length);
    }

    /// <summary>Lists of the same conditions. As these are shared, what they say need not be compared.</summary>
    private sealed class SameItems : EqualityComparer<ValueList<PodCondition>>
    {
        public override bool Equals(ValueList<PodCondition>? x, ValueList<PodCondition>? y)
        {
            if (x!.Count != y!.Count)
            {
                return false;
            }

            for (var i = 0; i < x.Count; i++)
            {
                if (!ReferenceEquals(x[i], y[i]))
                {
                    return false;
                }
            }

            return true;
        }

        public override int GetHashCode([DisallowNull] ValueList<PodCondition> obj)
        {
            var hash = 0;
            for (var i = 0; i < obj.Count; i++)
            {
                hash = (hash * 31) + RuntimeHelpers.GetHashCode(obj[i]);
            }

            return hash;
        }
    }
}
