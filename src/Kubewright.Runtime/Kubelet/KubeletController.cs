using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>
/// The kubelets of all nodes: plays the stages of <see cref="KubeletPlanner"/> for every pod that has a node, and writes
/// what they yield. A pod whose node does not exist, or is cut off, stays as it is.
/// </summary>
public sealed class KubeletController : IController
{
    private const int MostStagesAtOnce = 32;

    private readonly Store _store;
    private readonly TimeProvider _clock;
    private readonly EventRecorder _events;
    private readonly SimulationTiming _timing;
    private readonly KubeletPlanner _planner;
    private readonly FaultBook _faults;
    private readonly ContainerHost? _containers;
    private readonly PodAddressPool _addresses = new();
    private readonly VolumeAttachments _attachments = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, PodLocalState> _pods = new(StringComparer.Ordinal);

    /// <summary>What the kubelets have written and not heard of yet: they went on from there already.</summary>
    private readonly HashSet<Pod> _written = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, ImmutableHashSet<string>> _images = new(StringComparer.Ordinal);

    /// <summary>Creates the controller.</summary>
    /// <param name="store">The cluster.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="events">Where its events go.</param>
    /// <param name="timing">How long things take; null for <see cref="SimulationTiming.Default"/>.</param>
    /// <param name="faults">What goes wrong; null for nothing.</param>
    /// <param name="containers">Runs the containers' commands; null when they are not run.</param>
    internal KubeletController(Store store, TimeProvider clock, EventRecorder events, SimulationTiming? timing = null, FaultBook? faults = null, ContainerHost? containers = null)
    {
        _store = store;
        _clock = clock;
        _events = events;
        _timing = timing ?? SimulationTiming.Default;
        _planner = new KubeletPlanner();
        _faults = faults ?? new FaultBook(clock);
        _containers = containers;
    }

    /// <inheritdoc/>
    public string Name => "kubelet";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = [nameof(Pod), nameof(PersistentVolumeClaim), nameof(Node), FaultBook.Signals];

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        switch (change.Object)
        {
            case Pod pod when change.New is null:
                lock (_gate)
                {
                    Forget(pod);
                    Release(pod, queue);
                }

                break;
            case Pod pod when PodHealth.IsTerminal(pod):
                lock (_gate)
                {
                    _written.Remove(pod);
                    Release(pod, queue);
                }

                queue.Add(change.Key);
                break;
            case Pod { Spec.NodeName.Name.Length: > 0 } pod:
                lock (_gate)
                {
                    if (!_written.Remove(pod))
                    {
                        queue.Add(change.Key);
                    }
                }

                break;
            case PersistentVolumeClaim when VolumeChanges.Matter(change):
                AddAll(queue, SnapshotIndex.PodsByClaim, SnapshotIndex.Namespaced(change.Key.Namespace, change.Key.Name));
                break;
            case Event when FaultBook.IsSignal(change):
                foreach (var pod in _store.Snapshot.Pods.Where(static pod => pod.Spec?.NodeName?.Name is { Length: > 0 }))
                {
                    queue.Add(ObjectKey.Of(pod));
                }

                break;
            case Node when change.Type == StoreEventType.Added:
                AddAll(queue, SnapshotIndex.PodsByNode, change.Key.Name);
                break;
            case Node node:
                lock (_gate)
                {
                    if (change is { New: not null, Old: Node old } && FaultAnnotations.IsCut(old) && !FaultAnnotations.IsCut(node))
                    {
                        OnReturn(node, queue);
                    }

                    AddWaiting(queue);
                }

                break;
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        lock (_gate)
        {
            return Play(key);
        }
    }

