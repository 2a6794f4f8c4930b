using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Analyzers;

/// <summary>Writes into trees of nodes at paths, the way the generated records do. Trees are immutable: each call returns a new one.</summary>
internal static class NodeEdit
{
    /// <summary>
    /// Writes <paramref name="value"/> where a member writes, and at the path that the member derives while nobody has
    /// written that one.
    /// </summary>
    public static Node Write(Node target, MemberPath member, Node value, Origin nameOrigin)
    {
        if (member.Derives is { } derives)
        {
            var derived = value.At(member.DerivesFrom ?? "");
            var present = target.At(derives);
            var before = target.At(member.Path).At(member.DerivesFrom ?? "");
            if (!derived.IsAbsent && (present.IsAbsent || IsSameValue(present, before)))
            {
                target = Set(target, derives, derived, nameOrigin);
            }
        }

        return Set(target, member.Path, value, nameOrigin);
    }

    /// <summary>Sets the value at <paramref name="path"/>; an absent one takes the member away.</summary>
    public static Node Set(Node target, string path, Node value, Origin nameOrigin) =>
        Set(target, SchemaPath.Split(path).ToImmutableArray(), 0, value, nameOrigin);

    /// <summary>Adds an item to the list at <paramref name="path"/>, which is made when it is absent.</summary>
    public static Node Append(Node target, string path, Node item, Origin nameOrigin)
    {
        var list = Add(target.At(path), item);
        return Set(target, path, list, nameOrigin);
    }

    /// <summary>The list with one more item.</summary>
    public static ArrayNode Add(Node list, Node item) => list switch
    {
        ArrayNode array => new ArrayNode(array.Items.Add(item), array.IsOpen, array.Origin),
        { IsAbsent: true } => new ArrayNode([item], isOpen: false, item.Origin),
        _ => new ArrayNode([item], isOpen: true, item.Origin),
    };

    /// <summary>The list with all items of another one.</summary>
    public static ArrayNode AddRange(ArrayNode list, Node more) => more switch
    {
        ArrayNode array => new ArrayNode(list.Items.AddRange(array.Items), list.IsOpen || array.IsOpen, list.Origin),
        { IsAbsent: true } => list,
        _ => new ArrayNode(list.Items, isOpen: true, list.Origin),
    };

    /// <summary>The map with all entries of another one, which win over its own.</summary>
    public static ObjectNode Merge(ObjectNode map, Node more)
    {
        if (more.IsAbsent)
        {
            return map;
        }

        // An open map may hold any key again, so what was known before is known no longer.
        if (more is not ObjectNode { IsOpen: false } other)
        {
            return new ObjectNode((more as ObjectNode)?.Members ?? [], isOpen: true, map.Origin);
        }

        foreach (var member in other.Members)
        {
            map = map.With(member.Name, member.Value, member.NameOrigin);
        }

        return map;
    }

    /// <summary>The map without an entry.</summary>
    public static ObjectNode Without(ObjectNode map, string name) => new(
        map.Members.RemoveAll(member => string.Equals(member.Name, name, StringComparison.Ordinal)),
        map.IsOpen,
        map.Origin);

    /// <summary>The same object, which may now have members that nobody sees.</summary>
    public static ObjectNode Open(ObjectNode node) => node.IsOpen ? node : new ObjectNode(node.Members, isOpen: true, node.Origin);

    /// <summary>The same list, which may now have items that nobody sees.</summary>
    public static ArrayNode Open(ArrayNode node) => node.IsOpen ? node : new ArrayNode(node.Items, isOpen: true, node.Origin);

    /// <summary>An object without members.</summary>
    public static ObjectNode Empty(Origin origin) => new(ImmutableArray<ObjectNode.Member>.Empty, isOpen: false, origin);

