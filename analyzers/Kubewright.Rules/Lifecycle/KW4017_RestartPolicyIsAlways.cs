using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>The pods' restart policy is Always.</summary>
public sealed class RestartPolicyIsAlways() : StatefulSetRule(new(
    "KW4017", "restart-policy-not-always", "The pods' restart policy is Always",
    RuleCategory.Lifecycle, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var policy = set.Template.Spec.RestartPolicy;
        if (policy.TryGet(out var text) && text is not ("" or "Always"))
        {
            context.Report(
                policy.At,
                $"{context.Object} has restartPolicy {text}, but the pods of a StatefulSet are restarted always: the API server rejects the set. Remove restartPolicy, or use a Job for work that ends.",
                new FixHint("Remove restartPolicy", new RemoveValueEdit(context.Object.Key, policy.Path)));
        }
    }
}
