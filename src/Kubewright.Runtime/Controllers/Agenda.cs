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
    /// <param name="now">The present instant.</param>
    /// <param name="choose">Takes another than the first: given how many are due, it names one by its place; null for the first.</param>
    /// <param name="entry">The entry.</param>
    public bool TryTake(DateTimeOffset now, Func<int, int>? choose, out Entry entry)
    {
        if (choose is not null)
        {
            PutFirst(now, choose);
        }

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

    /// <summary>Gives the chosen one of the entries that are due and still count the first place among them.</summary>
    private void PutFirst(DateTimeOffset now, Func<int, int> choose)
    {
        var due = new List<(Entry Entry, (DateTimeOffset Due, long Sequence) Place)>();
        while (_entries.TryPeek(out var entry, out var place) && place.Due <= now)
        {
            _entries.Dequeue();
            if (entry.Queue.Counts(entry.Key, place.Sequence, entry.IsDelayed))
            {
                due.Add((entry, place));
            }
            else
            {
                entry.Queue.Take(entry.Key, place.Sequence, entry.IsDelayed);
            }
        }

        var chosen = due.Count > 1 ? Math.Clamp(choose(due.Count), 0, due.Count - 1) : 0;
        for (var i = 0; i < due.Count; i++)
        {
            // The sequence numbers stay: by them the queues know their entries.
            var (entry, place) = due[i];
            _entries.Enqueue(entry, i == chosen ? (DateTimeOffset.MinValue, place.Sequence) : place);
        }
    }

    public readonly record struct Entry(WorkQueue Queue, ObjectKey Key, bool IsDelayed);
}
