using System.Numerics;

namespace Kubewright.Runtime;

/// <summary>
/// A hash table of objects by their keys, for one writer at a time. Readers never lock: each sees every object that is not being
/// changed meanwhile, and of one that is what was there or what comes.
/// </summary>
/// <remarks>
/// An object is in the first free slot from the one of its hash on, in steps that scatter neighbours, since hashes of names that
/// differ in a number are neighbours. At least half of the slots are empty. A change of an object writes one reference and makes nothing.
/// </remarks>
internal sealed class ObjectSlots
{
    private const int Smallest = 16;

    /// <summary>Odd, so that the steps lead to every slot, and the golden ratio of the hashes.</summary>
    private const int Step = unchecked((int)0x9E3779B1);

    /// <summary>Stands where an object was, so that who looks for one behind it goes on.</summary>
    private static readonly IKubernetesObject Gone = new Namespace("");

    private Slot[] _slots = new Slot[Smallest];

    /// <summary>How many slots are not empty.</summary>
    private int _taken;
    private int _count;

    /// <summary>How many objects there are.</summary>
    public int Count
    {
        get => Volatile.Read(ref _count);
        private set => Volatile.Write(ref _count, value);
    }

    /// <summary>The objects, in no order. One that is taken out and put in again meanwhile may come twice, or not at all.</summary>
    public IEnumerable<IKubernetesObject> Objects
    {
        get
        {
            var slots = Volatile.Read(ref _slots);
            for (var i = 0; i < slots.Length; i++)
            {
                if (Volatile.Read(ref slots[i].Object) is { } obj && obj != Gone)
                {
                    yield return obj;
                }
            }
        }
    }

    /// <summary>The object of a key; null for none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="place">Where it is, for the writer.</param>
    public IKubernetesObject? Find(in ObjectKey key, out Place place)
    {
        var hash = key.GetHashCode();
        var slots = Volatile.Read(ref _slots);
        for (var i = hash & (slots.Length - 1); ; i = (i + Step) & (slots.Length - 1))
        {
            // The hash is written before the object.
            ref var slot = ref slots[i];
            if (Volatile.Read(ref slot.Object) is not { } obj)
            {
                place = new Place(hash, -1);
                return null;
            }

            if (slot.Hash == hash && obj != Gone && IsNamed(obj, key))
            {
                place = new Place(hash, i);
                return obj;
            }
        }
    }

    /// <summary>Puts an object in the place of the one of its key, or takes that out.</summary>
    /// <param name="place">Where that is, as it was just found.</param>
    /// <param name="obj">The object; null to take it out.</param>
    public void Put(Place place, IKubernetesObject? obj)
    {
        if (place.Index < 0)
        {
            if (obj is not null)
            {
                Add(place.Hash, obj);
            }
        }
        else if (obj is not null)
        {
            Volatile.Write(ref _slots[place.Index].Object, obj);
        }
        else
        {
            // Nothing can be behind an object that is followed by an empty slot.
            var isLast = _slots[(place.Index + Step) & (_slots.Length - 1)].Object is null;
            Volatile.Write(ref _slots[place.Index].Object, isLast ? null : Gone);
            _taken -= isLast ? 1 : 0;
            Count--;
        }
    }

    /// <summary>Whether an object has a name and a namespace. Those of one kind all have a namespace or all have none, and without one it is the default.</summary>
    private static bool IsNamed(IKubernetesObject obj, in ObjectKey key)
    {
        if (obj is RecordedEvent recorded)
        {
            return recorded.Name == key.Name && recorded.Saying.Namespace == key.Namespace;
        }

        var metadata = obj.Metadata;
        return metadata.Name == key.Name
            && (metadata.Namespace is { Length: > 0 } @namespace ? @namespace == key.Namespace : key.Namespace is "" or KindInfo.DefaultNamespace);
    }

    private void Add(int hash, IKubernetesObject obj)
    {
        if (2 * (_taken + 1) > _slots.Length)
        {
            Sweep();
        }

        Count++;
        _taken += Fill(_slots, hash, obj);
    }

    /// <summary>Moves the objects to a new table, with as much room again, and leaves out what stands for one.</summary>
    private void Sweep()
    {
        var slots = new Slot[Math.Max(Smallest, (int)BitOperations.RoundUpToPowerOf2((uint)(Count + 1) * 3))];
        foreach (ref var slot in _slots.AsSpan())
        {
            if (slot.Object is { } obj && obj != Gone)
            {
                Fill(slots, slot.Hash, obj);
            }
        }

        _taken = Count;
        Volatile.Write(ref _slots, slots);
    }

    /// <summary>Puts an object into the first free slot.</summary>
    /// <returns>How many slots that takes: none where an object was before.</returns>
    private static int Fill(Slot[] slots, int hash, IKubernetesObject obj)
    {
        var i = hash & (slots.Length - 1);
        while (slots[i].Object is { } other && other != Gone)
        {
            i = (i + Step) & (slots.Length - 1);
        }

        ref var slot = ref slots[i];
        var taken = slot.Object is null ? 1 : 0;
        slot.Hash = hash;
        Volatile.Write(ref slot.Object, obj);
        return taken;
    }

    /// <summary>Where the object of a key is, until something is added.</summary>
    /// <param name="Hash">The hash of the key.</param>
    /// <param name="Index">The slot; -1 for none.</param>
    public readonly record struct Place(int Hash, int Index);

    private struct Slot
    {
        public IKubernetesObject? Object;
        public int Hash;
    }
}
