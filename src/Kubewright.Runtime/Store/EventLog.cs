namespace Kubewright.Runtime;

/// <summary>
/// The log of a store: the latest changes, at least <paramref name="limit"/> of them. One writer at a time; readers never
/// lock, and keep what they have read.
/// </summary>
/// <param name="limit">How many changes are kept at least. As many more take room, so that dropping old ones costs little per change.</param>
internal sealed class EventLog(int limit)
{
    private readonly int _most = 2 * limit;
    private Page _page = new(0, new StoreEvent[Math.Min(256, limit + 1)], 0);

    /// <summary>How many changes have been dropped: the version of the last one of them.</summary>
    public long Dropped => Volatile.Read(ref _page).Dropped;

    /// <summary>Begins an empty log behind a version: what came before is not known.</summary>
    public void BeginAfter(long version) => Volatile.Write(ref _page, new Page(version, new StoreEvent[Math.Min(256, limit + 1)], 0));

    public void Append(StoreEvent entry)
    {
        var page = _page;
        if (page.Count == page.Entries.Length)
        {
            var isFull = page.Count >= _most;
            var kept = page.Entries.AsSpan(isFull ? page.Count - limit : 0);
            var entries = new StoreEvent[isFull ? _most : Math.Min(page.Count * 2, _most)];
            kept.CopyTo(entries);
            page = new Page(page.Dropped + page.Count - kept.Length, entries, kept.Length);
            Volatile.Write(ref _page, page);
        }

        page.Add(entry);
    }

    /// <summary>The entries after <paramref name="version"/> that are still there, as they are now.</summary>
    public ReadOnlyMemory<StoreEvent> After(long version)
    {
        var page = Volatile.Read(ref _page);
        var count = page.Count;
        return page.Entries.AsMemory(0, count)[(int)Math.Clamp(version - page.Dropped, 0, count)..];
    }

    /// <summary>A run of entries. Only its end grows.</summary>
    private sealed class Page(long dropped, StoreEvent[] entries, int count)
    {
        private int _count = count;

        public long Dropped => dropped;

        public StoreEvent[] Entries => entries;

        public int Count => Volatile.Read(ref _count);

        public void Add(StoreEvent entry)
        {
            entries[_count] = entry;
            Volatile.Write(ref _count, _count + 1);
        }
    }
}
