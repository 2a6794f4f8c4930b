using Kubewright.Rules.Views;

namespace Kubewright.Rules.Security;

/// <summary>No environment variable holds a secret in plain text.</summary>
public sealed class SecretsAreNotInEnvironmentLiterals() : StatefulSetRule(new(
    "KW7002", "secret-in-env-literal", "No environment variable holds a secret in plain text",
    RuleCategory.Security, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Of(set.Template.Spec))
        {
            foreach (var variable in container.View.Env)
            {
                if (variable.Name.TryGet(out var name) && variable.Value.TryGet(out var value) && SecretNames.IsSecret(name, value))
                {
                    context.Report(
                        variable.Value.At,
                        $"{context.Object} writes the value of '{name}' in {container} as plain text: whoever may read the set, its revisions or the repository knows the secret. "
                        + "Keep it in a Secret, and read it by valueFrom.secretKeyRef.");
                }
            }
        }
    }
}
