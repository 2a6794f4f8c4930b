namespace Kubewright.Runtime;

/// <summary>
/// Decides in which EndpointSlices of a Service its pods are. Pure. It touches only the slices that hold the pods it is
/// asked about, so its cost does not grow with the Service.
/// </summary>
internal static class EndpointSlicePlanner
{
    /// <summary>The slices to write.</summary>
    /// <param name="service">The Service.</param>
    /// <param name="slices">Its slices.</param>
    /// <param name="placeOf">The slices a pod is in now.</param>
    /// <param name="pods">The pods that may have changed, each with its endpoints; none for one that does not belong to the Service.</param>
    /// <returns>Slices that are new, changed or empty. An empty one is to be deleted, unless no other is left: then it says that there are no endpoints.</returns>
    public static IReadOnlyList<SliceDraft> Plan(
        Service service,
        ServiceSlices slices,
        Func<string, IEnumerable<string>> placeOf,
        IEnumerable<(string Pod, IReadOnlyList<PodEndpoint> Endpoints)> pods)
    {
        var drafts = new SortedDictionary<string, SliceDraft>(StringComparer.Ordinal);
        var added = new List<SliceDraft>();
        var present = new List<SliceDraft>();
        foreach (var (pod, endpoints) in pods)
        {
            present.Clear();
            foreach (var place in placeOf(pod))
            {
                if (slices.All.ContainsKey(place))
                {
                    present.Add(Draft(place));
                }
            }

            foreach (var endpoint in endpoints)
            {
                var draft = Taker(present, endpoint) ?? Room(endpoint);
                draft.Put(pod, endpoint.Endpoint);
                present.Remove(draft);
            }

            foreach (var draft in present)
            {
                draft.Remove(pod);
            }
        }

        if (slices.All.Count == 0 && added.Count == 0)
        {
            added.Add(new SliceDraft(null, AddressType.IPv4, []));
        }

        // The slice that only says that there is no endpoint is not needed beside others.
        foreach (var name in added.Count > 0 ? slices.All.Where(static s => s.Value.Endpoints is null or { Count: 0 }).Select(static s => s.Key) : [])
        {
            Draft(name);
        }

        return [.. drafts.Values.Where(d => d.IsChanged || (d.IsEmpty && added.Count > 0)), .. added];

        SliceDraft Draft(string name)
        {
            if (!drafts.TryGetValue(name, out var draft))
            {
                drafts.Add(name, draft = new SliceDraft(slices.All[name]));
            }

            return draft;
        }

        SliceDraft Room(PodEndpoint endpoint)
        {
            foreach (var name in slices.WithRoom)
            {
                var slice = slices.All[name];

                // A slice that is empty is used again, whatever its ports were, before another is made.
                if (slice.Endpoints is null or { Count: 0 } && slice.AddressType == endpoint.Family && !drafts.ContainsKey(name))
                {
                    return drafts[name] = new SliceDraft(slice, endpoint.Family, endpoint.Ports);
                }

                var draft = drafts.GetValueOrDefault(name);
                if (draft?.HasRoom != false && (draft?.Takes(endpoint) ?? (slice.AddressType == endpoint.Family && (slice.Ports ?? []) == endpoint.Ports)))
                {
                    return Draft(name);
                }
            }

            // Those before the last are full, or of another kind.
            if (added.FindLast(draft => draft.HasRoom && draft.Takes(endpoint)) is not { } fresh)
            {
                added.Add(fresh = new SliceDraft(null, endpoint.Family, endpoint.Ports));
            }

            return fresh;
        }
    }

    private static SliceDraft? Taker(List<SliceDraft> drafts, PodEndpoint endpoint)
    {
        foreach (var draft in drafts)
        {
            if (draft.Takes(endpoint))
            {
                return draft;
            }
        }

        return null;
    }
}