    /// <summary>The same value, seen as written at another place; what is inside keeps its own place.</summary>
    public static Node Rebase(Node node, Origin origin) => node switch
    {
        ObjectNode value => new ObjectNode(value.Members, value.IsOpen, origin),
        ArrayNode value => new ArrayNode(value.Items, value.IsOpen, origin),
        ScalarNode value => new ScalarNode(value.Kind, value.Text, origin, value.IsExternal),
        { IsAbsent: true } => new AbsentNode(origin),
        _ => new UnknownNode(origin, (node as UnknownNode)?.Cause),
    };

    /// <summary>What is certain when either value may be the one: equal parts stay, the rest is unknown.</summary>
    public static Node Join(Node left, Node right, Origin origin)
    {
        if (ReferenceEquals(left, right))
        {
            return Rebase(left, origin);
        }

        return (left, right) switch
        {
            ({ IsAbsent: true }, { IsAbsent: true }) => new AbsentNode(origin),
            (ScalarNode one, ScalarNode other) when one.Kind == other.Kind && one.Text == other.Text && one.IsExternal == other.IsExternal => Rebase(one, origin),
            (ObjectNode one, ObjectNode other) => Join(one, other, origin),
            (ArrayNode one, ArrayNode other) => Join(one, other, origin),
            _ => new UnknownNode(origin),
        };
    }

    private static ObjectNode Join(ObjectNode left, ObjectNode right, Origin origin)
    {
        var members = ImmutableArray.CreateBuilder<ObjectNode.Member>();
        var isOpen = left.IsOpen || right.IsOpen;
        foreach (var member in left.Members)
        {
            var other = Find(right, member.Name);
            if (other is null || member.Value.IsAbsent != other.IsAbsent)
            {
                // It may not be there at all, which only an open object can express.
                isOpen = true;
                continue;
            }

            var value = member.Value.IsAbsent ? member.Value : Join(member.Value, other, member.Value.Origin);
            members.Add(new ObjectNode.Member(member.Name, value, member.NameOrigin));
        }

        isOpen |= right.Members.Any(member => Find(left, member.Name) is null);
        return new ObjectNode(members.ToImmutable(), isOpen, origin);
    }

    /// <summary>The value of a member that is written, known or not.</summary>
    private static Node? Find(ObjectNode node, string name) =>
        node.Members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.Ordinal)).Value;

    private static ArrayNode Join(ArrayNode left, ArrayNode right, Origin origin)
    {
        var common = Math.Min(left.Items.Length, right.Items.Length);
        var items = ImmutableArray.CreateBuilder<Node>(common);
        for (var i = 0; i < common; i++)
        {
            items.Add(Join(left.Items[i], right.Items[i], left.Items[i].Origin));
        }

        return new ArrayNode(items.ToImmutable(), left.IsOpen || right.IsOpen || left.Items.Length != right.Items.Length, origin);
    }

    /// <summary>Whether two nodes are one value that was written once, the way two references to one object are.</summary>
    private static bool IsSameValue(Node left, Node right) =>
        ReferenceEquals(left, right) || (left is ObjectNode one && right is ObjectNode other && one.IsOpen == other.IsOpen && one.Members == other.Members);

    private static Node Set(Node target, ImmutableArray<string> segments, int index, Node value, Origin nameOrigin)
    {
        if (index == segments.Length)
        {
            return value;
        }

        var parent = target as ObjectNode ?? new ObjectNode(ImmutableArray<ObjectNode.Member>.Empty, isOpen: !target.IsAbsent, target.Origin);
        var child = Set(parent[segments[index]], segments, index + 1, value, nameOrigin);
        if (!child.IsAbsent)
        {
            return parent.With(segments[index], child, nameOrigin);
        }

        // In an open object a missing member would be unknown, so its absence is written as a null.
        return parent.IsOpen
            ? parent.With(segments[index], new ScalarNode(ScalarKind.Null, "null", child.Origin), nameOrigin)
            : Without(parent, segments[index]);
    }
}
