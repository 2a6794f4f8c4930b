using System.Globalization;
using Kubewright.Schema;

namespace Kubewright.Validation;

/// <summary>Finds the place of a path in a document.</summary>
internal static class NodeLocation
{
    /// <summary>Where the value at <paramref name="path"/> is written; for one that is not written, where the nearest value above it is.</summary>
    public static TextOrigin? Of(Schema.Node root, string path)
    {
        var node = root;
        foreach (var segment in SchemaPath.Split(path))
        {
            var next = node is ArrayNode list
                ? int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Length ? list.Items[index] : null
                : node[segment];
            if (next is null || !next.IsKnown)
            {
                break;
            }

            node = next;
        }

        return node.Origin as TextOrigin;
    }
}
