using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Rules.Schema;

/// <summary>Every required field is written.</summary>
public sealed class RequiredFieldsAreWritten() : Rule(new(
    "KW9003", "required-field-missing", "Every required field is written", RuleCategory.Schema, Severity.Error, RulePreset.Default, RuleScope.Object))
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

            foreach (var property in item.Facts.Properties.Where(property => property.IsRequired && item.Node[property.Name].IsAbsent))
            {
                var path = SchemaPath.Join(value.At.Path, property.Name);
                if (!context.HasError(path))
                {
                    context.ReportField(value.At.Origin, path, "this field is required, but it is not written; add it");
                }
            }
        }
    }
}
