using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>
/// The kubelets of all nodes: plays the stages of <see cref="KubeletPlanner"/> for every pod that has a node, and writes
/// what they yield. A pod whose node does not exist stays as it is.
/// </summary>
public sealed class KubeletController : IController
{
    private const int MostStagesAtOnce = 32;

    private readonly Store _store;
    private readonly TimeProvider _clock;
    private readonly EventRecorder _events;
    private readonly SimulationTiming _timing;
    private readonly KubeletPlanner _planner;
    private readonly PodAddressPool _addresses = new();
    private readonly Dictionary<string, PodLocalState> _pods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableHashSet<string>> _images = new(StringComparer.Ordinal);

    /// <summary>Creates the controller.</summary>
    /// <param name="store">The cluster.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="events">Where its events go.</param>
    /// <param name="timing">How long things take; null for <see cref="SimulationTiming.Default"/>.</param>
    /// <param name="planner">The stages to play; null for those of a healthy node.</param>
    public KubeletController(Store store, TimeProvider clock, EventRecorder events, SimulationTiming? timing = null, KubeletPlanner? planner = null)
    {
        _store = store;
        _clock = clock;
        _events = events;
        _timing = timing ?? SimulationTiming.Default;
        _planner = planner ?? new KubeletPlanner();
    }

    /// <inheritdoc/>
    public string Name => "kubelet";

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        switch (change.Object)
        {
            case Pod pod when change.New is null:
                Forget(pod);
                break;
            case Pod { Spec.NodeName.Name.Length: > 0 }:
                queue.Add(change.Key);
                break;
            case PersistentVolumeClaim:
                AddAll(queue, SnapshotIndex.PodsByClaim, SnapshotIndex.Namespaced(change.Key.Namespace, change.Key.Name));
                break;
            case Node when change.Type == StoreEventType.Added:
                AddAll(queue, SnapshotIndex.PodsByNode, change.Key.Name);
                break;
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        // Stages that are due at the same instant follow each other at once.
        for (var i = 0; i < MostStagesAtOnce; i++)
        {
            if (Observe(key) is not { } context || _planner.Next(context) is not { } step)
            {
                return ReconcileResult.Done;
            }

            var local = context.Local with { Stage = step.Stage.Name, Since = step.Since };
            _pods[Uid(context.Pod)] = local;
            if (step.Due > context.Now)
            {
                return ReconcileResult.After(step.Due - context.Now);
            }

            if (Perform(context with { Local = local }, step.Stage, out var isRemoval) is { } error)
            {
                return ReconcileResult.Retry(error);
            }

            // A pod that finalizers hold back has nothing more to expect from its node.
            if (isRemoval)
            {
                return ReconcileResult.Done;
            }
        }

        return ReconcileResult.After(TimeSpan.Zero);
    }

    private PodStageContext? Observe(ObjectKey key)
    {
        var snapshot = _store.Snapshot;
        return snapshot.Find(key) is Pod { Spec.NodeName.Name: { Length: > 0 } nodeName } pod && snapshot.Find<Node>(nodeName) is { } node
            ? new PodStageContext
            {
                Pod = pod,
                Node = node,
                Local = Local(pod, node),
                NodeImages = _images.GetValueOrDefault(nodeName, []),
                AreVolumesReady = AreVolumesReady(pod, snapshot),
                Timing = _timing,
                Now = _clock.GetUtcNow(),
            }
            : null;
    }

    private ApiError? Perform(PodStageContext context, PodStage stage, out bool isRemoval)
    {
        var effect = stage.Effect(context);
        var pod = context.Pod;
        isRemoval = effect.IsRemoval;
        if (effect.Status is not null && _store.UpdateStatus(pod with { Status = effect.Status }).Error is { } error)
        {
            return error;
        }

        _pods[Uid(pod)] = (effect.Local ?? context.Local) with { Stage = null };
        if (!effect.Images.IsEmpty)
        {
            var node = context.Node.Metadata.Name ?? "";
            _images[node] = _images.GetValueOrDefault(node, []).Union(effect.Images);
        }

        foreach (var item in effect.Events)
        {
            Record(pod, item);
        }

        return isRemoval
            && _store.Delete(ObjectKey.Of(pod), new DeleteOptions { GracePeriodSeconds = 0, PreconditionUid = pod.Metadata.Uid }).Error is { } refused
            && refused.Reason != StatusReason.NotFound
                ? refused
                : null;
    }

    private void Record(Pod pod, PodEvent item)
    {
        var fieldPath = item.Container is null ? null
            : pod.Spec?.InitContainers?.Any(c => c.Name == item.Container) == true ? $"spec.initContainers{{{item.Container}}}"
            : $"spec.containers{{{item.Container}}}";
        if (item.Type == EventType.Warning)
        {
            _events.Warning(Name, pod, item.Reason, item.Message, fieldPath);
        }
        else
        {
            _events.Normal(Name, pod, item.Reason, item.Message, fieldPath);
        }
    }

    private PodLocalState Local(Pod pod, Node node)
    {
        if (_pods.TryGetValue(Uid(pod), out var local))
        {
            return local;
        }

        string address;
        if (pod.Spec?.HostNetwork == true && PodStatusBuilder.HostAddress(node) is { } hostAddress)
        {
            address = hostAddress;
        }
        else if (pod.Status?.PodIP is { Length: > 0 } known)
        {
            _addresses.Reserve(node, known);
            address = known;
        }
        else
        {
            address = _addresses.Allocate(node);
        }

        return _pods[Uid(pod)] = new PodLocalState { Address = address };
    }

    private void Forget(Pod pod)
    {
        if (_pods.Remove(Uid(pod), out var local))
        {
            _addresses.Release(local.Address);
        }
    }

    private void AddAll(IWorkQueue queue, SnapshotIndex index, string value)
    {
        foreach (var pod in _store.Snapshot.ByIndex<Pod>(index, value))
        {
            queue.Add(ObjectKey.Of(pod));
        }
    }

    private static bool AreVolumesReady(Pod pod, ClusterSnapshot snapshot) =>
        (pod.Spec?.Volumes ?? []).All(volume =>
            volume.PersistentVolumeClaim is not { } source
            || snapshot.Find<PersistentVolumeClaim>(ObjectKey.Of(pod).Namespace, source.ClaimName.Name)?.Status?.Phase == ClaimPhase.Bound);

    private static string Uid(Pod pod) => pod.Metadata.Uid ?? "";
}
