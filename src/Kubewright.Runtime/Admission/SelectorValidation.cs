namespace Kubewright.Runtime;

/// <summary>Checks the selector of a workload and that its pod template satisfies it.</summary>
internal static class SelectorValidation
{
    private const string Path = "spec.selector";

    /// <summary>Checks <paramref name="selector"/> against <paramref name="template"/>.</summary>
    /// <param name="errors">Where findings go.</param>
    /// <param name="workload">The workload's kind as error texts name it, for example <c>statefulset</c>.</param>
    /// <param name="selector">The selector.</param>
    /// <param name="template">The template; null when there is none to compare with.</param>
    public static void Check(FieldErrors errors, string workload, LabelSelector? selector, PodTemplateSpec? template)
    {
        if (selector is null)
        {
            errors.Required(Path);
            return;
        }

        if (selector.MatchLabels is null or { Count: 0 } && selector.MatchExpressions is null or { Count: 0 })
        {
            errors.InvalidText(Path, "{}", $"empty selector is invalid for {workload}");
            return;
        }

        var before = errors.Count;
        CheckTerms(errors, Path, selector);
        if (errors.Count == before && template is not null && !selector.Matches(template.Metadata?.Labels))
        {
            errors.Invalid("spec.template.metadata.labels", template.Metadata?.Labels, "`selector` does not match template `labels`");
        }
    }

    /// <summary>Checks what a selector asks for. None asks for nothing.</summary>
    public static void CheckTerms(FieldErrors errors, string path, LabelSelector? selector)
    {
        ObjectMetaValidation.CheckLabels(errors, $"{path}.matchLabels", selector?.MatchLabels);
        foreach (var (index, expression) in (selector?.MatchExpressions ?? []).Index())
        {
            CheckExpression(errors, $"{path}.matchExpressions[{index}]", expression);
        }
    }

    private static void CheckExpression(FieldErrors errors, string path, LabelSelectorRequirement expression)
    {
        var needsValues = expression.Operator is LabelSelectorOperator.In or LabelSelectorOperator.NotIn;
        if (needsValues && expression.Values is null or { Count: 0 })
        {
            errors.Required($"{path}.values", "must be specified when `operator` is 'In' or 'NotIn'");
        }
        else if (!needsValues && expression.Values is { Count: > 0 })
        {
            errors.Forbidden($"{path}.values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        }

        if (NameRules.LabelKey(expression.Key) is { } wrongKey)
        {
            errors.Invalid($"{path}.key", expression.Key, wrongKey);
        }

        foreach (var (index, value) in (expression.Values ?? []).Index())
        {
            if (NameRules.LabelValue(value) is { } wrongValue)
            {
                errors.Invalid($"{path}.values[{index}]", value, wrongValue);
            }
        }
    }
}
