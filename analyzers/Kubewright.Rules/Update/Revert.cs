using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Update;

/// <summary>Puts back what was last applied.</summary>
internal static class Revert
{
    private const int MaxShown = 60;

    /// <summary>A fix that undoes the differences; null when one of them cannot be told.</summary>
    public static FixHint? Of(ManifestObject item, IEnumerable<NodeDifference> differences)
    {
        var edits = differences.Select(difference => Edit(item.Key, difference)).ToList();
        return edits.Count == 0 || edits.Contains(null) ? null : new FixHint("Put back what was applied", EquatableArray<FixEdit>.From(edits!));
    }

    /// <summary>Where to report a difference: the value as it is written, even where a default of the server stands in for it.</summary>
    public static NodeAt Place(ManifestObject item, NodeDifference difference) =>
        NodeFixer.Find(item.At.Node, difference.After.Path) is null ? new NodeAt(new AbsentNode(item.Origin), difference.After.Path) : difference.After;

    /// <summary>A value in a sentence: <c>'web'</c>, <c>nothing</c>, or the start of what is written.</summary>
    public static string Text(NodeAt at) => at.Node switch
    {
        ScalarNode { IsKnown: true } scalar => $"'{scalar.Text}'",
        { IsAbsent: true } => "nothing",
        var node => NodeJson.Write(node) is { Length: > MaxShown } text ? text.Substring(0, MaxShown) + "…" : NodeJson.Write(node),
    };

    private static FixEdit? Edit(string key, NodeDifference difference)
    {
        var (before, after) = (difference.Before, difference.After);
        if (before.IsKnown && IsComplete(before.Node))
        {
            return new SetValueEdit(key, after.Path, before.Node);
        }

        return before.IsAbsent && after.IsKnown ? new RemoveValueEdit(key, after.Path) : null;
    }

    private static bool IsComplete(Node node) => node switch
    {
        ObjectNode map => !map.IsOpen && map.Members.All(static member => IsComplete(member.Value)),
        ArrayNode list => !list.IsOpen && list.Items.All(IsComplete),
        _ => !node.IsUnknown,
    };
}
