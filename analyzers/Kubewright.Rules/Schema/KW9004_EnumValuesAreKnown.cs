using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Rules.Schema;

/// <summary>A field with a fixed set of values has one of them.</summary>
public sealed class EnumValuesAreKnown() : Rule(new(
    "KW9004", "enum-value-unknown", "A field with a fixed set of values has one of them", RuleCategory.Schema, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        foreach (var value in context.Object.Values)
        {
            if (value is { Type.Kind: SchemaTypeKind.Enum, At.Node: ScalarNode { Kind: ScalarKind.String } scalar, Property.Values: var values }
                && !values.Contains(scalar.Text)
                && !context.HasError(value.At.Path))
            {
                var near = ClosestName.Find(scalar.Text, values) ?? values.FirstOrDefault(known => string.Equals(known, scalar.Text, System.StringComparison.OrdinalIgnoreCase));
                context.ReportField(
                    value.At.Origin,
                    value.At.Path,
                    $"'{ShownValue.Cut(scalar.Text)}' is no value of this field; {(near is null ? "it takes" : $"did you mean {near}? It takes")} "
                    + $"{string.Join(", ", values.Where(static known => known.Length > 0))}",
                    near is null ? null : new FixHint($"Write {near}", new SetValueEdit(context.Object.Key, value.At.Path, Build.Text(near))));
            }
        }
    }
}
