using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>Claims that were kept so far are kept on.</summary>
public sealed class RetentionIsNotTightened() : SetUpdateRule(new(
    "KW5013", "retention-policy-tightened", "Claims that were kept so far are kept on",
    RuleCategory.Update, Severity.Warning, RulePreset.Default, RuleScope.Previous))
{
    private const string Retain = "Retain";

    /// <inheritdoc/>
    protected override void Check(RuleContext context, SetUpdate update)
    {
        var (before, after) = (update.Before.PersistentVolumeClaimRetentionPolicy, update.After.PersistentVolumeClaimRetentionPolicy);
        Check(context, before.WhenDeleted, after.WhenDeleted, "whenDeleted", "when the set is deleted");
        Check(context, before.WhenScaled, after.WhenScaled, "whenScaled", "when the set is scaled down");
    }

    private static void Check(RuleContext context, Value<string> before, Value<string> after, string name, string moment)
    {
        if ((before.IsAbsent || before.Is(Retain) == true) && after.Is("Delete") == true)
        {
            context.Report(
                after.At,
                $"{context.Object} changes {name} from Retain to Delete: data that survived so far goes with its claims {moment}. Put Retain back unless that is meant.",
                new FixHint("Keep the claims", new SetValueEdit(context.Object.Key, after.Path, Build.Text(Retain))));
        }
    }
}
