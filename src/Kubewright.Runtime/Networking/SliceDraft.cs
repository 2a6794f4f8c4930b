using System.Runtime.InteropServices;

namespace Kubewright.Runtime;

/// <summary>An EndpointSlice while it is being changed.</summary>
/// <param name="stored">The slice as stored; null for a new one.</param>
/// <param name="family">The family of its addresses.</param>
/// <param name="ports">The ports of all its endpoints.</param>
internal sealed class SliceDraft(Discovery.EndpointSlice? stored, AddressType family, ValueList<Discovery.EndpointPort> ports)
{
    /// <summary>The most endpoints of a slice (SS-260).</summary>
    public const int MostEndpoints = 100;

    private readonly List<Discovery.Endpoint> _endpoints = Copy(stored?.Endpoints ?? []);
    private readonly List<string> _put = [];

    /// <summary>Where the next endpoint is to be found mostly: pods come in the order in which they were put in before.</summary>
    private int _next;

    /// <summary>A draft of a stored slice.</summary>
    public SliceDraft(Discovery.EndpointSlice slice)
        : this(slice, slice.AddressType, slice.Ports ?? [])
    {
    }

    /// <summary>The slice as stored; null for a new one.</summary>
    public Discovery.EndpointSlice? Stored => stored;

    /// <summary>Whether its endpoints differ from the stored ones.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Whether another endpoint fits.</summary>
    public bool HasRoom => _endpoints.Count < MostEndpoints;

    /// <summary>Whether no endpoint is left.</summary>
    public bool IsEmpty => _endpoints.Count == 0;

    /// <summary>The pods that were put into it. Those it held before are not listed, so that a full slice costs no more than one of a pod.</summary>
    public IReadOnlyList<string> PodsPut => _put;

    /// <summary>Whether an endpoint can be in it.</summary>
    public bool Takes(PodEndpoint endpoint) => family == endpoint.Family && ports == endpoint.Ports;

    /// <summary>Puts an endpoint in the place of the pod's former one, or at the end.</summary>
    public void Put(string pod, Discovery.Endpoint endpoint)
    {
        _put.Add(pod);
        var at = Find(pod);
        if (at < 0)
        {
            _endpoints.Add(endpoint);
            IsChanged = true;
        }
        else if (_endpoints[at] != endpoint)
        {
            _endpoints[at] = endpoint;
            IsChanged = true;
        }
    }

    private int Find(string pod)
    {
        for (var i = 0; i < _endpoints.Count; i++)
        {
            var at = (_next + i) % _endpoints.Count;
            if (_endpoints[at].TargetRef?.Name == pod)
            {
                _next = at + 1;
                return at;
            }
        }

        return -1;
    }

    /// <summary>Takes a pod out.</summary>
    public void Remove(string pod) => IsChanged |= _endpoints.RemoveAll(e => e.TargetRef?.Name == pod) > 0;

    /// <summary>The slice as it should be stored.</summary>
    public Discovery.EndpointSlice Build(Service service)
    {
        var slice = stored ?? new Discovery.EndpointSlice(new ObjectMeta
        {
            GenerateName = service.Metadata.Name + "-",
            Namespace = ObjectKey.Of(service).Namespace,
            OwnerReferences = [OwnerReferences.Controller(service)],
        })
        {
            AddressType = family,
        };
        return slice with
        {
            Metadata = slice.Metadata with { Labels = ServiceLabels.OfSlice(service) },
            Endpoints = ValueList.Create<Discovery.Endpoint>(CollectionsMarshal.AsSpan(_endpoints)),
            Ports = ports.Count == 0 ? null : ports,
        };
    }

    private static List<Discovery.Endpoint> Copy(ValueList<Discovery.Endpoint> endpoints)
    {
        // With room for one more, and without an enumerator.
        var copy = new List<Discovery.Endpoint>(endpoints.Count + 1);
        copy.AddRange(endpoints.AsSpan());
        return copy;
    }
}
