using System;
using System.Collections.Generic;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Schema;

/// <summary>No container sets a variable twice.</summary>
public sealed class EnvNamesAreUnique() : StatefulSetRule(new(
    "KW9016", "env-duplicate", "No container sets a variable twice",
    RuleCategory.Schema, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Of(set.Template.Spec))
        {
            var seen = new Dictionary<string, EnvVarView>(StringComparer.Ordinal);
            foreach (var variable in container.View.Env)
            {
                if (!variable.Name.TryGet(out var name) || name.Length == 0)
                {
                    continue;
                }

                if (seen.TryGetValue(name, out var first) && !Extends(variable, name))
                {
                    context.Report(
                        variable.Name.At,
                        $"{context.Object}: {container} sets the variable {name} twice. The process sees this value only, and server-side apply, "
                        + "which tells variables apart by name, may keep either. Remove the first.",
                        first.At.IsKnown ? new FixHint($"Remove the first {name}", new RemoveValueEdit(context.Object.Key, first.At.Path)) : null,
                        first.Name.Origin);
                }

                seen[name] = variable;
            }
        }
    }

    /// <summary>Whether the value is, or may be, made of the earlier one: <c>$(PATH):/extra</c>.</summary>
    private static bool Extends(EnvVarView variable, string name) =>
        variable.Value.IsUnknown || (variable.Value.TryGet(out var value) && value.Contains($"$({name})"));
}
