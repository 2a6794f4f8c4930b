using System.Runtime.InteropServices;

namespace Kubewright.Runtime;

/// <summary>
/// Keeps the deprecated Endpoints object of every Service with a selector (SS-264). It lists at most 1,000 addresses, those
/// of the Service's oldest EndpointSlices, so that a large Service costs no more than that.
/// </summary>
/// <param name="store">The cluster.</param>
public sealed class EndpointsController(Store store) : IController
{
    /// <summary>The label that says who writes an Endpoints object.</summary>
    internal const string ManagedBy = "endpoints.kubernetes.io/managed-by";

    private const int MostAddresses = 1000;

    /// <summary>The slices of each Service, oldest first.</summary>
    private readonly Dictionary<ObjectKey, List<string>> _slices = [];

    /// <summary>The place of the last slice of each Service whose addresses still find room; Services whose addresses all do are left out.</summary>
    private readonly Dictionary<ObjectKey, int> _reach = [];

    /// <summary>What the slices say, each as it was when it was last looked at.</summary>
    private readonly Dictionary<ObjectKey, Telling> _told = [];

    /// <inheritdoc/>
    public string Name => "endpoint-controller";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = [nameof(Service), nameof(Endpoints), nameof(Discovery.EndpointSlice)];

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        switch (change.Object)
        {
            case Service:
                queue.Add(change.Key);
                if (change.New is null)
                {
                    _slices.Remove(change.Key);
                }

                break;
            case Endpoints when change.New is null || IsKept(change.New):
                queue.Add(ObjectKey.Of("Service", change.Key.Namespace, change.Key.Name));
                break;
            case Discovery.EndpointSlice slice when ServiceLabels.ServiceOf(slice) is { } name:
                var key = ObjectKey.Of("Service", change.Key.Namespace, name);
                if (Follow(key, change))
                {
                    queue.Add(key);
                }

                break;
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        var snapshot = store.Snapshot;
        var stored = snapshot.Find<Endpoints>(key.Namespace, key.Name);
        if (snapshot.Find(key) is not Service service)
        {
            var error = stored is null ? null : store.Delete(ObjectKey.Of(stored)).Error;
            return error is null || error.Reason == StatusReason.NotFound ? ReconcileResult.Done : ReconcileResult.Retry(error);
        }

        if (!ServiceLabels.HasSelector(service))
        {
            return ReconcileResult.Done;
        }

        var wanted = Build(service, stored, snapshot);
        var written = stored is null ? store.Create(wanted) : store.Update(wanted);
        return written.Error is { } refused ? ReconcileResult.Retry(refused) : ReconcileResult.Done;
    }

    /// <summary>Whether this controller wrote the object. What a user wrote is left alone, also before its Service is there.</summary>
    private bool IsKept(IKubernetesObject endpoints) =>
        endpoints.Metadata.Labels is { } labels && labels.TryGetValue(ManagedBy, out var manager) && manager == Name;

    /// <summary>Notes a slice's coming or going.</summary>
    /// <returns>Whether the slice is among those whose addresses are listed.</returns>
    private bool Follow(ObjectKey service, StoreEvent change)
    {
        if (!_slices.TryGetValue(service, out var order))
        {
            _slices.Add(service, order = []);
        }

        var at = order.IndexOf(change.Key.Name);
        if (change.New is null)
        {
            order.Remove(change.Key.Name);
            _told.Remove(change.Key);
        }
        else if (at < 0)
        {
            at = order.Count;
            order.Add(change.Key.Name);
        }

        return at <= _reach.GetValueOrDefault(service, int.MaxValue);
    }

