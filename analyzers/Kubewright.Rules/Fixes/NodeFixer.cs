using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>Does on nodes what a fix edit says. This is what an edit means; the fixes of C# and of YAML text come to the same tree.</summary>
public static class NodeFixer
{
    /// <summary>The object after an edit.</summary>
    /// <param name="root">The whole object, <c>kind</c> among its members.</param>
    /// <param name="edit">An edit of this object.</param>
    /// <returns>
    /// The changed object; null when the edit does not fit it: there is nothing to remove or to rename, a path names an item
    /// that a list does not have or leads through a scalar, or the edit adds an object of its own.
    /// </returns>
    public static Node? Apply(Node root, FixEdit edit) => edit switch
    {
        SetValueEdit set => Change(root, Segments(set.Path), _ => set.Value),
        SetEntriesEdit set => Change(root, Segments(set.Path), map => Entries(map, set)),
        AddItemEdit add => Change(root, Segments(add.Path), list => Append(list, add.Value)),
        RenameKeyEdit rename when Find(root, rename.Path) is ObjectNode => Change(root, Segments(rename.Path), map => Rename((ObjectNode)map, rename)),
        RemoveValueEdit remove => Remove(root, Segments(remove.Path), 0),
        _ => null,
    };

    /// <summary>The node at <paramref name="path"/>, through lists too; null when nothing is written there.</summary>
    public static Node? Find(Node root, string path)
    {
        var node = root;
        foreach (var segment in Segments(path))
        {
            if (Child(node, segment) is not { IsAbsent: false } child)
            {
                return null;
            }

            node = child;
        }

        return node;
    }

    /// <summary>The position that a path's segment names in a list; null when the list has no such item.</summary>
    public static int? IndexOf(ArrayNode list, string segment) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Length ? index : null;

    private static ImmutableArray<string> Segments(string path) => [.. SchemaPath.Split(path)];

    private static Node? Child(Node node, string segment) => node switch
    {
        ArrayNode list => IndexOf(list, segment) is { } index ? list.Items[index] : null,
        ObjectNode map => map[segment],
        _ => null,
    };

    private static Node? Change(Node node, ImmutableArray<string> path, System.Func<Node, Node?> change)
    {
        if (path.IsEmpty)
        {
            return change(node);
        }

        if (node is ArrayNode list)
        {
            return IndexOf(list, path[0]) is { } index && Change(list.Items[index], path.RemoveAt(0), change) is { } item
                ? new ArrayNode(list.Items.SetItem(index, item), list.IsOpen, list.Origin)
                : null;
        }

        return (node as ObjectNode ?? (node.IsAbsent ? Build.Object() : null)) is { } map && Change(map[path[0]], path.RemoveAt(0), change) is { } member
            ? map.With(path[0], member, Origin.None)
            : null;
    }

    private static Node? Entries(Node node, SetEntriesEdit edit) => (node as ObjectNode ?? (node.IsAbsent ? Build.Object() : null)) is { } map
        ? edit.Entries.Aggregate(map, static (all, entry) => all.With(entry.Key, Build.Text(entry.Value), Origin.None))
        : null;

    private static ArrayNode? Append(Node node, Node item) => node switch
    {
        ArrayNode list => new ArrayNode(list.Items.Add(item), list.IsOpen, list.Origin),
        { IsAbsent: true } => Build.Array([item]),
        _ => null,
    };

    private static ObjectNode? Rename(ObjectNode map, RenameKeyEdit edit)
    {
        var old = map.Members.FirstOrDefault(member => member.Name == edit.OldKey);
        return old.Name is null || map.Members.Any(member => member.Name == edit.NewKey)
            ? null
            : new ObjectNode(map.Members.Replace(old, old with { Name = edit.NewKey }), map.IsOpen, map.Origin);
    }

    private static Node? Remove(Node node, ImmutableArray<string> path, int depth)
    {
        if (path.Length == depth)
        {
            return null;
        }

        var isLast = path.Length == depth + 1;
        switch (node)
        {
            case ArrayNode list when IndexOf(list, path[depth]) is { } index:
                return isLast ? new ArrayNode(list.Items.RemoveAt(index), list.IsOpen, list.Origin)
                    : Remove(list.Items[index], path, depth + 1) is { } item ? new ArrayNode(list.Items.SetItem(index, item), list.IsOpen, list.Origin)
                    : null;
            case ObjectNode map when map.Members.Any(member => member.Name == path[depth]):
                var value = isLast ? null : Remove(map[path[depth]], path, depth + 1);
                return isLast || (value is not null && depth > 0 && IsEmpty(value))
                    ? new ObjectNode(map.Members.RemoveAll(member => member.Name == path[depth]), map.IsOpen, map.Origin)
                    : value is null ? null : map.With(path[depth], value, Origin.None);
            default:
                return null;
        }
    }

    private static bool IsEmpty(Node node) => node is ObjectNode { Members.IsEmpty: true, IsOpen: false } or ArrayNode { Items.IsEmpty: true, IsOpen: false };
}
