using System;
using System.Collections;
using System.Collections.Generic;
using Kubewright.Schema;

namespace Kubewright.Rules.Views;

/// <summary>A map with string keys. Enumerates the entries that are known to be there, in the order of writing.</summary>
/// <typeparam name="T">What a value is read as.</typeparam>
public sealed class MapView<T> : IEnumerable<MapEntry<T>>
{
    private readonly Func<NodeAt, T> _read;

    /// <summary>Reads the map at <paramref name="at"/>.</summary>
    /// <param name="at">The map.</param>
    /// <param name="read">Reads one value.</param>
    public MapView(NodeAt at, Func<NodeAt, T> read)
    {
        At = at.AsObject();
        _read = read;
    }

    /// <summary>The node and its path.</summary>
    public NodeAt At { get; }

    /// <summary>Whether every entry is visible; an absent map has none and is complete.</summary>
    public bool IsComplete => At.IsAbsent || At.Node is ObjectNode { IsOpen: false };

    /// <summary>How many entries are known to be there.</summary>
    public int Count => At.Node is ObjectNode map ? map.Members.Length : 0;

    /// <summary>The value of <paramref name="key"/>: absent when no entry has it, unknown when one might.</summary>
    public T this[string key] => _read(At[key]);

    /// <summary>Whether there is an entry for <paramref name="key"/>, whatever its value; null when nobody can say.</summary>
    public bool? ContainsKey(string key)
    {
        if (At.Node is ObjectNode map)
        {
            foreach (var member in map.Members)
            {
                if (string.Equals(member.Name, key, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return IsComplete ? false : null;
    }

    /// <summary>Enumerates the entries.</summary>
    public IEnumerator<MapEntry<T>> GetEnumerator()
    {
        if (At.Node is ObjectNode map)
        {
            foreach (var member in map.Members)
            {
                yield return new MapEntry<T>(member.Name, _read(At[member]));
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
