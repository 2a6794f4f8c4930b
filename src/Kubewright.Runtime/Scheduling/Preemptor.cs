namespace Kubewright.Runtime;

/// <summary>
/// Makes room for pods that fit nowhere: remembers for which node such a pod is nominated, so that nothing less important
/// takes the room meanwhile, and ends the pods that <see cref="Preemption"/> chooses.
/// </summary>
/// <param name="store">The cluster.</param>
/// <param name="events">Where events go.</param>
/// <param name="component">The name of the scheduler in events.</param>
internal sealed class Preemptor(Store store, EventRecorder events, string component)
{
    /// <summary>The pods that wait for the room that is being made for them.</summary>
    private readonly Dictionary<ObjectKey, Pod> _nominated = [];

    /// <summary>Notes a change of a pod.</summary>
    /// <param name="key">The pod.</param>
    /// <param name="waiting">The pod as it is now; null when it no longer waits for a node.</param>
    public void Note(ObjectKey key, Pod? waiting)
    {
        if (waiting?.Status?.NominatedNodeName?.Name is { Length: > 0 })
        {
            _nominated[key] = waiting;
        }
        else
        {
            _nominated.Remove(key);
        }
    }

    /// <summary>The load that a pod finds: to what is there comes what is reserved for others that are as important.</summary>
    public IReadOnlyCollection<NodeLoad> WithReserved(Pod pod, IReadOnlyCollection<NodeLoad> loads) =>
        _nominated.Count == 0 ? loads : [.. loads.Select(load => load.With(ReservedOn(load.Node, pod)))];

    /// <summary>Ends what stands in the way of a pod, if that is less important and the pod wants it.</summary>
    /// <param name="pod">The pod, which fits nowhere.</param>
    /// <param name="nodes">All nodes.</param>
    /// <param name="fits">Whether the pod fits on a node with such a load.</param>
    public ApiError? MakeRoom(Pod pod, IEnumerable<Node> nodes, Func<NodeLoad, bool> fits)
    {
        var snapshot = store.Snapshot;
        var isWaiting = pod.Status?.NominatedNodeName?.Name is { Length: > 0 } nominated
            && PodsOn(nominated).Any(other => PodHealth.IsTerminating(other) && PodPriority.Of(other) < PodPriority.Of(pod));
        if (isWaiting || pod.Spec?.PreemptionPolicy == PreemptionPolicy.Never)
        {
            return null;
        }

        var plan = Preemption.Plan(
            pod,
            nodes,
            node => PodsOn(node.Metadata.Name ?? ""),
            other => snapshot.All<PodDisruptionBudget>().Any(budget => Budgets.Covers(budget, other) && budget.Status is not { DisruptionsAllowed: > 0 }),
            (node, pods) => fits(new NodeLoad(node).With(pods.Concat(ReservedOn(node, pod)))));
        if (plan is null)
        {
            return Nominate(pod, null);
        }

        if (Nominate(pod, plan.Node) is { } error)
        {
            return error;
        }

        foreach (var victim in plan.Victims.Where(static victim => !PodHealth.IsTerminating(victim)))
        {
            var marked = store.UpdateStatus(Disruptions.Mark(victim, "PreemptionByScheduler", $"{component}: preempting to accommodate a higher priority pod", store.Now));
            error = marked.Error ?? store.Delete(ObjectKey.Of(victim), new DeleteOptions { PreconditionUid = victim.Metadata.Uid }).Error;
            if (error is { Reason: not StatusReason.NotFound })
            {
                return error;
            }

            events.Normal(component, victim, "Preempted", $"Preempted by pod {pod.Metadata.Uid} on node {plan.Node}");
        }

        return null;

        IEnumerable<Pod> PodsOn(string node) => snapshot.ByIndex<Pod>(SnapshotIndex.PodsByNode, node).Where(NodeTable.IsPlaced);
    }

    private IEnumerable<Pod> ReservedOn(Node node, Pod pod) => _nominated.Values.Where(other =>
        other.Status!.NominatedNodeName!.Value.Name == node.Metadata.Name
        && other.Metadata.Uid != pod.Metadata.Uid
        && PodPriority.Of(other) >= PodPriority.Of(pod));

    private ApiError? Nominate(Pod pod, string? node)
    {
        if ((pod.Status?.NominatedNodeName?.Name ?? "") == (node ?? ""))
        {
            return null;
        }

        return store.UpdateStatus(pod with
        {
            Status = (pod.Status ?? new PodStatus()) with { NominatedNodeName = node is null ? (Ref<Node>?)null : Ref.External<Node>(node) },
        }).Error;
    }
}
