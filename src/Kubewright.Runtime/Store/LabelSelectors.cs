namespace Kubewright.Runtime;

/// <summary>Whether labels satisfy a selector, by the rules of <c>metav1.LabelSelector</c>.</summary>
public static class LabelSelectors
{
    /// <summary>
    /// Whether <paramref name="labels"/> satisfy every label and expression of <paramref name="selector"/>. An empty
    /// selector matches everything, a missing one nothing.
    /// </summary>
    public static bool Matches(LabelSelector? selector, Map<string>? labels) =>
        selector is not null
        && HasAll(labels, selector.MatchLabels)
        && (selector.MatchExpressions ?? []).All(expression => Matches(expression, labels));

    /// <summary>Whether <paramref name="labels"/> hold every pair of <paramref name="wanted"/>.</summary>
    public static bool HasAll(Map<string>? labels, Map<string>? wanted)
    {
        foreach (var (key, value) in wanted ?? [])
        {
            if (labels is null || !labels.TryGetValue(key, out var found) || found != value)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Matches(LabelSelectorRequirement expression, Map<string>? labels)
    {
        string? value = null;
        var exists = labels is not null && labels.TryGetValue(expression.Key, out value);
        return expression.Operator switch
        {
            LabelSelectorOperator.In => exists && (expression.Values ?? []).Contains(value!),
            LabelSelectorOperator.NotIn => !exists || !(expression.Values ?? []).Contains(value!),
            LabelSelectorOperator.Exists => exists,
            _ => !exists,
        };
    }
}
