using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>What tells the items of a list apart.</summary>
internal static class ListKeys
{
    /// <summary>
    /// A key per item: the members that the schema names (<c>x-kubernetes-list-map-keys</c>), else the item's name. Null when
    /// an item has none, or when two have the same.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="element">Their type.</param>
    /// <param name="property">The list; null when the schema does not have it.</param>
    public static ImmutableArray<string>? Of(ImmutableArray<Node> items, SchemaType element, PropertyFacts? property)
    {
        var keys = ImmutableArray.CreateBuilder<string>(items.Length);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (Of(new NodeAt(item, ""), element, property) is not { } key || !seen.Add(key))
            {
                return null;
            }

            keys.Add(key);
        }

        return keys.ToImmutable();
    }

    /// <summary>The keys as a list of their own.</summary>
    public static ArrayNode Node(ImmutableArray<string> keys) =>
        new([.. keys.Select(static key => (Node)ScalarNode.String(key, Origin.None))], isOpen: false, Origin.None);

    private static string? Of(NodeAt item, SchemaType element, PropertyFacts? property)
    {
        if (item.Node is not ObjectNode)
        {
            return null;
        }

        if (property is not { ListMapKeys.IsEmpty: false })
        {
            return Text(item["metadata"]["name"].Node) ?? Text(item["name"].Node);
        }

        var facts = Schemas.Of(element);
        var parts = property.ListMapKeys
            .Select(name => item[name] is { IsAbsent: true } && facts?.Find(name) is { } key ? ServerDefaults.Of(item, facts, key) : item[name].Node)
            .Select(Text)
            .ToList();
        return parts.Contains(null) ? null : string.Join("/", parts);
    }

    private static string? Text(Node node) => node is ScalarNode { IsKnown: true } scalar ? scalar.Text : null;
}
