namespace Kubewright.Runtime;

/// <summary>
/// Keeps the EndpointSlices of every Service with a selector (SS-260 to SS-263). It looks at the pods that changed, not
/// at all pods of the Service.
/// </summary>
/// <param name="store">The cluster.</param>
public sealed class EndpointSliceController(Store store) : IController
{
    private readonly Dictionary<ObjectKey, Tracked> _services = [];
    private readonly HashSet<string> _ownVersions = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "endpointslice-controller";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = [nameof(Pod), nameof(Service), nameof(Discovery.EndpointSlice), nameof(Node)];

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        switch (change.Object)
        {
            case Pod when !PodEndpoint.IsSame(change.Old as Pod, change.New as Pod):
                if (change.New is not Pod now || change.Old is not Pod before || !Equals(before.Metadata.Labels, now.Metadata.Labels))
                {
                    Note(change.Old as Pod, queue);
                }

                Note(change.New as Pod, queue);
                break;
            case Service service:
                if (change.New is null)
                {
                    _services.Remove(change.Key);
                }
                else if (change.Old is not Service old || !Equals(old.Spec, service.Spec) || !Equals(old.Metadata.Labels, service.Metadata.Labels))
                {
                    Renew(change.Key, queue);
                }

                break;
            case Discovery.EndpointSlice slice:
                Follow(change);
                if (!_ownVersions.Remove(slice.Metadata.ResourceVersion ?? "") && ServiceLabels.ServiceOf(slice) is { } name)
                {
                    Renew(ObjectKey.Of("Service", change.Key.Namespace, name), queue);
                }

                break;
            case Node node when change.New is not null && !Equals(change.Old?.Metadata.Labels, node.Metadata.Labels):
                foreach (var pod in store.Snapshot.ByIndex<Pod>(SnapshotIndex.PodsByNode, change.Key.Name))
                {
                    Note(pod, queue);
                }

                break;
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        var snapshot = store.Snapshot;
        if (snapshot.Find(key) is not Service service || !_services.TryGetValue(key, out var tracked))
        {
            return ReconcileResult.Done;
        }

        if (!ServiceLabels.HasSelector(service))
        {
            tracked.Pods.Clear();
            return ReconcileResult.Done;
        }

        var slices = tracked.Slices;
        if (tracked.IsStale)
        {
            slices.Clear();
            foreach (var slice in snapshot.SlicesOf(key))
            {
                if (IsOurs(slice))
                {
                    slices.Set(slice.Metadata.Name ?? "", slice);
                }
            }

            Relearn(service, tracked, snapshot);
        }

        var pods = EndpointsOf(service, tracked.Pods, key.Namespace, snapshot);
        var drafts = EndpointSlicePlanner.Plan(service, slices, tracked.PlaceOf, pods).ToList();
        if (tracked.IsStale)
        {
            var planned = drafts.Select(static d => d.Stored?.Metadata.Name).ToHashSet();
            drafts.AddRange(slices.All.Values.Where(slice => !planned.Contains(slice.Metadata.Name)).Select(static slice => new SliceDraft(slice)));
        }

        var left = slices.All.Count + drafts.Count(static d => d.Stored is null);
        foreach (var draft in drafts)
        {
            var isDeleted = draft is { IsEmpty: true, Stored: not null } && left > 1;
            if (Write(service, tracked, draft, isDeleted) is { } error)
            {
                tracked.IsStale = true;
                return ReconcileResult.Retry(error);
            }

            left -= isDeleted ? 1 : 0;
        }

        tracked.IsStale = false;
        tracked.Pods.Clear();
        return ReconcileResult.Done;
    }

    private ApiError? Write(Service service, Tracked tracked, SliceDraft draft, bool isDeleted)
    {
        var slice = draft.Build(service);
        if (isDeleted)
        {
            var deleted = store.Delete(ObjectKey.Of(slice), new DeleteOptions { PreconditionUid = slice.Metadata.Uid });
            Own(deleted.Value?.Metadata);
            return deleted.Error is { Reason: StatusReason.NotFound } ? null : deleted.Error;
        }

        var written = draft.Stored is null ? store.Create(slice) : store.Update(slice);
        if (written.Error is { } error)
        {
            return error;
        }

        if (written.Value!.Metadata.ResourceVersion != draft.Stored?.Metadata.ResourceVersion)
        {
            Own(written.Value.Metadata);
        }

        tracked.Place(written.Value.Metadata.Name ?? "", draft.PodsPut);
        return null;
    }

    private void Own(ObjectMeta? metadata)
    {
        if (metadata?.ResourceVersion is { } version)
        {
            _ownVersions.Add(version);
        }
    }

