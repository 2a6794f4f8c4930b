using Kubewright.Schema;

namespace Kubewright;

/// <summary>Whether two trees say the same: maps whatever their order, lists in order, single values with their type.</summary>
internal static class NodeEquality
{
    /// <summary>Compares two trees.</summary>
    public static bool AreEqual(Schema.Node left, Schema.Node right) => (left, right) switch
    {
        (ObjectNode first, ObjectNode second) => first.Members.Length == second.Members.Length
            && first.Members.All(member => AreEqual(member.Value, second[member.Name])),
        (ArrayNode first, ArrayNode second) => first.Items.Length == second.Items.Length
            && first.Items.Zip(second.Items).All(static pair => AreEqual(pair.First, pair.Second)),
        (ScalarNode first, ScalarNode second) => first.Kind == second.Kind && (first.Kind == ScalarKind.Null || first.Text == second.Text),
        _ => false,
    };
}
