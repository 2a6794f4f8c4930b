namespace Kubewright.Runtime;

/// <content>Nodes: lost, given back, cordoned and drained.</content>
public sealed partial class Cluster
{
    /// <summary>
    /// Cuts a node off from the control plane, as a broken cable does: its containers run on, its kubelet hears and
    /// reports nothing. After 50 s it counts as lost. It is the annotation <see cref="FaultAnnotations.Cut"/>.
    /// </summary>
    /// <param name="node">The node's name.</param>
    /// <returns>The node, or 404.</returns>
    public ApiResult<Node> Cut(string node) => EditMetadata<Node>(NodeKey(node), static metadata => metadata with
    {
        Annotations = (metadata.Annotations ?? []).With(FaultAnnotations.Cut, "true"),
    });

    /// <summary>Connects a node again that was <see cref="Cut"/>: its kubelet finishes what was asked for meanwhile.</summary>
    /// <param name="node">The node's name.</param>
    /// <returns>The node, or 404.</returns>
    public ApiResult<Node> Restore(string node) => EditMetadata<Node>(NodeKey(node), static metadata => metadata with
    {
        Annotations = metadata.Annotations?.Without(FaultAnnotations.Cut) is { Count: > 0 } rest ? rest : null,
    });

    /// <summary>Lets no further pods onto a node (<c>spec.unschedulable</c>), as <c>kubectl cordon</c> does.</summary>
    /// <param name="node">The node's name.</param>
    /// <returns>The node, or 404.</returns>
    public ApiResult<Node> Cordon(string node) => SetUnschedulable(node, true);

    /// <summary>Lets pods onto a node again, as <c>kubectl uncordon</c> does.</summary>
    /// <param name="node">The node's name.</param>
    /// <returns>The node, or 404.</returns>
    public ApiResult<Node> Uncordon(string node) => SetUnschedulable(node, null);

    /// <summary>Evicts a pod: deletes it if its disruption budget allows.</summary>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <param name="pod">The pod's name.</param>
    /// <returns>The pod as it is now, or its last state; 404; 429 when the budget does not allow it.</returns>
    public ApiResult<IKubernetesObject> Evict(string? @namespace, string pod) => Evictions.Evict(Store, @namespace, pod);

    /// <summary>
    /// Cordons a node and evicts its pods, once each, as <c>kubectl drain</c> begins to do. Run the cluster and call it
    /// again for those that a budget refused.
    /// </summary>
    /// <param name="node">The node's name.</param>
    /// <returns>What goes and what stays, or 404.</returns>
    public ApiResult<DrainResult> Drain(string node)
    {
        if (Cordon(node).Error is { } error)
        {
            return error;
        }

        var evicted = new List<string>();
        var refused = new List<(string, ApiError)>();
        foreach (var pod in Snapshot.ByIndex<Pod>(SnapshotIndex.PodsByNode, node).Where(static pod => !PodHealth.IsTerminating(pod)))
        {
            var key = ObjectKey.Of(pod);
            var name = $"{key.Namespace}/{key.Name}";
            if (Evict(key.Namespace, key.Name).Error is { } reason)
            {
                refused.Add((name, reason));
            }
            else
            {
                evicted.Add(name);
            }
        }

        return ApiResult<DrainResult>.Success(new DrainResult(evicted, refused));
    }

    private static ObjectKey NodeKey(string name) => ObjectKey.Of("Node", null, name);

    private ApiResult<Node> SetUnschedulable(string name, bool? isUnschedulable) => Snapshot.Find(NodeKey(name)) is Node node
        ? Store.Update(node with { Spec = (node.Spec ?? new NodeSpec()) with { Unschedulable = isUnschedulable } })
        : ApiError.NotFound(NodeKey(name));
}
