namespace Kubewright.Runtime;

/// <summary>
/// Where the pods are that rules of affinity and spreading ask about. Each distinct question is counted through once and
/// then kept up as pods come and go, so that an answer does not depend on how many pods there are.
/// </summary>
internal sealed class PodTopology
{
    private readonly Dictionary<PodQuery, Dictionary<string, int>> _matches = [];
    private readonly Dictionary<(PodQuery Query, string Key), Dictionary<string, int>> _repelling = [];

    /// <summary>The rules by which placed pods keep others away: which others, how far, and on which nodes those pods are.</summary>
    public IEnumerable<(PodQuery Query, string Key, IReadOnlyDictionary<string, int> Nodes)> Repelling =>
        _repelling.Select(static item => (item.Key.Query, item.Key.Key, (IReadOnlyDictionary<string, int>)item.Value));

    /// <summary>How many placed pods a query finds, by node; nodes without any are left out.</summary>
    public IReadOnlyDictionary<string, int> Find(PodQuery query, ClusterSnapshot snapshot)
    {
        if (!_matches.TryGetValue(query, out var counts))
        {
            counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var pod in snapshot.Pods.Where(pod => NodeTable.IsPlaced(pod) && query.Matches(pod)))
            {
                Bump(counts, pod.Spec!.NodeName!.Value.Name, 1);
            }

            _matches.Add(query, counts);
        }

        return counts;
    }

    /// <summary>Counts a placed pod in, or out.</summary>
    public void Count(Pod pod, int sign, ClusterSnapshot snapshot)
    {
        var node = pod.Spec!.NodeName!.Value.Name;
        foreach (var (query, counts) in _matches)
        {
            if (query.Matches(pod))
            {
                Bump(counts, node, sign);
            }
        }

        foreach (var term in pod.Spec.Affinity?.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution ?? [])
        {
            var key = (PodQuery.Of(term, pod, snapshot), term.TopologyKey);
            if (!_repelling.TryGetValue(key, out var counts))
            {
                _repelling.Add(key, counts = new Dictionary<string, int>(StringComparer.Ordinal));
            }

            Bump(counts, node, sign);
            if (counts.Count == 0)
            {
                _repelling.Remove(key);
            }
        }
    }

    private static void Bump(Dictionary<string, int> counts, string node, int sign)
    {
        var count = counts.GetValueOrDefault(node) + sign;
        if (count == 0)
        {
            counts.Remove(node);
        }
        else
        {
            counts[node] = count;
        }
    }
}
