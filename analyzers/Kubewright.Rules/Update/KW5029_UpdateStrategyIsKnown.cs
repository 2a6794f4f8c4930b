using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Update;

/// <summary>The update strategy is one that the API server knows.</summary>
public sealed class UpdateStrategyIsKnown() : StatefulSetRule(new(
    "KW5029", "update-strategy-invalid", "The update strategy is one that the API server knows",
    RuleCategory.Update, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        // Releases from 1.37 on know Recreate behind a feature gate, so without a release nobody can say.
        if (!set.UpdateStrategy.Type.TryGet(out var type)
            || type is "" or "RollingUpdate" or "OnDelete"
            || (type == "Recreate" && context.Cluster.Version?.IsAtLeast(37) != false))
        {
            return;
        }

        var near = ClosestName.Find(type, ["RollingUpdate", "OnDelete"]);
        context.Report(
            set.UpdateStrategy.Type.At,
            $"{context.Object} has the update strategy '{type}', and a StatefulSet has only RollingUpdate and OnDelete{(near is null ? "" : $" (the closest is {near})")}. "
            + "The API server refuses the set. "
            + (type == "Recreate" ? "Use RollingUpdate; to stop all pods before new ones start, scale to 0 first." : "Write one of the two."),
            near is null ? null : new FixHint($"Use {near}", new SetValueEdit(context.Object.Key, set.UpdateStrategy.Type.Path, Build.Text(near))));
    }
}
