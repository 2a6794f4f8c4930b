using System.Collections.Concurrent;

namespace Kubewright.Runtime;

/// <summary>Several keys that an index files under one value. It changes in place.</summary>
/// <param name="first">The keys it begins with: a few.</param>
internal sealed class KeyGroup(ObjectKey[] first)
{
    /// <summary>How many keys an array holds, which is copied for every change.</summary>
    private const int Few = 8;

    private ObjectKey[] _few = first;

    /// <summary>The keys once there were more than a few; null before.</summary>
    private ConcurrentDictionary<ObjectKey, bool>? _many;
    private int _count = first.Length;

    public int Count => Volatile.Read(ref _count);

    /// <summary>The keys, in no order; not to be changed.</summary>
    public ObjectKey[] Keys
    {
        get
        {
            // In this order, since the few are dropped once there are many.
            var few = Volatile.Read(ref _few);
            return Volatile.Read(ref _many) is { } many ? [.. many.Select(static entry => entry.Key)] : few;
        }
    }

    public void Add(ObjectKey key)
    {
        if (_many is not null)
        {
            _many[key] = true;
        }
        else if (_few.Length < Few)
        {
            Volatile.Write(ref _few, [.. _few, key]);
        }
        else
        {
            var many = new ConcurrentDictionary<ObjectKey, bool>(concurrencyLevel: 1, capacity: 4 * Few);
            foreach (var known in _few)
            {
                many[known] = true;
            }

            many[key] = true;
            Volatile.Write(ref _many, many);
            Volatile.Write(ref _few, []);
        }

        Volatile.Write(ref _count, _count + 1);
    }

    public void Remove(ObjectKey key)
    {
        if (_many is not null)
        {
            _many.TryRemove(key, out _);
        }
        else
        {
            Volatile.Write(ref _few, Array.FindAll(_few, known => known != key));
        }

        Volatile.Write(ref _count, _count - 1);
    }
}
