using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>Updates reach the pods by themselves.</summary>
public sealed class UpdatesReachThePods() : StatefulSetRule(new(
    "KW5031", "on-delete-strategy", "Updates reach the pods by themselves",
    RuleCategory.Update, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var type = set.UpdateStrategy.Type;
        if (type.Is("OnDelete") == true)
        {
            context.Report(
                type.At,
                $"{context.Object} has the strategy OnDelete: its pods keep the old template until someone deletes them, and until then a crash or a node drain updates them one by one, at random. "
                + "Use RollingUpdate, unless an operator deletes the pods.",
                new FixHint("Use RollingUpdate", new SetValueEdit(context.Object.Key, type.Path, Build.Text("RollingUpdate"))));
        }
    }
}
