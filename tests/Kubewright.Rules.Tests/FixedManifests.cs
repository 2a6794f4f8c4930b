namespace Kubewright.Rules.Tests;

/// <summary>Does what a fix hint says, on a set of nodes.</summary>
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

            var changed = NodeFixer.Apply(objects[index].At.Node, edit);
            Assert.True(changed is not null, $"The edit does not fit the object: {edit}");
            objects[index] = new ManifestObject(changed);
        }

        return new ManifestSet(objects, manifests.IsOpen);
    }
}
