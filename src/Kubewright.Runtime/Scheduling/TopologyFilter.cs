namespace Kubewright.Runtime;

/// <summary>The rules about other pods that one pod's node has to keep: affinity, anti-affinity, spreading (SS-250).</summary>
internal sealed class TopologyFilter
{
    private readonly List<Rule> _rules = [];
    private readonly List<(string Key, Dictionary<string, int> Domains, int Weight)> _preferences = [];

    private TopologyFilter()
    {
    }

    private delegate string? Rule(Node node);

    /// <summary>The rules for a pod; null when there are none, which is the usual case.</summary>
    public static TopologyFilter? For(Pod pod, NodeTable nodes, ClusterSnapshot snapshot)
    {
        if (pod.Spec is not { TopologySpreadConstraints: { Count: > 0 } } and not { Affinity: not null } && !nodes.Topology.Repelling.Any())
        {
            return null;
        }

        var filter = new TopologyFilter();
        filter.AddSpread(pod, nodes, snapshot);
        filter.AddAffinity(pod, nodes, snapshot);
        return filter._rules.Count + filter._preferences.Count > 0 ? filter : null;
    }

    /// <summary>Why a node will not do; null when it will.</summary>
    public string? Problem(Node node)
    {
        foreach (var rule in _rules)
        {
            if (rule(node) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    /// <summary>How welcome a node is by the pod's preferences; 0 without any.</summary>
    public int Preference(Node node) => _preferences.Sum(preference =>
        node.Metadata.Labels?[preference.Key] is { } domain && preference.Domains.GetValueOrDefault(domain) > 0 ? preference.Weight : 0);

    private void AddSpread(Pod pod, NodeTable nodes, ClusterSnapshot snapshot)
    {
        foreach (var constraint in (pod.Spec?.TopologySpreadConstraints ?? []).Where(static c => c.WhenUnsatisfiable == UnsatisfiableConstraintAction.DoNotSchedule))
        {
            var key = constraint.TopologyKey;
            var query = PodQuery.Of(constraint, pod);
            var domains = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var load in nodes.Loads(null))
            {
                if (load.Node.Metadata.Labels?[key] is { } domain && NodeAffinities.Admits(pod, load.Node))
                {
                    domains.TryAdd(domain, 0);
                }
            }

            foreach (var (domain, count) in Domains(nodes.Topology.Find(query, snapshot), key, nodes))
            {
                if (domains.ContainsKey(domain))
                {
                    domains[domain] = count;
                }
            }

            var least = domains.Count == 0 || domains.Count < (constraint.MinDomains ?? 1) ? 0 : domains.Values.Min();
            var self = query.Matches(pod) ? 1 : 0;
            _rules.Add(node => node.Metadata.Labels?[key] is not { } domain
                ? "node(s) didn't match pod topology spread constraints (missing required label)"
                : domains.GetValueOrDefault(domain) + self - least > constraint.MaxSkew ? "node(s) didn't match pod topology spread constraints"
                : null);
        }
    }

    private void AddAffinity(Pod pod, NodeTable nodes, ClusterSnapshot snapshot)
    {
        var affinity = pod.Spec?.Affinity;
        foreach (var term in affinity?.PodAffinity?.RequiredDuringSchedulingIgnoredDuringExecution ?? [])
        {
            var query = PodQuery.Of(term, pod, snapshot);
            var domains = Domains(nodes.Topology.Find(query, snapshot), term.TopologyKey, nodes);

            // The first pod of a group that wants to be together may go anywhere.
            var isFirst = domains.Count == 0 && query.Matches(pod);
            _rules.Add(node => node.Metadata.Labels?[term.TopologyKey] is { } domain && (isFirst || domains.ContainsKey(domain)) ? null : "node(s) didn't match pod affinity rules");
        }

        foreach (var term in affinity?.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution ?? [])
        {
            Forbid(nodes.Topology.Find(PodQuery.Of(term, pod, snapshot), snapshot), term.TopologyKey, "node(s) didn't match pod anti-affinity rules");
        }

        foreach (var (_, key, where) in nodes.Topology.Repelling.Where(rule => rule.Query.Matches(pod)))
        {
            Forbid(where, key, "node(s) didn't satisfy existing pods anti-affinity rules");
        }

        Prefer(affinity?.PodAffinity?.PreferredDuringSchedulingIgnoredDuringExecution, 1);
        Prefer(affinity?.PodAntiAffinity?.PreferredDuringSchedulingIgnoredDuringExecution, -1);

        void Forbid(IReadOnlyDictionary<string, int> where, string key, string problem)
        {
            var domains = Domains(where, key, nodes);
            if (domains.Count > 0)
            {
                _rules.Add(node => node.Metadata.Labels?[key] is { } domain && domains.ContainsKey(domain) ? problem : null);
            }
        }

        void Prefer(ValueList<WeightedPodAffinityTerm>? terms, int sign)
        {
            foreach (var term in terms ?? [])
            {
                var found = nodes.Topology.Find(PodQuery.Of(term.PodAffinityTerm, pod, snapshot), snapshot);
                _preferences.Add((term.PodAffinityTerm.TopologyKey, Domains(found, term.PodAffinityTerm.TopologyKey, nodes), sign * term.Weight));
            }
        }
    }

    /// <summary>Counts by node summed up by the value of a node label.</summary>
    private static Dictionary<string, int> Domains(IReadOnlyDictionary<string, int> byNode, string key, NodeTable nodes)
    {
        var domains = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, count) in byNode)
        {
            if (nodes.Find(name)?.Metadata.Labels?[key] is { } domain)
            {
                domains[domain] = domains.GetValueOrDefault(domain) + count;
            }
        }

        return domains;
    }
}
