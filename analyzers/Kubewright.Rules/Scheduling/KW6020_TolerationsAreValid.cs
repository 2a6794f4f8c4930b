using Kubewright.Rules.Views;

namespace Kubewright.Rules.Scheduling;

/// <summary>Each toleration is one that the API server takes.</summary>
public sealed class TolerationsAreValid() : StatefulSetRule(new(
    "KW6020", "toleration-invalid", "Each toleration is valid",
    RuleCategory.Scheduling, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var index = 0;
        foreach (var toleration in set.Template.Spec.Tolerations)
        {
            if (Problem(toleration) is var (at, problem, fix))
            {
                context.Report(
                    at,
                    $"Toleration {index} of {context.Object} is not valid: {problem}. The API server refuses the set, or before 1.34 every pod of it.",
                    fix is null ? null : new FixHint(fix == "value" ? "Drop the value" : "Tolerate every taint", Edit(context.Object, toleration, fix)));
            }

            index++;
        }
    }

    private static FixEdit Edit(ManifestObject set, TolerationView toleration, string member) => member == "value"
        ? new RemoveValueEdit(set.Key, toleration.Value.Path)
        : new SetValueEdit(set.Key, toleration.Operator.Path, Build.Text("Exists"));

    private static (NodeAt At, string Problem, string? Fix)? Problem(TolerationView toleration)
    {
        var exists = toleration.Operator.Is("Exists");
        var hasKey = toleration.Key.TryGet(out var key) ? key.Length > 0 : toleration.Key.IsAbsent ? false : (bool?)null;
        var hasValue = toleration.Value.TryGet(out var value) ? value.Length > 0 : toleration.Value.IsAbsent ? false : (bool?)null;
        if (toleration.At.IsKnown && hasKey == false && exists == false)
        {
            return (toleration.Operator.At, "without a key the operator must be Exists, which tolerates every taint", hasValue == false ? "operator" : null);
        }

        if (exists == true && hasValue == true)
        {
            return (toleration.Value.At, $"operator Exists takes no value, and it is '{value}'", "value");
        }

        return toleration.TolerationSeconds.IsKnown && (toleration.Effect.IsAbsent || toleration.Effect.Is("NoExecute") == false)
            ? (toleration.TolerationSeconds.At, "tolerationSeconds goes with the effect NoExecute only", null)
            : null;
    }
}
