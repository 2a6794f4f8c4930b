using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>Which pods a rolling update replaces next.</summary>
internal static class RollingUpdate
{
    /// <summary>The pods to delete now, in that order.</summary>
    public static ImmutableArray<StatefulSetAction> Plan(
        in StatefulSetShape set,
        PodRoster pods,
        string updateRevision,
        KubernetesFeatures features)
    {
        // A partition beyond the replicas, or beyond the largest ordinal.
        var from = set.Start + set.Partition;
        if (from > set.End || from < set.Start)
        {
            return [];
        }

        if (!features.Has(KubernetesFeature.MaxUnavailableStatefulSet))
        {
            return OneByOne(set, pods, updateRevision, from, features.Has(KubernetesFeature.UpdateAwaitsAvailability));
        }

        // Without settings a low slot comes back with the current revision (SS-083): replaced first, it would be for ever.
        return !set.IsOrdered && set.RollingUpdate is not null && features.Has(KubernetesFeature.UnavailablePodsUpdateFirst)
            ? UnavailableFirst(set, pods, updateRevision, from)
            : WithinBudget(set, pods, updateRevision, from);
    }

    /// <summary>How many slots have no available pod (SS-121): not there, not ready, not ready long enough, or being deleted.</summary>
    public static int Unavailable(in StatefulSetShape set, PodRoster pods) => Unready(pods, set.Start, set.End) + pods.Settling.CountIn(set.Start, set.End);

    /// <summary>How many slots an update may leave without an available pod (SS-120): a number as it is, a percentage of the replicas rounded down, never below 1.</summary>
    public static int MaxUnavailable(in StatefulSetShape set) => set.RollingUpdate?.MaxUnavailable switch
    {
        { Number: { } number } => Math.Max(1, number),
        { } text when text.TryGetPercent(out var percent) => Math.Max(1, (int)((long)percent * set.Replicas / 100)),
        _ => 1,
    };

    /// <summary>The highest outdated pod, unless one above it is not well (SS-100).</summary>
    private static ImmutableArray<StatefulSetAction> OneByOne(
        in StatefulSetShape set,
        PodRoster pods,
        string updateRevision,
        int from,
        bool awaitsAvailability)
    {
        if (pods.HighestOutdated(updateRevision, from, set.End) is not { } ordinal)
        {
            return [];
        }

        var isAboveWell = Unready(pods, ordinal + 1, set.End) == 0
            && (!awaitsAvailability || pods.Settling.CountIn(ordinal + 1, set.End) == 0);
        return isAboveWell ? [Delete(pods, ordinal)] : [];
    }

    /// <summary>As many outdated pods from the top as the budget leaves, well or not (SS-122).</summary>
    private static ImmutableArray<StatefulSetAction> WithinBudget(in StatefulSetShape set, PodRoster pods, string updateRevision, int from)
    {
        var actions = ImmutableArray.CreateBuilder<StatefulSetAction>();
        var budget = MaxUnavailable(set) - Unavailable(set, pods);
        for (var to = set.End; budget > 0 && pods.HighestOutdated(updateRevision, from, to) is { } ordinal; to = ordinal - 1)
        {
            actions.Add(Delete(pods, ordinal));
            budget--;
        }

        return actions.ToImmutable();
    }

    /// <summary>
    /// First every outdated pod that is not available anyway, so that broken pods cannot use up the budget for ever, then
    /// available ones from the top within the budget (SS-131).
    /// </summary>
    private static ImmutableArray<StatefulSetAction> UnavailableFirst(in StatefulSetShape set, PodRoster pods, string updateRevision, int from)
    {
        var actions = ImmutableArray.CreateBuilder<StatefulSetAction>();
        for (var to = set.End; pods.HighestUnavailableOutdated(updateRevision, from, to) is { } ordinal; to = ordinal - 1)
        {
            actions.Add(Delete(pods, ordinal));
        }

        var budget = MaxUnavailable(set) - Unavailable(set, pods);
        for (var to = set.End; budget > 0 && pods.HighestOutdated(updateRevision, from, to) is { } ordinal; to = ordinal - 1)
        {
            if (pods.IsAvailable(ordinal))
            {
                actions.Add(Delete(pods, ordinal));
                budget--;
            }
        }

        return actions.ToImmutable();
    }

    private static int Unready(PodRoster pods, int from, int to) =>
        pods.Unready.CountIn(from, to) + Math.Max(0, to - from + 1) - pods.Ordinals.CountIn(from, to);

    private static DeletePodAction Delete(PodRoster pods, int ordinal) => new(PlanPhase.Update, ordinal, pods.Find(ordinal)!);
}
