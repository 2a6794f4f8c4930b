using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>Makes the nodes of fix hints, which come from no source text.</summary>
internal static class Build
{
    public static ScalarNode Text(string text) => ScalarNode.String(text, Origin.None);

    public static ScalarNode Integer(long value) => ScalarNode.Integer(value, Origin.None);

    public static ScalarNode Flag(bool value) => ScalarNode.Boolean(value, Origin.None);

    public static ArrayNode Array(IEnumerable<Node> items) => new([.. items], isOpen: false, Origin.None);

    public static ObjectNode Object(params (string Name, Node Value)[] members) => Object((IEnumerable<(string, Node)>)members);

    public static ObjectNode Object(IEnumerable<(string Name, Node Value)> members) => new(
        members.Select(static member => new ObjectNode.Member(member.Name, member.Value, Origin.None)).ToImmutableArray(),
        isOpen: false,
        Origin.None);
}
