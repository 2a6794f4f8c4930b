using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>What a pod template demands of the nodes that its pods run on.</summary>
internal static class NodeConstraints
{
    private const string Hostname = "kubernetes.io/hostname";

    /// <summary>A demand that the scheduler has to meet, as half a sentence; null when there certainly is none, or nobody can say.</summary>
    public static string? Required(PodSpecView pod) =>
        pod.Affinity.PodAntiAffinity.RequiredDuringSchedulingIgnoredDuringExecution.Count > 0 ? "pod anti-affinity"
        : pod.TopologySpreadConstraints.Any(static constraint => constraint.WhenUnsatisfiable.Is("DoNotSchedule") == true) ? "a topology spread constraint"
        : pod.NodeSelector.Count > 0 ? "a node selector"
        : pod.Affinity.NodeAffinity.RequiredDuringSchedulingIgnoredDuringExecution.NodeSelectorTerms.Count > 0 ? "node affinity"
        : null;

    /// <summary>The demand that no two pods of the set share a node; null when there certainly is none, or nobody can say.</summary>
    /// <param name="template">The pod template.</param>
    /// <param name="hosts">How many nodes the set's volumes are on.</param>
    /// <param name="nodes">How many nodes there are; null when unknown.</param>
    public static Value<string>? OnePodPerNode(PodTemplateSpecView template, int hosts, int? nodes)
    {
        var (pod, labels) = (template.Spec, template.Metadata.Labels);
        foreach (var term in pod.Affinity.PodAntiAffinity.RequiredDuringSchedulingIgnoredDuringExecution)
        {
            if (term.TopologyKey.Is(Hostname) == true && !term.LabelSelector.At.IsAbsent
                && LabelMatching.Matches(term.LabelSelector, labels) == true
                && term.Namespaces is { IsComplete: true, Count: 0 } && term.NamespaceSelector.At.IsAbsent
                && term.MatchLabelKeys is { IsComplete: true, Count: 0 } && term.MismatchLabelKeys is { IsComplete: true, Count: 0 })
            {
                return term.TopologyKey;
            }
        }

        // With a node that has no volume, and so no pod, a skew of one leaves one pod for each other node.
        foreach (var constraint in pod.TopologySpreadConstraints)
        {
            if (nodes > hosts && constraint.TopologyKey.Is(Hostname) == true && constraint.MaxSkew.Is(1) == true && constraint.WhenUnsatisfiable.Is("DoNotSchedule") == true
                && !constraint.LabelSelector.At.IsAbsent && LabelMatching.Matches(constraint.LabelSelector, labels) == true)
            {
                return constraint.TopologyKey;
            }
        }

        return null;
    }
}
