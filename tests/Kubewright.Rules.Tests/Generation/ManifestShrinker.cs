using System.Text.Json.Nodes;

namespace Kubewright.Rules.Tests.Generation;

/// <summary>Takes away from manifests what a failure does not need.</summary>
internal static class ManifestShrinker
{
    /// <summary>The least of the objects that still fails: no object, member or item of it can be spared.</summary>
    /// <param name="objects">Objects that fail; they stay as they are.</param>
    /// <param name="fails">Whether objects fail, in the way that is looked into.</param>
    public static IReadOnlyList<JsonObject> Shrink(IReadOnlyList<JsonObject> objects, Func<IReadOnlyList<JsonObject>, bool> fails)
    {
        var root = new JsonArray([.. objects.Select(static item => item.DeepClone())]);
        while (Spare(root, () => fails([.. root.OfType<JsonObject>()])))
        {
        }

        return [.. root.OfType<JsonObject>()];
    }

    /// <summary>Takes away each part that can be spared, large parts first; false when there is none.</summary>
    private static bool Spare(JsonNode node, Func<bool> fails)
    {
        var isSmaller = false;
        if (node is JsonArray list)
        {
            for (var i = list.Count - 1; i >= 0; i--)
            {
                var item = list[i];
                list.RemoveAt(i);
                if (fails())
                {
                    isSmaller = true;
                    continue;
                }

                list.Insert(i, item);
                isSmaller |= item is not null && Spare(item, fails);
            }
        }
        else if (node is JsonObject map)
        {
            foreach (var (name, value) in map.ToList())
            {
                var index = map.IndexOf(name);
                map.RemoveAt(index);
                if (fails())
                {
                    isSmaller = true;
                    continue;
                }

                map.Insert(index, name, value);
                isSmaller |= value is not null && Spare(value, fails);
            }
        }

        return isSmaller;
    }
}
