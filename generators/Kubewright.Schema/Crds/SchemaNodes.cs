using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Kubewright.Schema;

/// <summary>Reads nodes of schema files: what is absent or of another type reads as nothing.</summary>
internal static class SchemaNodes
{
    /// <summary>The scalar's text; null for anything else.</summary>
    public static string? Text(this Node node) => node is ScalarNode scalar && scalar.IsKnown ? scalar.Text : null;

    /// <summary>Whether the node is <c>true</c>.</summary>
    public static bool Flag(this Node node) => node is ScalarNode scalar && scalar.AsBoolean() == true;

    /// <summary>The items of a list.</summary>
    public static ImmutableArray<Node> Items(this Node node) => node is ArrayNode list ? list.Items : ImmutableArray<Node>.Empty;

    /// <summary>The texts among the items of a list.</summary>
    public static IEnumerable<string> Texts(this Node node) => node.Items().Select(Text).OfType<string>();

    /// <summary>The members of an object.</summary>
    public static ImmutableArray<ObjectNode.Member> Members(this Node node) => node is ObjectNode map ? map.Members : ImmutableArray<ObjectNode.Member>.Empty;

    /// <summary>Whether two nodes are written alike: the same scalars, items and members in the same order.</summary>
    public static bool IsSame(this Node node, Node other) => (node, other) switch
    {
        (ScalarNode left, ScalarNode right) => left.Kind == right.Kind && left.Text == right.Text,
        (ArrayNode left, ArrayNode right) => AreSame(left.Items, right.Items),
        (ObjectNode left, ObjectNode right) => AreSame(left.Members, right.Members),
        _ => node.IsAbsent && other.IsAbsent,
    };

    private static bool AreSame(ImmutableArray<Node> left, ImmutableArray<Node> right)
    {
        var i = 0;
        while (i < left.Length && i < right.Length && left[i].IsSame(right[i]))
        {
            i++;
        }

        return i == left.Length && i == right.Length;
    }

    private static bool AreSame(ImmutableArray<ObjectNode.Member> left, ImmutableArray<ObjectNode.Member> right)
    {
        var i = 0;
        while (i < left.Length && i < right.Length && left[i].Name == right[i].Name && left[i].Value.IsSame(right[i].Value))
        {
            i++;
        }

        return i == left.Length && i == right.Length;
    }
}
