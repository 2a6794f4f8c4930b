using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>Copies of nodes for fixes, which must not hold anything unknown.</summary>
internal static class Known
{
    /// <summary>The node without its origins; null when something in it is not known.</summary>
    public static Node? Copy(Node node) => node switch
    {
        ScalarNode { IsKnown: true } scalar => new ScalarNode(scalar.Kind, scalar.Text, Origin.None),
        ArrayNode { IsOpen: false } list when list.Items.Select(Copy).ToList() is var items && items.TrueForAll(static item => item is not null) => Build.Array(items!),
        ObjectNode { IsOpen: false } map when map.Members.Select(static member => (member.Name, Value: Copy(member.Value))).ToList() is var members
            && members.TrueForAll(static member => member.Value is not null) => Build.Object(members!),
        _ => null,
    };
}
