using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Identity;

/// <summary>Each expression of a selector is one that Kubernetes takes.</summary>
public sealed class SelectorExpressionsAreValid() : Rule(new(
    "KW1013", "selector-expression-invalid", "Each expression of a selector is one that Kubernetes takes",
    RuleCategory.Identity, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        foreach (var requirement in ObjectLabels.Selectors(context.Object).SelectMany(static selector => selector.MatchExpressions))
        {
            if (Problem(requirement) is not { } problem)
            {
                continue;
            }

            var hasValuesToDrop = problem.At.Path == requirement.Values.At.Path && requirement.Values.Count > 0;
            context.Report(
                problem.At,
                $"{context.Object} has a selector expression{(requirement.Key.TryGet(out var key) ? $" on '{key}'" : "")} that is none: {problem.Fact}. "
                + "The API server rejects the object. " + problem.Cure,
                hasValuesToDrop ? new FixHint("Take the values away", new RemoveValueEdit(context.Object.Key, requirement.Values.At.Path)) : null);
        }
    }

    private static (NodeAt At, string Fact, string Cure)? Problem(LabelSelectorRequirementView requirement)
    {
        if (requirement.Key.TryGet(out var key) && KubernetesNames.LabelKeyProblem(key) is { } badKey)
        {
            return (requirement.Key.At, $"the key is no label key, for {badKey}", "Write the key of a label.");
        }

        if (!requirement.Operator.TryGet(out var name))
        {
            return null;
        }

        var values = requirement.Values;
        switch (name)
        {
            case "In" or "NotIn" when values is { IsComplete: true, Count: 0 }:
                return (values.At, $"{name} needs at least one value", "List the values.");
            case "In" or "NotIn":
                foreach (var value in values)
                {
                    if (value.TryGet(out var text) && KubernetesNames.LabelValueProblem(text) is { } badValue)
                    {
                        return (value.At, $"'{text}' is no label value, for {badValue}", "Write values that labels can have.");
                    }
                }

                return null;
            case "Exists" or "DoesNotExist":
                return values.Count > 0 ? (values.At, $"{name} takes no values", "Take the values away, or use In or NotIn.") : null;
            default:
                return (requirement.Operator.At, $"'{name}' is no operator", "Use In, NotIn, Exists or DoesNotExist.");
        }
    }
}
