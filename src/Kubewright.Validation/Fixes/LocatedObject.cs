using System.Collections.Immutable;
using Kubewright.Rules;
using Kubewright.Schema;

namespace Kubewright.Validation;

/// <summary>An object of a manifest text.</summary>
/// <param name="Document">Its document among those of the text that are not empty.</param>
/// <param name="Items">Where it stands in a <c>List</c>: a position for each list around it; empty for a document of its own.</param>
/// <param name="Node">The object.</param>
internal sealed record LocatedObject(int Document, ImmutableArray<int> Items, ObjectNode Node)
{
    /// <summary>The objects of the documents; the items of a <c>List</c> stand for themselves.</summary>
    public static IEnumerable<LocatedObject> Of(ImmutableArray<YamlDocument> documents) => documents.SelectMany(static (document, index) => Of(document.Root, index, []));

    /// <summary>Whether findings and fixes call it so.</summary>
    public bool HasKey(string key) => new ManifestObject(Node).Key == key;

    /// <summary>The document's tree with another object in this one's place.</summary>
    public Schema.Node Replace(Schema.Node root, Schema.Node value) => Change(root, 0, (items, index) => items.SetItem(index, value)) ?? value;

    /// <summary>The tree of a document that is a <c>List</c> with one more object before this one; null for a document that is no list.</summary>
    public Schema.Node? InsertBefore(Schema.Node root, Schema.Node value) => Change(root, 0, (items, index) => items.Insert(index, value));

    private static IEnumerable<LocatedObject> Of(Schema.Node node, int document, ImmutableArray<int> items) => node switch
    {
        ObjectNode when node["kind"] is ScalarNode { Text: "List" } && node["items"] is ArrayNode list =>
            list.Items.SelectMany((item, index) => Of(item, document, items.Add(index))),
        ObjectNode value => [new LocatedObject(document, items, value)],
        _ => [],
    };

    private ObjectNode? Change(Schema.Node node, int depth, Func<ImmutableArray<Schema.Node>, int, ImmutableArray<Schema.Node>> change)
    {
        if (depth == Items.Length)
        {
            return null;
        }

        var list = (ArrayNode)node["items"];
        var changed = Change(list.Items[Items[depth]], depth + 1, change) is { } inner
            ? list.Items.SetItem(Items[depth], inner)
            : change(list.Items, Items[depth]);
        return ((ObjectNode)node).With("items", new ArrayNode(changed, list.IsOpen, list.Origin), Origin.None);
    }
}
