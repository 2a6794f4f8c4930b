using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>
/// The objects of one kind as they are now, with their indices. One writer at a time; readers never lock, and may see a
/// change that is being made: <see cref="ClusterSnapshot"/> knows what it was made to.
/// </summary>
internal sealed class ObjectTable(string kind)
{
    private readonly ObjectSlots _objects = new();
    private readonly ImmutableArray<(SnapshotIndex Index, ConcurrentDictionary<string, KeySet> Sets)> _indices =
        [.. SnapshotIndex.Of(kind).Select(static index => (index, new ConcurrentDictionary<string, KeySet>(concurrencyLevel: 1, capacity: 16, NameHash.Comparer)))];

    private long _lastChange;
    private long _lastArrival;
    private ObjectOrder? _order;

    public string Kind => kind;

    /// <summary>The version of the last change of an object.</summary>
    public long LastChange => Volatile.Read(ref _lastChange);

    /// <summary>The version of the last change by which an object came or went.</summary>
    public long LastArrival => Volatile.Read(ref _lastArrival);

    /// <summary>The objects, in no order.</summary>
    public IEnumerable<IKubernetesObject> Objects => _objects.Objects;

    /// <summary>The objects in order, as somebody last wanted them; null when nobody did.</summary>
    public ObjectOrder? Order
    {
        get => Volatile.Read(ref _order);
        set => Volatile.Write(ref _order, value);
    }

    /// <summary>How many objects there are. The writer's: it waits for a change that is being made.</summary>
    public int Count => _objects.Count;

    /// <summary>The object of a key; null for none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="place">Where it is, for <see cref="Set"/>.</param>
    public IKubernetesObject? Find(in ObjectKey key, out ObjectSlots.Place place) => _objects.Find(key, out place);

    /// <summary>The keys an index files under a value; null for none.</summary>
    public KeySet? Find(SnapshotIndex index, string value)
    {
        foreach (var (known, sets) in _indices)
        {
            if (ReferenceEquals(known, index))
            {
                return sets.TryGetValue(value, out var set) ? set : null;
            }
        }

        return null;
    }

    /// <summary>Announces a change, before it is made.</summary>
    public void Announce(long version, bool isArrival)
    {
        Volatile.Write(ref _lastChange, version);
        if (isArrival)
        {
            Volatile.Write(ref _lastArrival, version);
        }
    }

    /// <summary>Puts an object in the place of what was there.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="place">Where that is, as it was just found.</param>
    /// <param name="before">What was there; null for nothing.</param>
    /// <param name="after">The object; null when it goes.</param>
    public void Set(ObjectKey key, ObjectSlots.Place place, IKubernetesObject? before, IKubernetesObject? after)
    {
        _objects.Put(place, after);
        foreach (var (index, sets) in _indices)
        {
            if (!index.IsSame(before, after))
            {
                File(sets, key, index.ValuesOf(before), index.ValuesOf(after));
            }
        }
    }

    private static void File(ConcurrentDictionary<string, KeySet> sets, ObjectKey key, string[] before, string[] after)
    {
        foreach (var value in before)
        {
            if (!after.Contains(value) && sets.TryGetValue(value, out var set) && !set.Remove(key))
            {
                sets.TryRemove(value, out _);
            }
        }

        foreach (var value in after)
        {
            if (!before.Contains(value))
            {
                if (!sets.TryGetValue(value, out var set))
                {
                    sets[value] = new KeySet(key);
                }
                else if (set.With(key) is var more && !more.IsGroupOf(set))
                {
                    sets[value] = more;
                }
            }
        }
    }
}
