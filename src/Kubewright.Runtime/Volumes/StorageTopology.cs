namespace Kubewright.Runtime;

/// <summary>Where volumes of a class can be (<c>allowedTopologies</c>).</summary>
internal static class StorageTopology
{
    /// <summary>Whether volumes of the class can be made for pods on the node.</summary>
    public static bool Admits(StorageClass storageClass, Node node) =>
        storageClass.AllowedTopologies is not { Count: > 0 } terms || terms.Any(term => Admits(term, node));

    /// <summary>The node affinity of a volume made for a node, or for nobody yet; null when the class says nothing.</summary>
    public static VolumeNodeAffinity? AffinityFor(StorageClass storageClass, Node? node)
    {
        var terms = storageClass.AllowedTopologies ?? [];
        if ((node is null ? terms.FirstOrDefault() : terms.FirstOrDefault(term => Admits(term, node))) is not { MatchLabelExpressions: { } expressions })
        {
            return null;
        }

        return new VolumeNodeAffinity
        {
            Required = new NodeSelector
            {
                NodeSelectorTerms =
                [
                    new NodeSelectorTerm
                    {
                        MatchExpressions =
                        [
                            .. expressions.Select(expression => new NodeSelectorRequirement(expression.Key, NodeSelectorOperator.In)
                            {
                                Values = node?.Metadata.Labels?[expression.Key] is { } value ? [value] : [.. expression.Values.Take(1)],
                            }),
                        ],
                    },
                ],
            },
        };
    }

    private static bool Admits(TopologySelectorTerm term, Node node) =>
        (term.MatchLabelExpressions ?? []).All(expression => node.Metadata.Labels?[expression.Key] is { } value && expression.Values.Contains(value));
}
