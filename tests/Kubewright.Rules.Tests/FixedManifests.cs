using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Rules.Tests;

/// <summary>Does what a fix hint says, on nodes.</summary>
internal static class FixedManifests
{
    public static ManifestSet Apply(ManifestSet manifests, FixHint hint)
    {
        var objects = manifests.Objects.ToList();
        foreach (var edit in hint.Edits)
        {
            var index = objects.FindIndex(item => item.Key == edit.ObjectKey);
            Assert.True(index >= 0, $"The fix names {edit.ObjectKey}, which is not in the set");
            if (edit is AddObjectEdit add)
            {
                objects.Insert(index, new ManifestObject(add.Value));
                continue;
            }

            var root = objects[index].At.Node;
            objects[index] = new ManifestObject(edit switch
            {
                SetValueEdit set => Change(root, [.. SchemaPath.Split(set.Path)], _ => set.Value),
                SetEntriesEdit set => Change(root, [.. SchemaPath.Split(set.Path)], map => set.Entries.Aggregate(
                    map as ObjectNode ?? Empty, (all, entry) => all.With(entry.Key, ScalarNode.String(entry.Value, Origin.None), Origin.None))),
                _ => throw new ArgumentException($"No rule removes values yet, but the hint has {edit}.", nameof(hint)),
            });
        }

        return new ManifestSet(objects, manifests.IsOpen);
    }

    private static ObjectNode Empty => new([], isOpen: false, Origin.None);

    private static Node Change(Node node, ImmutableArray<string> path, Func<Node, Node> change)
    {
        if (path.IsEmpty)
        {
            return change(node);
        }

        var map = node as ObjectNode ?? Empty;
        return map.With(path[0], Change(map[path[0]], path.RemoveAt(0), change), Origin.None);
    }
}