    /// <summary>The endpoints of pods under a Service, in order of their names; none for one that is gone.</summary>
    private static IEnumerable<(string Pod, IReadOnlyList<PodEndpoint> Endpoints)> EndpointsOf(Service service, IEnumerable<string> pods, string space, ClusterSnapshot snapshot)
    {
        // The pods of a set have the same containers.
        ValueList<Container>? containers = null;
        ValueList<Discovery.EndpointPort> ports = [];
        foreach (var name in pods.Order(StringComparer.Ordinal))
        {
            if (snapshot.Find<Pod>(space, name) is not { } pod)
            {
                yield return (name, []);
                continue;
            }

            if (containers is null || !ReferenceEquals(containers, pod.Spec?.Containers))
            {
                containers = pod.Spec?.Containers ?? [];
                ports = PodEndpoint.PortsOf(service, containers);
            }

            yield return (name, PodEndpoint.Of(service, ports, pod, snapshot.Find<Node>(pod.Spec?.NodeName?.Name ?? "")));
        }
    }

    /// <summary>Keeps up what is known of a Service's slices, so that no reconcile has to look for them.</summary>
    private void Follow(StoreEvent change)
    {
        // It may have gone from one Service to another.
        Follow(change.Old, change);
        Follow(change.New, change);
    }

    private void Follow(IKubernetesObject? state, StoreEvent change)
    {
        if (state is Discovery.EndpointSlice slice
            && ServiceLabels.ServiceOf(slice) is { } service
            && _services.TryGetValue(ObjectKey.Of("Service", change.Key.Namespace, service), out var tracked))
        {
            tracked.Slices.Set(change.Key.Name, ReferenceEquals(slice, change.New) && IsOurs(slice) ? slice : null);
        }
    }

    private static bool IsOurs(Discovery.EndpointSlice slice) => slice.Metadata.Labels?[ServiceLabels.ManagedBy] == ServiceLabels.SliceController;

    private static void Relearn(Service service, Tracked tracked, ClusterSnapshot snapshot)
    {
        tracked.Forget();
        foreach (var (name, slice) in tracked.Slices.All)
        {
            var pods = (slice.Endpoints ?? []).Select(static e => e.TargetRef?.Name ?? "").ToList();
            tracked.Place(name, pods);
            tracked.Pods.UnionWith(pods);
        }

        var key = ObjectKey.Of(service);
        var selector = service.Spec!.Selector!;
        tracked.Pods.UnionWith(snapshot.Pods
            .Where(pod => ObjectKey.Of(pod).Namespace == key.Namespace && selector.IsSubsetOf(pod.Metadata.Labels))
            .Select(static pod => pod.Metadata.Name ?? ""));
    }

    /// <summary>Notes that a pod may have changed for the Services that select it.</summary>
    private void Note(Pod? pod, IWorkQueue queue)
    {
        if (pod is null)
        {
            return;
        }

        var podKey = ObjectKey.Of(pod);
        foreach (var service in store.Snapshot.ServicesOf(pod))
        {
            var key = ObjectKey.Of(service);
            TrackedFor(key).Pods.Add(podKey.Name);
            queue.Add(key);
        }
    }

    private void Renew(ObjectKey service, IWorkQueue queue)
    {
        TrackedFor(service).IsStale = true;
        queue.Add(service);
    }

    private Tracked TrackedFor(ObjectKey service)
    {
        if (!_services.TryGetValue(service, out var tracked))
        {
            _services.Add(service, tracked = new Tracked());
        }

        return tracked;
    }

    /// <summary>What is known of one Service.</summary>
    private sealed class Tracked
    {
        /// <summary>The slices of each pod in ordinal order: one nearly always, for which a set would be much.</summary>
        private readonly Dictionary<string, string[]> _places = new(StringComparer.Ordinal);

        /// <summary>Its slices, once they were learned.</summary>
        public ServiceSlices Slices { get; } = new();

        /// <summary>The pods to look at.</summary>
        public HashSet<string> Pods { get; } = new(StringComparer.Ordinal);

        /// <summary>Whether everything has to be looked at.</summary>
        public bool IsStale { get; set; } = true;

        public IEnumerable<string> PlaceOf(string pod) => _places.TryGetValue(pod, out var slices) ? slices : [];

        public void Forget() => _places.Clear();

        /// <summary>Notes that pods are in a slice. One that has left it is found there no more, which does no harm.</summary>
        public void Place(string slice, IEnumerable<string> pods)
        {
            foreach (var pod in pods)
            {
                var slices = _places.GetValueOrDefault(pod, []);
                if (!slices.Contains(slice))
                {
                    _places[pod] = slices.Length == 0 ? [slice] : [.. slices.Append(slice).Order(StringComparer.Ordinal)];
                }
            }
        }
    }
}