    private ReconcileResult Play(ObjectKey key)
    {
        // Stages that are due at the same instant follow each other at once.
        for (var i = 0; i < MostStagesAtOnce; i++)
        {
            if (Observe(key) is not { } context)
            {
                return ReconcileResult.Done;
            }

            if (_planner.Next(context) is not { } step)
            {
                return WakeAt(null, context);
            }

            var known = context.Local;
            context = step.Entered ?? context;
            if (context.Local.Stage != step.Waiting?.Name || context.Local.Since != step.Since)
            {
                context = context with { Local = context.Local with { Stage = step.Waiting?.Name, Since = step.Since } };
            }

            if (!ReferenceEquals(context.Local, known))
            {
                _pods[Uid(context.Pod)] = context.Local;
            }

            if (step.Due > context.Now)
            {
                return WakeAt(step.Due, context);
            }

            if (Perform(context, step, out var isRemoval) is { } error)
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

    /// <summary>Ends a container that runs, as if its process had exited.</summary>
    internal ApiError? End(Pod pod, Container container, ContainerStatus status, int exitCode)
    {
        lock (_gate)
        {
            if (Observe(ObjectKey.Of(pod)) is not { } context)
            {
                return ApiError.Conflict(ObjectKey.Of(pod), $"node {pod.Spec?.NodeName?.Name} cannot be reached");
            }

            var effect = new ContainerStart(context).End(container, status, exitCode).ToEffect();
            _pods[Uid(pod)] = effect.Local!;
            return _store.UpdateStatus(pod with { Status = effect.Status }).Error;
        }
    }

    /// <summary>Ends a pod for good: the node needs what it uses, or goes down.</summary>
    internal ApiError? Fail(Pod pod, string reason, string message)
    {
        lock (_gate)
        {
            if (Observe(ObjectKey.Of(pod)) is not { } context)
            {
                return ApiError.Conflict(ObjectKey.Of(pod), "the pod is on no node that can be reached");
            }

            _events.Warning(Name, pod, reason, message);
            return _store.UpdateStatus(pod with { Status = PodStatusBuilder.Failed(context, reason, message) }).Error;
        }
    }

    private PodStageContext? Observe(ObjectKey key)
    {
        var snapshot = _store.Snapshot;
        if (snapshot.Find(key) is not Pod { Spec.NodeName.Name: { Length: > 0 } nodeName } pod
            || snapshot.Find<Node>(nodeName) is not { } node
            || FaultAnnotations.IsCut(node))
        {
            return null;
        }

        var now = _clock.GetUtcNow();
        var local = Local(pod, node);
        var rejection = PodAdmission.Check(pod, node, snapshot);
        AttachProblem? problem = null;
        var areVolumesReady = local.HasVolumes;
        if (!areVolumesReady && rejection is null && !PodHealth.IsTerminating(pod) && !PodHealth.IsTerminal(pod))
        {
            areVolumesReady = AreVolumesReady(pod, snapshot);
            problem = areVolumesReady ? _attachments.Attach(pod, snapshot, now) : null;
            if (areVolumesReady && problem is null)
            {
                local = _pods[Uid(pod)] = local with { HasVolumes = true };
            }
        }

        return new PodStageContext
        {
            Pod = pod,
            Node = node,
            Local = local,
            NodeImages = _images.GetValueOrDefault(nodeName, []),
            AreVolumesReady = areVolumesReady,
            AttachProblem = problem,
            Rejection = rejection,
            Faults = _faults.On(pod),
            Programs = Programs(pod),
            Timing = _timing,
            Now = now,
        };
    }

    private ApiError? Perform(PodStageContext context, PodStep step, out bool isRemoval)
    {
        var effect = step.Stage.Effect(context);
        var pod = context.Pod;
        isRemoval = effect.IsRemoval;
        if (effect.Status is not null)
        {
            var written = _store.UpdateStatus(pod with { Status = effect.Status });
            if (written.Error is { } error)
            {
                return error;
            }

            if (!ReferenceEquals(written.Value, pod))
            {
                _written.Add(written.Value!);
            }
        }

        // A stage beside the row leaves the pod where it is in the row.
        var (local, stage) = (effect.Local ?? context.Local, ReferenceEquals(step.Stage, step.Waiting) ? null : context.Local.Stage);
        _pods[Uid(pod)] = local.Stage == stage ? local : local with { Stage = stage };
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

    /// <summary>Runs the commands of the containers that run, up to now.</summary>
    private ImmutableDictionary<string, ProgramState>? Programs(Pod pod)
    {
        if (_containers is null)
        {
            return null;
        }

        var programs = ImmutableDictionary<string, ProgramState>.Empty;
        if (pod.Metadata.DeletionTimestamp is null && ContainerStates.Any(pod, static status => status.State?.Running is not null))
        {
            foreach (var (spec, status) in ContainerStates.All(pod).Concat(DebugContainers.All(pod)))
            {
                if (status.State?.Running is not null && _containers.Play(pod, spec, _clock.GetUtcNow()) is { } state)
                {
                    programs = programs.Add(spec.Name, state);
                }
            }
        }

        return programs;
    }

    /// <summary>A fault that the pod brings itself may begin or end before its next stage, a volume may come free, and a command may go on.</summary>
    private ReconcileResult WakeAt(DateTimeOffset? due, PodStageContext context)
    {
        var next = Earlier(Earlier(due, _faults.NextChangeOf(context.Pod)), context.AttachProblem?.Until);
        if (context.Programs is { IsEmpty: false } programs)
        {
            foreach (var (_, program) in programs)
            {
                next = Earlier(next, program.Next);
            }
        }

        return next is { } instant ? ReconcileResult.After(instant - context.Now) : ReconcileResult.Done;

        static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => other is null || one < other ? one : other;
    }

    private void Record(Pod pod, PodEvent item)
    {
        var fieldPath = item.Container is null ? null
            : DebugContainers.Has(pod, item.Container) ? $"spec.ephemeralContainers{{{item.Container}}}"
            : pod.Spec?.InitContainers?.Any(c => c.Name == item.Container) == true ? $"spec.initContainers{{{item.Container}}}"
            : $"spec.containers{{{item.Container}}}";
        if (item.Type == EventType.Warning)
        {
            _events.Warning(item.Component ?? Name, pod, item.Reason, item.Message, fieldPath);
        }
        else
        {
            _events.Normal(item.Component ?? Name, pod, item.Reason, item.Message, fieldPath);
        }
    }

    private PodLocalState Local(Pod pod, Node node)
    {
        if (_pods.TryGetValue(Uid(pod), out var local))
        {
            return local;
        }

        if (_faults.ProblemOf(pod) is { } problem)
        {
            _events.Warning(Name, pod, "InvalidFaults", $"the annotation {FaultAnnotations.Faults} is not used: {problem}");
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

        // A pod that runs already has its images.
        var images = pod.Status?.Phase is null or PodPhase.Pending ? ImageState.Unknown : ImageState.Present;
        return _pods[Uid(pod)] = new PodLocalState { Address = address, Images = images };
    }

    /// <summary>The control plane wrote off the pods of a lost node; the node knows better.</summary>
    private void OnReturn(Node node, IWorkQueue queue)
    {
        foreach (var pod in _store.Snapshot.ByIndex<Pod>(SnapshotIndex.PodsByNode, node.Metadata.Name ?? ""))
        {
            if (_pods.TryGetValue(Uid(pod), out var local))
            {
                _pods[Uid(pod)] = local with { MustReport = true };
            }

            queue.Add(ObjectKey.Of(pod));
        }
    }

    private void Forget(Pod pod)
    {
        if (_pods.Remove(Uid(pod), out var local))
        {
            _addresses.Release(local.Address);
        }
    }

    /// <summary>The pod needs its volumes no longer; others may wait for them.</summary>
    private void Release(Pod pod, IWorkQueue queue)
    {
        _attachments.Release(ObjectKey.Of(pod), _store.Snapshot, _clock.GetUtcNow());
        AddWaiting(queue);
    }

    private void AddWaiting(IWorkQueue queue)
    {
        foreach (var key in _attachments.Waiting)
        {
            queue.Add(key);
        }
    }

    private void AddAll(IWorkQueue queue, SnapshotIndex index, string value)
    {
        foreach (var pod in _store.Snapshot.ByIndex<Pod>(index, value))
        {
            // One that gets a node later is heard of then.
            if (pod.Spec?.NodeName?.Name is { Length: > 0 })
            {
                queue.Add(ObjectKey.Of(pod));
            }
        }
    }

    private static bool AreVolumesReady(Pod pod, ClusterSnapshot snapshot)
    {
        foreach (var volume in pod.Spec?.Volumes ?? [])
        {
            if (volume.PersistentVolumeClaim is { } source
                && snapshot.Find<PersistentVolumeClaim>(ObjectKey.Of(pod).Namespace, source.ClaimName.Name)?.Status?.Phase != ClaimPhase.Bound)
            {
                return false;
            }
        }

        return true;
    }

    private static string Uid(Pod pod) => pod.Metadata.Uid ?? "";
}
