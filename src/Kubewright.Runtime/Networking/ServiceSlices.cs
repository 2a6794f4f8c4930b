namespace Kubewright.Runtime;

/// <summary>The EndpointSlices of one Service by name, and those in which there is room.</summary>
internal sealed class ServiceSlices
{
    private readonly SortedDictionary<string, Discovery.EndpointSlice> _all = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _withRoom = new(StringComparer.Ordinal);

    /// <summary>All of them, in order of names.</summary>
    public IReadOnlyDictionary<string, Discovery.EndpointSlice> All => _all;

    /// <summary>The names of those that are not full, in order.</summary>
    public IReadOnlyCollection<string> WithRoom => _withRoom;

    /// <summary>Notes how a slice is now.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="slice">The slice; null when it is gone.</param>
    public void Set(string name, Discovery.EndpointSlice? slice)
    {
        if (slice is null)
        {
            _all.Remove(name);
        }
        else
        {
            _all[name] = slice;
        }

        if (slice is not null && (slice.Endpoints?.Count ?? 0) < SliceDraft.MostEndpoints)
        {
            _withRoom.Add(name);
        }
        else
        {
            _withRoom.Remove(name);
        }
    }

    /// <summary>Forgets all of them.</summary>
    public void Clear()
    {
        _all.Clear();
        _withRoom.Clear();
    }
}
