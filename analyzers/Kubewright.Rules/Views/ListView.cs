using System;
using System.Collections;
using System.Collections.Generic;
using Kubewright.Schema;

namespace Kubewright.Rules.Views;

/// <summary>A list of values or views. Enumerates the items that are known to be there, in order.</summary>
/// <typeparam name="T">What an item is read as.</typeparam>
public sealed class ListView<T> : IEnumerable<T>
{
    private readonly Func<NodeAt, T> _read;

    /// <summary>Reads the list at <paramref name="at"/>.</summary>
    /// <param name="at">The list.</param>
    /// <param name="read">Reads one item.</param>
    public ListView(NodeAt at, Func<NodeAt, T> read)
    {
        At = at.AsList();
        _read = read;
    }

    /// <summary>The node and its path.</summary>
    public NodeAt At { get; }

    /// <summary>Whether every item is visible; an absent list has none and is complete.</summary>
    public bool IsComplete => At.IsAbsent || At.Node is ArrayNode { IsOpen: false };

    /// <summary>How many items are known to be there.</summary>
    public int Count => At.Node is ArrayNode list ? list.Items.Length : 0;

    /// <summary>Enumerates the items.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        if (At.Node is ArrayNode list)
        {
            for (var i = 0; i < list.Items.Length; i++)
            {
                yield return _read(At[i]);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
