using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>Makes values unknown whose key is written twice in one map.</summary>
internal static class Unambiguous
{
    /// <summary>The tree with such values unknown; the same tree when it has none.</summary>
    public static Node Of(Node node) => node switch
    {
        ObjectNode map => Of(map),
        ArrayNode list => Of(list),
        _ => node,
    };

    private static ObjectNode Of(ObjectNode map)
    {
        var members = map.Members;
        for (var i = 0; i < members.Length; i++)
        {
            var member = members[i];
            var value = map.Repeated.Any(repeated => repeated.Name == member.Name) ? new UnknownNode(member.Value.Origin) : Of(member.Value);
            members = ReferenceEquals(value, member.Value) ? members : members.SetItem(i, member with { Value = value });
        }

        return members == map.Members ? map : new ObjectNode(members, map.IsOpen, map.Origin) { Repeated = map.Repeated };
    }

    private static ArrayNode Of(ArrayNode list)
    {
        var items = list.Items;
        for (var i = 0; i < items.Length; i++)
        {
            var value = Of(items[i]);
            items = ReferenceEquals(value, items[i]) ? items : items.SetItem(i, value);
        }

        return items == list.Items ? list : new ArrayNode(items, list.IsOpen, list.Origin);
    }
}
