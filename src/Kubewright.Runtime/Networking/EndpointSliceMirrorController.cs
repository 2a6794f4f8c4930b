using System.Net;
using System.Net.Sockets;

namespace Kubewright.Runtime;

/// <summary>
/// Mirrors the Endpoints that users write for a Service without a selector into EndpointSlices, which is what name look-ups
/// and proxies read. Endpoints with the label <c>endpointslice.kubernetes.io/skip-mirror: "true"</c> are left out, as are
/// those of no Service.
/// </summary>
/// <param name="store">The cluster.</param>
public sealed class EndpointSliceMirrorController(Store store) : IController
{
    private const string Manager = "endpointslicemirroring-controller.k8s.io";
    private const string SkipLabel = "endpointslice.kubernetes.io/skip-mirror";
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>How many addresses of a subset are mirrored.</summary>
    private const int MostAddresses = 1000;

    /// <inheritdoc/>
    public string Name => "endpointslice-mirroring-controller";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = [nameof(Endpoints), nameof(Service), nameof(Discovery.EndpointSlice)];

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        switch (change.Object)
        {
            case Endpoints endpoints when IsOurs(endpoints):
                queue.Add(change.Key);
                break;
            case Service:
                queue.Add(ObjectKey.Of(nameof(Endpoints), change.Key.Namespace, change.Key.Name));
                break;
            case Discovery.EndpointSlice slice when IsMirror(slice) && ServiceLabels.ServiceOf(slice) is { } name:
                queue.Add(ObjectKey.Of(nameof(Endpoints), change.Key.Namespace, name));
                break;
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        var snapshot = store.Snapshot;
        var service = snapshot.Find<Service>(key.Namespace, key.Name);
        var stored = new Queue<Discovery.EndpointSlice>(snapshot.SlicesOf(ObjectKey.Of(nameof(Service), key.Namespace, key.Name)).Where(IsMirror));
        if (service is not null && !ServiceLabels.HasSelector(service) && snapshot.Find<Endpoints>(key.Namespace, key.Name) is { } endpoints && IsOurs(endpoints))
        {
            foreach (var wanted in Slices(endpoints))
            {
                if (Write(wanted, stored) is { } refused)
                {
                    return ReconcileResult.Retry(refused);
                }
            }
        }

        foreach (var slice in stored)
        {
            if (store.Delete(ObjectKey.Of(slice)).Error is { Reason: not StatusReason.NotFound } error)
            {
                return ReconcileResult.Retry(error);
            }
        }

        return ReconcileResult.Done;
    }

    private static bool IsOurs(Endpoints endpoints) => endpoints.Metadata.Labels is not { } labels
        || (!labels.ContainsKey(EndpointsController.ManagedBy) && !(labels.TryGetValue(SkipLabel, out var skip) && skip == "true"));

    private static bool IsMirror(Discovery.EndpointSlice slice) =>
        slice.Metadata.Labels is { } labels && labels.TryGetValue(ServiceLabels.ManagedBy, out var manager) && manager == Manager;

    /// <summary>Writes a slice over one of the same kind of address that is there, or as a new one.</summary>
    private ApiError? Write(Discovery.EndpointSlice wanted, Queue<Discovery.EndpointSlice> stored)
    {
        for (var rest = stored.Count; rest > 0; rest--)
        {
            var old = stored.Dequeue();
            if (old.AddressType == wanted.AddressType)
            {
                var labeled = old.Metadata with { Labels = wanted.Metadata.Labels, Annotations = wanted.Metadata.Annotations };
                return store.Update(wanted with { Metadata = labeled }).Error;
            }

            stored.Enqueue(old);
        }

        return store.Create(wanted).Error;
    }

    private static IEnumerable<Discovery.EndpointSlice> Slices(Endpoints endpoints)
    {
        var metadata = new ObjectMeta
        {
            GenerateName = endpoints.Metadata.Name + "-",
            Namespace = endpoints.Metadata.Namespace,
            Labels = (endpoints.Metadata.Labels ?? []).With(ServiceLabels.ServiceName, endpoints.Metadata.Name ?? "").With(ServiceLabels.ManagedBy, Manager),
            Annotations = endpoints.Metadata.Annotations?.Without(LastApplied) is { Count: > 0 } annotations ? annotations : null,
            OwnerReferences =
            [
                new OwnerReference { ApiVersion = "v1", Kind = nameof(Endpoints), Name = endpoints.Metadata.Name ?? "", Uid = endpoints.Metadata.Uid ?? "", Controller = true, BlockOwnerDeletion = true },
            ],
        };
        return
            from subset in endpoints.Subsets ?? []
            let addresses = (subset.Addresses ?? []).Select(static address => Endpoint(address, isReady: true))
                .Concat((subset.NotReadyAddresses ?? []).Select(static address => Endpoint(address, isReady: false)))
                .Take(MostAddresses)
            from family in addresses.GroupBy(static endpoint => TypeOf(endpoint.Addresses[0]))
            select new Discovery.EndpointSlice(metadata)
            {
                AddressType = family.Key,
                Ports = [.. (subset.Ports ?? []).Select(Port)],
                Endpoints = [.. family],
            };
    }

    private static AddressType TypeOf(string address) =>
        IPAddress.TryParse(address, out var parsed) && parsed.AddressFamily == AddressFamily.InterNetworkV6 ? AddressType.IPv6 : AddressType.IPv4;

    private static Discovery.EndpointPort Port(EndpointPort port) => new()
    {
        Name = port.Name ?? "",
        Port = port.Port,
        Protocol = port.Protocol ?? Protocol.TCP,
        AppProtocol = port.AppProtocol,
    };

    private static Discovery.Endpoint Endpoint(EndpointAddress address, bool isReady) => new()
    {
        Addresses = [address.Ip],
        Conditions = new Discovery.EndpointConditions { Ready = isReady },
        Hostname = string.IsNullOrEmpty(address.Hostname) ? null : address.Hostname,
        NodeName = address.NodeName,
        TargetRef = address.TargetRef,
    };
}
