namespace Kubewright.Runtime;

/// <summary>All queued work of all controllers, in order of due time, then of arrival.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Entry, (DateTimeOffset Due, long Sequence)> _entries = new();
    private long _sequence;

    /// <summary>When the first entry is due; null when there is none.</summary>
    public DateTimeOffset? NextDue => _entries.TryPeek(out _, out var priority) ? priority.Due : null;

    /// <summary>Adds an entry.</summary>
    /// <returns>Its sequence number.</returns>
    public long Add(WorkQueue queue, ObjectKey key, DateTimeOffset due, bool isDelayed)
    {
        var sequence = ++_sequence;
        _entries.Enqueue(new Entry(queue, key, isDelayed), (due, sequence));
        return sequence;
    }

    /// <summary>Takes the first entry that is due at <paramref name="now"/> and still counts.</summary>
    public bool TryTake(DateTimeOffset now, out Entry entry)
    {
        while (_entries.TryPeek(out entry, out var priority) && priority.Due <= now)
        {
            _entries.Dequeue();
            if (entry.Queue.Take(entry.Key, priority.Sequence, entry.IsDelayed))
            {
                return true;
            }
        }

        entry = default;
        return false;
    }

    public readonly record struct Entry(WorkQueue Queue, ObjectKey Key, bool IsDelayed);
}
