using System.Collections.Immutable;
using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Which pods a rolling update replaces next.</summary>
internal static class RollingUpdate
{
    /// <summary>The pods to delete now, highest ordinal first.</summary>
    public static IEnumerable<StatefulSetAction> Plan(
        in StatefulSetShape set,
        PodRoster pods,
        string updateRevision,
        bool honorsMaxUnavailable)
    {
        var from = set.Start + set.Partition;
        if (from > set.End || from < set.Start)
        {
            return [];
        }

        return honorsMaxUnavailable
            ? WithBudget(set, pods, updateRevision, from)
            : OneByOne(set, pods, updateRevision, from);
    }

    /// <summary>The highest outdated pod, unless one above it is not available.</summary>
    private static ImmutableArray<StatefulSetAction> OneByOne(in StatefulSetShape set, PodRoster pods, string updateRevision, int from)
    {
        if (pods.HighestOutdated(updateRevision, from, set.End) is not { } ordinal)
        {
            return [];
        }

        var isAboveAvailable = ordinal == set.End || Unavailable(pods, ordinal + 1, set.End) == 0;
        return isAboveAvailable ? [Delete(pods, ordinal)] : [];
    }

    /// <summary>
    /// As many outdated pods as the budget leaves. A parallel set first replaces outdated pods that are not available
    /// anyway, so that broken pods cannot use up the budget for ever.
    /// </summary>
    private static ImmutableArray<StatefulSetAction> WithBudget(in StatefulSetShape set, PodRoster pods, string updateRevision, int from)
    {
        var budget = MaxUnavailable(set) - Unavailable(pods, set.Start, set.End);
        var actions = ImmutableArray.CreateBuilder<StatefulSetAction>();
        var rest = new List<int>();
        for (var to = set.End; pods.HighestOutdated(updateRevision, from, to) is { } ordinal; to = ordinal - 1)
        {
            if (!set.IsOrdered && (pods.Unready.Contains(ordinal) || pods.Settling.Contains(ordinal)))
            {
                actions.Add(Delete(pods, ordinal));
            }
            else if (rest.Count < budget)
            {
                rest.Add(ordinal);
            }
            else if (set.IsOrdered)
            {
                break;
            }
        }

        actions.AddRange(rest.Select(ordinal => Delete(pods, ordinal)));
        return actions.ToImmutable();
    }

    /// <summary>How many slots in a range have no available pod.</summary>
    private static int Unavailable(PodRoster pods, int from, int to) =>
        pods.Unready.CountIn(from, to) + pods.Settling.CountIn(from, to) + (to - from + 1 - pods.Ordinals.CountIn(from, to));

    /// <summary>A number as it is, a percentage of the replicas rounded down, never below 1.</summary>
    public static int MaxUnavailable(in StatefulSetShape set)
    {
        var text = set.RollingUpdate?.MaxUnavailable?.ToString();
        if (text is null)
        {
            return 1;
        }

        var isPercentage = text.EndsWith('%');
        return int.TryParse(text.AsSpan(0, text.Length - (isPercentage ? 1 : 0)), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Max(1, isPercentage ? (int)((long)number * set.Replicas / 100) : number)
            : 1;
    }

    private static DeletePodAction Delete(PodRoster pods, int ordinal) => new(PlanPhase.Update, ordinal, pods.Find(ordinal)!);
}
