namespace Kubewright.Runtime;

/// <summary>All queued work of all controllers, in order of due time, then of arrival.</summary>
internal sealed class Agenda
{
    /// <summary>Work that was due when it was added: it comes in order, since time only moves forward.</summary>
    private readonly Queue<(Entry Entry, Place Place)> _ready = new();
    private readonly PriorityQueue<Entry, Place> _delayed = new();
    private long _sequence;

    /// <summary>When the first entry is due; null when there is none.</summary>
    public DateTimeOffset? NextDue =>
        _ready.TryPeek(out var ready) ? ready.Place.Due
        : _delayed.TryPeek(out _, out var place) ? place.Due
        : null;

    /// <summary>Adds an entry.</summary>
    /// <param name="queue">Whose it is.</param>
    /// <param name="key">The object to look at.</param>
    /// <param name="due">When: the present instant unless <paramref name="isDelayed"/>.</param>
    /// <param name="isDelayed">Whether it has to wait.</param>
    /// <returns>Its sequence number.</returns>
    public long Add(WorkQueue queue, ObjectKey key, DateTimeOffset due, bool isDelayed)
    {
        var (entry, place) = (new Entry(queue, key, isDelayed), new Place(due, ++_sequence));
        if (isDelayed)
        {
            _delayed.Enqueue(entry, place);
        }
        else
        {
            _ready.Enqueue((entry, place));
        }

        return place.Sequence;
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

        while (TryDequeue(now, out entry, out var place))
        {
            if (entry.Queue.Take(entry.Key, place.Sequence, entry.IsDelayed))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes out the first entry that is due.</summary>
    private bool TryDequeue(DateTimeOffset now, out Entry entry, out Place place)
    {
        var isAnyReady = _ready.TryPeek(out var ready);
        if (_delayed.TryPeek(out entry, out place) && place.Due <= now && (!isAnyReady || place.CompareTo(ready.Place) < 0))
        {
            _delayed.Dequeue();
            return true;
        }

        if (isAnyReady)
        {
            _ready.Dequeue();
        }

        (entry, place) = ready;
        return isAnyReady;
    }

    /// <summary>Gives the chosen one of the entries that are due and still count the first place among them.</summary>
    private void PutFirst(DateTimeOffset now, Func<int, int> choose)
    {
        var due = new List<(Entry Entry, Place Place)>();
        while (TryDequeue(now, out var entry, out var place))
        {
            if (entry.Queue.Counts(entry.Key, place.Sequence, entry.IsDelayed))
            {
                due.Add((entry, place));
            }
            else
            {
                entry.Queue.Take(entry.Key, place.Sequence, entry.IsDelayed);
            }
        }

        if (due.Count > 1)
        {
            // The sequence numbers stay: by them the queues know their entries.
            var at = Math.Clamp(choose(due.Count), 0, due.Count - 1);
            var chosen = due[at];
            due.RemoveAt(at);
            due.Insert(0, (chosen.Entry, chosen.Place with { Due = DateTimeOffset.MinValue }));
        }

        due.ForEach(_ready.Enqueue);
    }

    public readonly record struct Entry(WorkQueue Queue, ObjectKey Key, bool IsDelayed);

    /// <summary>An entry's place in the order of work.</summary>
    private readonly record struct Place(DateTimeOffset Due, long Sequence) : IComparable<Place>
    {
        public int CompareTo(Place other)
        {
            var order = Due.CompareTo(other.Due);
            return order != 0 ? order : Sequence.CompareTo(other.Sequence);
        }
    }
}
