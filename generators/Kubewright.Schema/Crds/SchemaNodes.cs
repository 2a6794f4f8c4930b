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
}
