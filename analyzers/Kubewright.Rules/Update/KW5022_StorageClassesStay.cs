using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>A storage class keeps what it was created with.</summary>
public sealed class StorageClassesStay() : Rule(
    new("KW5022", "storage-class-changed", "A storage class keeps what it was created with", RuleCategory.Update, Severity.Error, RulePreset.Default, RuleScope.Previous),
    StorageClassView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        if (context.Previous is not { } previous || Schemas.Of(context.Object) is not { } facts)
        {
            return;
        }

        foreach (var property in facts.Properties.Where(static property => property.IsImmutable))
        {
            if (SemanticComparison.Compare(previous.At, context.Object.At, facts, property).Differences is { IsEmpty: false } differences)
            {
                context.Report(
                    Revert.Place(context.Object, differences[0]),
                    $"{context.Object} changes {property.Name} from {Revert.Text(differences[0].Before)} to {Revert.Text(differences[0].After)}. "
                    + "A storage class never changes after creation, so the API server refuses the update. Make a class of a new name, or put back what was applied.",
                    Revert.Of(context.Object, differences));
            }
        }
    }
}
