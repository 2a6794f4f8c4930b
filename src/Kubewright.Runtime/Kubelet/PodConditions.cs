using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Kubewright.Runtime;

/// <summary>Reads and writes the conditions of a pod's status.</summary>
internal static class PodConditions
{
    /// <summary>The reason of PodScheduled while scheduling gates hold the pod back.</summary>
    public const string SchedulingGated = "SchedulingGated";

    private static readonly RecentValues<PodCondition> Recent = new(64, new SameCondition());

    /// <summary>How conditions became others lately. Lists are shared by that, and need not be made to be found.</summary>
    private static readonly Step?[] Steps = new Step?[64];

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

        var wanted = new Wanted(type, status, old?.Status == status ? old.LastTransitionTime : now, reason, message);
        ref var known = ref Steps[(uint)HashCode.Combine(RuntimeHelpers.GetHashCode(conditions), type.Value.Length, status) % (uint)Steps.Length];
        var step = Volatile.Read(ref known);
        if (step is null || !ReferenceEquals(step.Before, conditions) || step.Wanted != wanted)
        {
            step = new Step(conditions, wanted, Set(list, wanted));
            Volatile.Write(ref known, step);
        }

        return step.After;
    }

    private static ValueList<PodCondition> Set(ValueList<PodCondition> list, in Wanted wanted)
    {
        var condition = Recent.Share(new PodCondition(wanted.Type, wanted.Status) { LastTransitionTime = wanted.Time, Reason = wanted.Reason, Message = wanted.Message });
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Type == wanted.Type)
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

    /// <summary>Equal conditions, by a hash that looks into no text.</summary>
    private sealed class SameCondition : EqualityComparer<PodCondition>
    {
        public override bool Equals(PodCondition? x, PodCondition? y) => x == y;

        public override int GetHashCode([DisallowNull] PodCondition obj) =>
            HashCode.Combine(obj.LastTransitionTime, obj.Status, obj.Type.Value.Length, obj.Message?.Length);
    }

    /// <summary>What a condition is to say.</summary>
    private readonly record struct Wanted(PodConditionType Type, ConditionStatus Status, DateTimeOffset? Time, string? Reason, string? Message);

    /// <summary>Conditions with one set.</summary>
    private sealed record Step(ValueList<PodCondition>? Before, Wanted Wanted, ValueList<PodCondition> After);
}
