using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Which nodes a pod or a volume may be used on.</summary>
public static class NodeAffinities
{
    /// <summary>Whether the pod's <c>nodeSelector</c> and required node affinity admit the node.</summary>
    public static bool Admits(Pod pod, Node node) =>
        pod.Spec?.NodeSelector?.IsSubsetOf(node.Metadata.Labels) != false
        && Matches(pod.Spec?.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution, node);

    /// <summary>The weights of the preferred terms that hold, less 100 for every untolerated taint that asks to stay away.</summary>
    public static int Preference(Pod pod, Node node)
    {
        var preference = 0;
        foreach (var term in pod.Spec?.Affinity?.NodeAffinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? [])
        {
            preference += Matches(term.Preference, node) ? term.Weight : 0;
        }

        foreach (var taint in node.Spec?.Taints ?? [])
        {
            preference -= taint.Effect == TaintEffect.PreferNoSchedule && !(pod.Spec?.Tolerations ?? []).Any(t => Tolerations.Tolerates(t, taint)) ? 100 : 0;
        }

        return preference;
    }

    /// <summary>Whether the volume's node affinity admits the node.</summary>
    public static bool Admits(PersistentVolume volume, Node node) => Matches(volume.Spec?.NodeAffinity?.Required, node);

    /// <summary>A missing selector admits every node; else one of its terms must hold. A term without requirements admits none.</summary>
    private static bool Matches(NodeSelector? selector, Node node) =>
        selector is null || selector.NodeSelectorTerms.Any(term => Matches(term, node));

    private static bool Matches(NodeSelectorTerm term, Node node)
    {
        var labels = term.MatchExpressions ?? [];
        var fields = term.MatchFields ?? [];
        return labels.Count + fields.Count > 0
            && labels.All(r => Matches(r, node.Metadata.Labels is { } map && map.TryGetValue(r.Key, out var value) ? value : null))
            && fields.All(r => Matches(r, r.Key == "metadata.name" ? node.Metadata.Name : null));
    }

    private static bool Matches(NodeSelectorRequirement requirement, string? value)
    {
        var values = requirement.Values ?? [];
        return requirement.Operator switch
        {
            NodeSelectorOperator.In => value is not null && values.Contains(value),
            NodeSelectorOperator.NotIn => value is null || !values.Contains(value),
            NodeSelectorOperator.Exists => value is not null,
            NodeSelectorOperator.DoesNotExist => value is null,
            NodeSelectorOperator.Gt => Number(value) > Number(values.FirstOrDefault()),
            NodeSelectorOperator.Lt => Number(value) < Number(values.FirstOrDefault()),
            _ => false,
        };
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