    private Endpoints Build(Service service, Endpoints? stored, ClusterSnapshot snapshot)
    {
        var key = ObjectKey.Of(service);
        var subsets = new List<Subset>();
        var (count, isTruncated) = (0, false);
        var listsTerminating = service.Spec?.PublishNotReadyAddresses == true;
        _reach.Remove(key);
        foreach (var (place, name) in (_slices.GetValueOrDefault(key) ?? []).Index())
        {
            if (snapshot.Find<Discovery.EndpointSlice>(key.Namespace, name) is not { } slice)
            {
                continue;
            }

            var (ports, addresses) = Told(ObjectKey.Of(slice), slice);
            var endpoints = (slice.Endpoints ?? []).AsSpan();
            Subset? subset = null;
            for (var i = 0; i < addresses.Length; i++)
            {
                var endpoint = endpoints[i];
                if (endpoint.Conditions?.Terminating == true && !listsTerminating)
                {
                    continue;
                }

                if (++count > MostAddresses)
                {
                    isTruncated = true;
                    break;
                }

                subset ??= SubsetOf(ports);
                (endpoint.Conditions?.Ready == true ? subset.Ready : subset.NotReady).Add(addresses[i]);
            }

            if (isTruncated)
            {
                _reach[key] = place;
                break;
            }
        }

        var metadata = stored?.Metadata ?? new ObjectMeta { Name = key.Name, Namespace = key.Namespace };
        var annotations = (metadata.Annotations ?? []).Without(ServiceLabels.OverCapacity);
        annotations = isTruncated ? annotations.With(ServiceLabels.OverCapacity, "truncated") : annotations;
        return new Endpoints(metadata with
        {
            Labels = ServiceLabels.Of(service).With(ManagedBy, Name),
            Annotations = annotations.Count == 0 ? null : annotations,
        })
        {
            Subsets = subsets.Count == 0 ? null :
            [
                .. subsets.Select(static s => new EndpointSubset
                {
                    Addresses = ListOf(s.Ready),
                    NotReadyAddresses = ListOf(s.NotReady),
                    Ports = s.Ports.Count == 0 ? null : s.Ports,
                }),
            ],
        };

        static ValueList<EndpointAddress>? ListOf(List<EndpointAddress> addresses) =>
            addresses.Count == 0 ? null : ValueList.Create<EndpointAddress>(CollectionsMarshal.AsSpan(addresses));

        Subset SubsetOf(ValueList<EndpointPort> ports)
        {
            if (subsets.Find(s => s.Ports == ports) is not { } subset)
            {
                subsets.Add(subset = new Subset(ports, [], []));
            }

            return subset;
        }
    }

    /// <summary>The ports and addresses of a slice as an Endpoints object tells them, which are kept as long as the slice stays the same.</summary>
    private (ValueList<EndpointPort> Ports, EndpointAddress[] Addresses) Told(ObjectKey key, Discovery.EndpointSlice slice)
    {
        if (!_told.TryGetValue(key, out var known) || known.SlicePorts != slice.Ports)
        {
            known = new Telling(slice.Ports, [.. (slice.Ports ?? []).Select(Port)], [], []);
        }

        if (!ReferenceEquals(known.Endpoints, slice.Endpoints))
        {
            var endpoints = slice.Endpoints ?? [];
            var addresses = new EndpointAddress[endpoints.Count];
            for (var i = 0; i < addresses.Length; i++)
            {
                addresses[i] = i < known.Addresses.Length && ReferenceEquals(known.Endpoints[i], endpoints[i]) ? known.Addresses[i] : Address(endpoints[i]);
            }

            known = known with { Endpoints = endpoints, Addresses = addresses };
        }

        _told[key] = known;
        return (known.Ports, known.Addresses);
    }

    private static EndpointPort Port(Discovery.EndpointPort port) => new()
    {
        Name = port.Name is { Length: > 0 } name ? name : null,
        Port = port.Port ?? 0,
        Protocol = port.Protocol,
        AppProtocol = port.AppProtocol,
    };

    private static EndpointAddress Address(Discovery.Endpoint endpoint) => new()
    {
        Ip = endpoint.Addresses[0],
        Hostname = endpoint.Hostname,
        NodeName = endpoint.NodeName,
        TargetRef = endpoint.TargetRef,
    };

    /// <summary>What a slice says, in the words of an Endpoints object.</summary>
    /// <param name="SlicePorts">The slice's ports.</param>
    /// <param name="Ports">The same as an Endpoints object tells them.</param>
    /// <param name="Endpoints">The slice's endpoints.</param>
    /// <param name="Addresses">The address of each.</param>
    private readonly record struct Telling(
        ValueList<Discovery.EndpointPort>? SlicePorts,
        ValueList<EndpointPort> Ports,
        ValueList<Discovery.Endpoint> Endpoints,
        EndpointAddress[] Addresses);

    /// <summary>The addresses that have the same ports.</summary>
    private sealed record Subset(ValueList<EndpointPort> Ports, List<EndpointAddress> Ready, List<EndpointAddress> NotReady);
}
