namespace Kubewright.Runtime;

/// <summary>Which pods a rule of affinity or spreading looks at. Pods from one template ask equal queries.</summary>
/// <param name="Namespaces">The namespaces; null for all.</param>
/// <param name="Selector">Their labels; null selects none.</param>
internal sealed record PodQuery(ValueList<string>? Namespaces, LabelSelector? Selector)
{
    /// <summary>The query of a required or preferred affinity term of a pod.</summary>
    public static PodQuery Of(PodAffinityTerm term, Pod pod, ClusterSnapshot snapshot)
    {
        var named = term.Namespaces ?? [];
        ValueList<string>? namespaces = term.NamespaceSelector switch
        {
            null => named.Count > 0 ? named : [ObjectKey.Of(pod).Namespace],
            { MatchLabels: null or { Count: 0 }, MatchExpressions: null or { Count: 0 } } => null,
            { } selector => [.. named.Concat(snapshot.Namespaces.Where(n => selector.Matches(n.Metadata.Labels)).Select(static n => n.Metadata.Name!)).Distinct().Order(StringComparer.Ordinal)],
        };
        return new PodQuery(namespaces, WithKeys(term.LabelSelector, term.MatchLabelKeys, pod));
    }

    /// <summary>The query of a spread constraint of a pod.</summary>
    public static PodQuery Of(TopologySpreadConstraint constraint, Pod pod) =>
        new([ObjectKey.Of(pod).Namespace], WithKeys(constraint.LabelSelector, constraint.MatchLabelKeys, pod));

    /// <summary>Whether the query finds a pod.</summary>
    public bool Matches(Pod pod) =>
        Selector is not null
        && (Namespaces is null || Namespaces.Contains(ObjectKey.Of(pod).Namespace))
        && Selector.Matches(pod.Metadata.Labels);

    /// <summary>With <c>matchLabelKeys</c> only pods count that have the pod's own values of these labels.</summary>
    private static LabelSelector? WithKeys(LabelSelector? selector, ValueList<string>? keys, Pod pod)
    {
        if (selector is null || keys is not { Count: > 0 })
        {
            return selector;
        }

        var labels = selector.MatchLabels ?? [];
        foreach (var key in keys)
        {
            if (pod.Metadata.Labels?[key] is { } value)
            {
                labels = labels.With(key, value);
            }
        }

        return selector with { MatchLabels = labels };
    }
}
