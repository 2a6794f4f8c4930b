namespace Kubewright.Runtime;

/// <summary>The append-only log of a store. One writer at a time; readers never lock.</summary>
internal sealed class EventLog
{
    private StoreEvent[] _entries = new StoreEvent[256];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Append(StoreEvent entry)
    {
        var entries = _entries;
        if (_count == entries.Length)
        {
            Array.Resize(ref entries, entries.Length * 2);
            Volatile.Write(ref _entries, entries);
        }

        entries[_count] = entry;
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>The entries from index <paramref name="start"/> on, as they are now.</summary>
    public ReadOnlyMemory<StoreEvent> From(int start)
    {
        // The count first: the array read after it is at least as long.
        var count = Count;
        return new ReadOnlyMemory<StoreEvent>(Volatile.Read(ref _entries), 0, count)[Math.Clamp(start, 0, count)..];
    }
}
