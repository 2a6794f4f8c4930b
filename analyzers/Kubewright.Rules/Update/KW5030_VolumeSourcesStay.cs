using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>A persistent volume keeps its source.</summary>
public sealed class VolumeSourcesStay() : Rule(
    new("KW5030", "pv-source-changed", "A persistent volume keeps its source, mode and node affinity", RuleCategory.Update, Severity.Error, RulePreset.Default, RuleScope.Previous),
    PersistentVolumeView.ObjectKind)
{
    private const string Affinity = "nodeAffinity";

    private static readonly TypeFacts Facts = Schemas.Find("io.k8s.api.core.v1.PersistentVolumeSpec")!;

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        if (context.Previous is not { } previous)
        {
            return;
        }

        var (before, after) = (previous.At["spec"], context.Object.At["spec"]);
        IEnumerable<PropertyFacts> affinity = before[Affinity].IsKnown ? [Facts.Find(Affinity)!] : [];
        var differences = Facts.Properties.Where(static property => property.IsImmutable)
            .Concat(affinity)
            .SelectMany(property => SemanticComparison.Compare(before, after, Facts, property).Differences)
            .ToList();
        if (differences.Count > 0)
        {
            context.Report(
                Revert.Place(context.Object, differences[0]),
                $"{context.Object} changes {Phrases.And([.. differences.Select(static difference => difference.After.Path)])}, from {Revert.Text(differences[0].Before)} to {Revert.Text(differences[0].After)}. "
                + "Where a volume is never changes after creation, so the API server refuses the update. Put back what was applied, or make a volume of a new name.",
                Revert.Of(context.Object, differences));
        }
    }
}
