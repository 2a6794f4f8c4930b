using System.Collections.Immutable;

namespace Kubewright.Schema;

/// <summary>A list of items in order.</summary>
/// <param name="items">The items that are known to be there.</param>
/// <param name="isOpen">True when there may be more items that nobody could see, at any position.</param>
/// <param name="origin">Where the list was written.</param>
public sealed class ArrayNode(ImmutableArray<Node> items, bool isOpen, Origin origin) : Node(origin)
{
    /// <summary>The items that are known to be there.</summary>
    public ImmutableArray<Node> Items { get; } = items;

    /// <summary>Whether there may be more items that nobody could see.</summary>
    public bool IsOpen { get; } = isOpen;
}
