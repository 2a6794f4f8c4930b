namespace Kubewright.Planning;

/// <summary>Says why a set gets no further.</summary>
internal static class StuckSet
{
    /// <summary>What its pods wait for, and what waits for them.</summary>
    /// <param name="set">The set.</param>
    /// <param name="held">Its pods of an older revision.</param>
    /// <param name="snapshot">The cluster.</param>
    /// <param name="now">Its present instant.</param>
    public static IEnumerable<string> Explain(StatefulSet set, IReadOnlyList<string> held, ClusterSnapshot snapshot, DateTimeOffset now)
    {
        foreach (var line in new WaitExplainer(snapshot, now).Explain(set))
        {
            yield return line;
        }

        var pods = snapshot.DependentsOf<Pod>(set.Metadata.Uid ?? "");
        var unready = pods.Where(pod => !Rollout.IsReady(pod)).Select(static pod => pod.Metadata.Name ?? "").ToList();
        if (unready.Count == 0)
        {
            yield break;
        }

        var present = pods.Select(static pod => pod.Metadata.Name ?? "").ToHashSet(StringComparer.Ordinal);
        var start = set.Spec?.Ordinals?.Start ?? 0;
        var missing = Enumerable.Range(start, set.Spec?.Replicas ?? 1).Select(ordinal => StatefulSetNames.Pod(set.Metadata.Name ?? "", ordinal)).Where(name => !present.Contains(name)).ToList();
        if (missing.Count > 0)
        {
            yield return $"{Join(missing)} {(missing.Count == 1 ? "is" : "are")} not created until {Join(unready)} {(unready.Count == 1 ? "is" : "are")} ready (podManagementPolicy OrderedReady).";
        }

        var partition = set.Spec?.UpdateStrategy?.RollingUpdate?.Partition ?? 0;
        var waiting = held.Where(name => !unready.Contains(name) && StatefulSetNames.OrdinalIn(set.Metadata.Name ?? "", name) >= partition).Reverse().ToList();
        if (waiting.Count > 0 && set.Spec?.UpdateStrategy?.Type != StatefulSetUpdateStrategyType.OnDelete)
        {
            yield return $"{Join(waiting)} {(waiting.Count == 1 ? "keeps" : "keep")} the older revision until {Join(unready)} {(unready.Count == 1 ? "is" : "are")} ready: "
                + $"at most {set.Spec?.UpdateStrategy?.RollingUpdate?.MaxUnavailable?.ToString() ?? "1"} may be unavailable.";
        }
    }

    private static string Join(List<string> names) => names.Count <= 4 ? string.Join(", ", names) : $"{names[0]} to {names[^1]}";
}
