using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Rules.Schema;

/// <summary>Every field is one that its type has.</summary>
public sealed class FieldsAreKnown() : Rule(new(
    "KW9001", "unknown-field", "Every field is one that its type has", RuleCategory.Schema, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        foreach (var value in context.Object.Values)
        {
            if (value.Object is not { } item)
            {
                continue;
            }

            foreach (var member in item.Node.Members)
            {
                if (item.Facts.Find(member.Name) is not null)
                {
                    continue;
                }

                var near = ClosestName.Find(member.Name, item.Facts.Properties.Select(static property => property.Name));
                var path = SchemaPath.Join(value.At.Path, member.Name);
                context.ReportField(
                    member.NameOrigin,
                    path,
                    $"there is no field of this name here; {(near is null ? "remove it" : $"did you mean {near}?")}",
                    near is not null && item.Node[near].IsAbsent
                        ? new FixHint($"Rename {member.Name} to {near}", new RenameKeyEdit(context.Object.Key, value.At.Path, member.Name, near))
                        : null);
            }
        }
    }
}
