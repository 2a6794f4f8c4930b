namespace Kubewright.Runtime;

/// <summary>Finds Services and their endpoints in a snapshot.</summary>
internal static class ServiceSnapshots
{
    /// <summary>The EndpointSlices of a Service, ordered by name.</summary>
    public static ObjectList<Discovery.EndpointSlice> SlicesOf(this ClusterSnapshot snapshot, ObjectKey service) =>
        snapshot.ByIndex<Discovery.EndpointSlice>(SnapshotIndex.SlicesByService, SnapshotIndex.Namespaced(service.Namespace, service.Name));

    /// <summary>The Services that select a pod.</summary>
    public static IEnumerable<Service> ServicesOf(this ClusterSnapshot snapshot, Pod pod)
    {
        if (snapshot.Services.Count == 0)
        {
            yield break;
        }

        var space = ObjectKey.Of(pod).Namespace;
        var labels = pod.Metadata.Labels ?? [];
        var services = snapshot.ByIndex<Service>(SnapshotIndex.ServicesByNamespace, space);
        if (services.Count <= labels.Count)
        {
            // A look at each is faster than one at each label.
            foreach (var service in services)
            {
                if (service.Spec?.Selector is { Count: > 0 } selector && selector.IsSubsetOf(labels))
                {
                    yield return service;
                }
            }

            yield break;
        }

        foreach (var label in labels)
        {
            foreach (var service in snapshot.ByIndex<Service>(SnapshotIndex.ServicesBySelector, SnapshotIndex.Selecting(space, label)))
            {
                if (service.Spec!.Selector!.IsSubsetOf(labels))
                {
                    yield return service;
                }
            }
        }
    }
}
