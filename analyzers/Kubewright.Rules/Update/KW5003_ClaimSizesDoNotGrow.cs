using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>Claim templates ask for as much storage as before.</summary>
public sealed class ClaimSizesDoNotGrow() : SetUpdateRule(new(
    "KW5003", "claim-size-increased", "Claim templates do not ask for more storage than before",
    RuleCategory.Update, Severity.Error, RulePreset.Default, RuleScope.Previous))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, SetUpdate update)
    {
        foreach (var (before, after) in ClaimTemplateChanges.Of(update)?.Kept ?? [])
        {
            if (before.Amount is { } old && after.Amount is { } amount && amount > old)
            {
                context.Report(
                    after.Storage.At,
                    $"{context.Object} raises the storage of its claim template '{after.Name}' from {before.Storage} to {after.Storage}. The API server refuses the update, "
                    + $"and claims that exist keep their size. {Expansion(context, after)}Patch the claims '{after.Name}-{update.Name}-*' one by one to {after.Storage}, "
                    + "delete the set with --cascade=orphan, and apply again.");
            }
        }
    }

    private static string Expansion(RuleContext context, ClaimTemplate template)
    {
        if (!template.View.Spec.StorageClassName.TryGet(out var name) || context.Manifests.Find(StorageClassView.ObjectKind, name.ToString(), null).Found is not { } found)
        {
            return "";
        }

        var expands = new StorageClassView(found.At).AllowVolumeExpansion;
        return expands.Is(true) switch
        {
            true => $"The class '{name}' lets them grow. ",
            false => $"The class '{name}' does not let them grow: it needs allowVolumeExpansion first. ",
            null => "",
        };
    }
}
