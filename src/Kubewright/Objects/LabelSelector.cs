using Kubewright.Schema;

namespace Kubewright;

public sealed partial record LabelSelector
{
    /// <summary>A selector that wants each of these labels with exactly this value.</summary>
    /// <param name="labels">The labels.</param>
    public static implicit operator LabelSelector([SchemaPath("matchLabels")] Labels labels) => new() { MatchLabels = labels };

    /// <summary>A selector that wants this label with exactly this value.</summary>
    /// <param name="pair">Key and value.</param>
    public static implicit operator LabelSelector([SchemaPath("matchLabels")] (string Key, string Value) pair) => new() { MatchLabels = pair };

    /// <summary>Whether an object with <paramref name="labels"/> is selected. A selector without any condition selects everything.</summary>
    public bool Matches(Labels? labels) =>
        (MatchLabels is null || MatchLabels.IsSubsetOf(labels))
        && (MatchExpressions is not { Count: > 0 } expressions || Matches(expressions, labels));

    private static bool Matches(ValueList<LabelSelectorRequirement> expressions, Labels? labels) => expressions.All(expression => Matches(expression, labels));

    private static bool Matches(LabelSelectorRequirement expression, Labels? labels)
    {
        string? value = null;
        var exists = labels is not null && labels.TryGetValue(expression.Key, out value);
        return expression.Operator switch
        {
            LabelSelectorOperator.Exists => exists,
            LabelSelectorOperator.DoesNotExist => !exists,
            LabelSelectorOperator.In => exists && expression.Values?.Contains(value!) == true,
            _ => !exists || expression.Values?.Contains(value!) != true,
        };
    }
}
