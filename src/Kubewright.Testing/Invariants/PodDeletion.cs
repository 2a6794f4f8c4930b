namespace Kubewright.Testing;

/// <summary>Whether the controller may delete a pod: SS-316, SS-317.</summary>
internal static class PodDeletion
{
    /// <summary>Why it may not; null when it may.</summary>
    public static string? Problem(InvariantContext context, StatefulSet set, Pod pod)
    {
        if (PodHealth.IsTerminal(pod))
        {
            return null;
        }

        var shape = new StatefulSetShape(set);
        var ordinal = StatefulSetInvariants.OrdinalOf(pod);
        return shape.HasSlot(ordinal) ? OfSlot(context, set, shape, pod, ordinal)
            : shape.IsOrdered ? OfCondemned(context, set, shape, pod, ordinal)
            : null;
    }

    private static string? OfCondemned(InvariantContext context, StatefulSet set, in StatefulSetShape shape, Pod pod, int ordinal)
    {
        if (StatefulSetInvariants.Slots(set).FirstOrNull(slot => !context.IsAvailable(set, slot)) is { } missing)
        {
            return $"{pod.Metadata.Name} was scaled away while {StatefulSetInvariants.Name(set, missing)} was not available";
        }

        foreach (var other in context.PodsOf(set))
        {
            if (StatefulSetInvariants.OrdinalOf(other) > ordinal && !shape.HasSlot(StatefulSetInvariants.OrdinalOf(other)))
            {
                return $"{pod.Metadata.Name} was scaled away before {other.Metadata.Name}";
            }
        }

        return null;
    }

    private static string? OfSlot(InvariantContext context, StatefulSet set, in StatefulSetShape shape, Pod pod, int ordinal)
    {
        if (!shape.IsRollingUpdate || ordinal < shape.Start + shape.Partition || !IsOutdated(context, set, pod))
        {
            return $"{pod.Metadata.Name} was deleted without a reason";
        }

        var hasBudget = context.Features.Has(KubernetesFeature.MaxUnavailableStatefulSet);
        if (hasBudget && !shape.IsOrdered)
        {
            // What is down anyway is replaced without asking the budget, or it could fill the budget for ever (SS-131).
            return context.IsReadyForLong(set, pod) ? OverBudget(context, set, shape, pod) : null;
        }

        return OutOfOrder(context, set, pod, Enumerable.Range(ordinal + 1, shape.End - ordinal), hasBudget)
            ?? (hasBudget ? OverBudget(context, set, shape, pod) : null);
    }

    /// <summary>From the top, and without a budget one at a time.</summary>
    private static string? OutOfOrder(InvariantContext context, StatefulSet set, Pod pod, IEnumerable<int> above, bool hasBudget)
    {
        foreach (var slot in above)
        {
            if (!hasBudget && !IsWell(slot))
            {
                return $"{pod.Metadata.Name} was updated before {StatefulSetInvariants.Name(set, slot)} was back";
            }

            if (context.PodOf(set, slot) is { } other && !PodHealth.IsTerminal(other) && IsOutdated(context, set, other))
            {
                return $"{pod.Metadata.Name} was updated before {other.Metadata.Name}, which is outdated too";
            }
        }

        return null;

        bool IsWell(int slot) =>
            context.Features.Has(KubernetesFeature.UpdateAwaitsAvailability) ? context.IsAvailable(set, slot) : context.IsReady(set, slot);
    }

    private static string? OverBudget(InvariantContext context, StatefulSet set, in StatefulSetShape shape, Pod pod)
    {
        var unavailable = StatefulSetInvariants.Slots(set).Where(slot => !context.IsAvailable(set, slot)).ToList();
        var budget = RollingUpdate.MaxUnavailable(shape);
        return unavailable.Count <= budget ? null
            : $"{pod.Metadata.Name} was updated although that makes {string.Join(", ", unavailable.Select(slot => StatefulSetInvariants.Name(set, slot)))} unavailable, of which maxUnavailable allows {budget}";
    }

    /// <summary>Whether the pod's revision records something else than the set's template.</summary>
    private static bool IsOutdated(InvariantContext context, StatefulSet set, Pod pod) =>
        context.Snapshot.Find<ControllerRevision>(ObjectKey.Of(set).Namespace, PodHealth.RevisionOf(pod) ?? "") is not { Data: { } data }
        || !RevisionData.Canonical(data).AsSpan().SequenceEqual(RevisionData.Canonical(RevisionData.Record(set.Spec!.Template)));
}
