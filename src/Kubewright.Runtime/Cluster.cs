using System.Runtime.ExceptionServices;
using Kubewright.Schema;

namespace Kubewright.Runtime;

/// <summary>
/// A simulated Kubernetes cluster in this process: nodes, storage, a scheduler, kubelets and the StatefulSet controller
/// over one store. Nothing happens by itself: <see cref="RunUntil"/>, <see cref="Advance"/> and their like run it.
/// </summary>
/// <remarks>
/// Objects without a namespace go to <c>default</c>. A namespace is created when the first object names it, so that no
/// manifest has to bring its own.
/// </remarks>
public sealed partial class Cluster
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(1);

    private readonly ControlLoop _loop;
    private readonly SeededSource _source;
    private readonly FaultBook _faults;
    private readonly KubeletController _kubelet;
    private ExceptionDispatchInfo? _subscriberFault;

    private Cluster(ClusterOptions options)
    {
        var source = new SeededSource(options.Seed, options.State?.Run ?? 0);
        _source = source;
        Clock = options.Clock ?? new VirtualClock();
        Version = options.KubernetesVersion;
        Features = options.Features;
        _faults = new FaultBook(Clock);
        Store = new Store(Clock, source, new StandardAdmission(Features), options.History);
        if (options.State is { } kept)
        {
            // Before the controllers are there: they hear what leads to the present when they join.
            Store.Restore(kept);
        }

        if (options.RecordsTimeline)
        {
            // From the beginning: the store does not keep its log for ever.
            _timeline = new TimelineBuilder();
            Store.Subscribe(Record);
        }

        var events = new EventRecorder(Store);
        _loop = new ControlLoop(Store, Clock, events) { Interleaving = options.Interleaving };

        // First, so that names follow a pod at the instant it changes, before anyone counts it as ready.
        _loop.Register(new EndpointSliceController(Store));
        _loop.Register(new EndpointsController(Store));
        _loop.Register(new EndpointSliceMirrorController(Store));
        _loop.Register(new StatefulSetController(Store, Clock, events, Features, options.StatefulSetPlanner));
        _loop.Register(new VolumeController(Store, Clock, events, options.Timing, _faults));
        _loop.Register(new SchedulerController(Store, events));
        DnsCache = new DnsCache(Clock, options.DnsNegativeLifetime);
        _containers = new ContainerHost(Store, Clock, DnsCache);
        _kubelet = new KubeletController(Store, Clock, events, options.Timing, _faults, _containers);
        _loop.Register(_kubelet);
        _loop.Register(new NodeLifecycleController(Store, Clock, events));
        _loop.Register(new TaintEvictionController(Store, Clock, events));
        _loop.Register(new PodGarbageCollector(Store, Clock));
        _loop.Register(new DisruptionController(Store, Clock));
        _loop.Register(new FaultController(Store, source, Clock, _faults));
        _loop.Register(new NodePressureController(Store, Clock, events, _faults, _kubelet));
        _loop.Register(new GarbageCollector(Store));
        _loop.Register(new NamespaceController(Store));
        _loop.Register(new CustomDefinitionController(Store));
        _loop.Register(new QuotaController(Store));

        if (options.State is { } state)
        {
            _containers.Restore(state.Volumes);
        }
        else
        {
            Furnish(options);
        }

        Inject(options.Faults);
    }

    /// <summary>The cluster's state and its log. Writes to it are admitted like any other.</summary>
    public Store Store { get; }

    /// <summary>The cluster's clock.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The Kubernetes release that the cluster behaves as.</summary>
    public KubernetesVersion Version { get; }

    /// <summary>What the cluster's Kubernetes release does.</summary>
    public KubernetesFeatures Features { get; }

    /// <summary>What the cluster's DNS server remembers. Those who look from outside, as <see cref="Resolve"/> does, do not ask it.</summary>
    public DnsCache DnsCache { get; }

    /// <summary>Everything in the cluster as it is now.</summary>
    public ClusterSnapshot Snapshot => Store.Snapshot;

    /// <summary>The first exceptions that controllers let out; empty when all is well.</summary>
    public IReadOnlyList<ControllerFault> Faults => _loop.Faults;

    /// <summary>How many times a controller has looked at an object: a measure of work that does not depend on the machine.</summary>
    internal long Reconciles => _loop.Reconciles;

    /// <summary>Makes a cluster with its nodes and storage classes.</summary>
    /// <param name="options">How; null for the defaults.</param>
    public static Cluster Create(ClusterOptions? options = null) => new(options ?? new ClusterOptions());

    /// <summary>
    /// Creates the object, or brings the stored one to its spec, labels and annotations. What the server filled in
    /// (the volume of a claim, a Service's address, replicas that the object leaves out) stays.
    /// </summary>
    /// <returns>The object as stored, or why it was refused.</returns>
    public ApiResult<IKubernetesObject> Apply(IKubernetesObject obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (KindInfo.For(obj) is not { } kind)
        {
            return CustomKinds.From(obj, Snapshot) is { } custom ? Apply(custom) : ApiError.UnknownKind(obj);
        }

        if (kind.IsNamespaced
            && obj.Metadata.Namespace is { Length: > 0 } name
            && Snapshot.Find<Namespace>(name) is null
            && Store.Create(new Namespace(new ObjectMeta { Name = name })).Error is { } error)
        {
            return error;
        }

        return Snapshot.Find(ObjectKey.Of(obj)) is { } stored
            ? Store.Update(ApplyMerge.Merge(obj, stored))
            : Store.Create(obj);
    }

    /// <summary>How the cluster names an object; null when it knows no such kind, neither as one of Kubernetes nor from a definition.</summary>
    /// <param name="obj">The object; it need not be in the cluster.</param>
    public ObjectKey? KeyOf(IKubernetesObject obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return KindInfo.Keeps(obj) ? ObjectKey.Of(obj)
            : CustomKinds.From(obj, Snapshot) is { } custom ? ObjectKey.Of(custom)
            : null;
    }

    /// <summary>Deletes an object, or starts its deletion.</summary>
    /// <param name="kind">Its kind, for example <c>StatefulSet</c>.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>; ignored for a cluster-scoped kind.</param>
    /// <param name="name">Its name.</param>
    /// <param name="options">How; null for background deletion with the object's own grace period.</param>
    public ApiResult<IKubernetesObject> Delete(string kind, string? @namespace, string name, DeleteOptions? options = null) =>
        Store.Delete(ObjectKey.Of(kind, @namespace, name), options);

    /// <summary>Calls <paramref name="onChange"/> for every later change, in order, at once. What it throws comes out of the call that runs the cluster.</summary>
    /// <returns>Ends the subscription.</returns>
    public IDisposable Subscribe(Action<StoreEvent> onChange)
    {
        ArgumentNullException.ThrowIfNull(onChange);
        return Store.Subscribe(change =>
        {
            try
            {
                onChange(change);
            }
            catch (Exception exception)
            {
                _subscriberFault ??= ExceptionDispatchInfo.Capture(exception);
            }
        });
    }

    /// <summary>Adds a controller of one's own. It hears what leads to the present first, then every change.</summary>
    public void Register(IController controller) => _loop.Register(controller);

    /// <summary>Runs on virtual time until <paramref name="condition"/> holds or <paramref name="limit"/> has passed.</summary>
    /// <returns>Whether the condition holds.</returns>
    /// <exception cref="InvalidOperationException">The clock is not a <see cref="VirtualClock"/>, or the cluster is already running.</exception>
    public bool RunUntil(Func<ClusterSnapshot, bool> condition, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var holds = _loop.RunUntil(Watched(condition), limit);
        ThrowSubscriberFault();
        return holds;
    }

    /// <summary>Runs on the clock's own time until <paramref name="condition"/> holds or <paramref name="limit"/> has passed.</summary>
    /// <returns>Whether the condition holds.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The cluster is already running.</exception>
    public async Task<bool> RunUntilAsync(
        Func<ClusterSnapshot, bool> condition,
        TimeSpan limit,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var holds = await _loop.RunUntilAsync(Watched(condition), limit, cancellation).ConfigureAwait(false);
        ThrowSubscriberFault();
        return holds;
    }

    /// <summary>Runs on virtual time for <paramref name="amount"/>.</summary>
    /// <exception cref="InvalidOperationException">The clock is not a <see cref="VirtualClock"/>, or the cluster is already running.</exception>
    public void Advance(TimeSpan amount) => RunUntil(static _ => false, amount);

    /// <summary>Runs on virtual time until nothing is left to do, now or later, or <paramref name="limit"/> has passed.</summary>
    /// <param name="limit">How long at most; null for a day.</param>
    /// <returns>Whether the cluster came to rest. What retries for ever, such as a pod whose name is taken, never rests.</returns>
    /// <exception cref="InvalidOperationException">The clock is not a <see cref="VirtualClock"/>, or the cluster is already running.</exception>
    public bool RunUntilIdle(TimeSpan? limit = null)
    {
        var rests = _loop.RunUntilIdle(limit ?? LongestRest);
        ThrowSubscriberFault();
        return rests;
    }

    /// <summary>What a new cluster has: a namespace, nodes, storage classes.</summary>
    private void Furnish(ClusterOptions options)
    {
        Store.Create(new Namespace(new ObjectMeta { Name = KindInfo.DefaultNamespace })).OrThrow();
        foreach (var node in SimulatedNodes.Create(options.Nodes, Store.Now, options.KubernetesVersion))
        {
            Store.Create(node).OrThrow();
        }

        foreach (var storageClass in SimulatedStorage.Classes(options))
        {
            Store.Create(storageClass).OrThrow();
        }
    }

    /// <summary>The condition, ended early by a subscriber's exception.</summary>
    private Func<ClusterSnapshot, bool> Watched(Func<ClusterSnapshot, bool> condition) =>
        snapshot => _subscriberFault is not null || condition(snapshot);

    private void ThrowSubscriberFault() => Interlocked.Exchange(ref _subscriberFault, null)?.Throw();
}
