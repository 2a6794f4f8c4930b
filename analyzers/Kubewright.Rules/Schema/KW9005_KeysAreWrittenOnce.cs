using System;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Schema;

/// <summary>Each key stands once in its map.</summary>
public sealed class KeysAreWrittenOnce() : Rule(new(
    "KW9005", "duplicate-key", "Each key stands once in its map", RuleCategory.Schema, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    public override void Check(RuleContext context) => Check(context, context.Object.At);

    private static void Check(RuleContext context, NodeAt at)
    {
        if (at.Node is ArrayNode list)
        {
            for (var i = 0; i < list.Items.Length; i++)
            {
                if (list.Items[i] is not ScalarNode)
                {
                    Check(context, at[i]);
                }
            }
        }
        else if (at.Node is ObjectNode map)
        {
            foreach (var repeated in map.Repeated)
            {
                var first = map.Members.First(member => member.Name == repeated.Name);
                var place = first.NameOrigin is TextOrigin text ? FormattableString.Invariant($" (first in line {text.Line})") : "";
                context.Report(
                    new NodeAt(new UnknownNode(repeated.NameOrigin), SchemaPath.Join(at.Path, repeated.Name)),
                    $"Key '{repeated.Name}' is written twice in one map{place}; only one value can count. Remove one.",
                    fix: null,
                    first.NameOrigin);
            }

            foreach (var member in map.Members)
            {
                if (member.Value is not ScalarNode)
                {
                    Check(context, at[member.Name]);
                }
            }
        }
    }
}
