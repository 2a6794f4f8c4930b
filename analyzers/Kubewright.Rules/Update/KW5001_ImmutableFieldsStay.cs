using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Update;

/// <summary>What a set never lets change stays as it was applied.</summary>
public sealed class ImmutableFieldsStay() : SetUpdateRule(new(
    "KW5001", "immutable-field-changed", "What a set never lets change stays as it was applied",
    RuleCategory.Update, Severity.Error, RulePreset.Default, RuleScope.Previous))
{
    private const string Templates = "volumeClaimTemplates";

    /// <inheritdoc/>
    protected override void Check(RuleContext context, SetUpdate update)
    {
        foreach (var property in SetUpdate.Facts.Properties.Where(property => property.IsImmutable && property.Name != Templates && IsFixed(property, context.Cluster.Version)))
        {
            Report(context, $"spec.{property.Name}", update.Compare(property.Name).Differences, property);
        }

        if (ClaimTemplateChanges.Of(update) is not { } templates)
        {
            return;
        }

        if (templates.IsReordered)
        {
            var at = update.After.VolumeClaimTemplates.At;
            context.Report(
                at,
                $"{context.Object} puts its claim templates into another order. Their order counts, so the API server refuses the update. {Cure}",
                Revert.Of(context.Object, [new NodeDifference(update.Before.VolumeClaimTemplates.At, at)]));
            return;
        }

        var facts = Schemas.Find("VolumeClaim")!;
        foreach (var (before, after) in templates.Kept)
        {
            // What the storage becomes is for other rules to say, which know the way out.
            var differences = SemanticComparison.Compare(before.View.At, after.View.At, facts).Differences.Where(static difference => !ClaimTemplate.IsStorage(difference.After.Path));
            Report(context, $"the claim template '{after.Name}'", [.. differences], null);
        }
    }

    private const string Cure = "Put back what was applied, or delete the set with --cascade=orphan, which keeps its pods and claims, and apply again.";

    private static void Report(RuleContext context, string what, IReadOnlyList<NodeDifference> differences, PropertyFacts? property)
    {
        if (differences.Count == 0)
        {
            return;
        }

        var first = differences[0];
        var isWhole = first.After.Path == what;
        var since = property?.MutableSince is { } release ? $" before Kubernetes {release}" : "";
        context.Report(
            Revert.Place(context.Object, first),
            $"{context.Object} changes {what}{(isWhole ? "" : $" ({Phrases.And([.. differences.Select(static difference => difference.After.Path)])})")} "
            + $"from {Revert.Text(first.Before)} to {Revert.Text(first.After)}. It never changes after creation{since}, so the API server refuses the update. {Cure}",
            Revert.Of(context.Object, differences));
    }

    /// <summary>Whether the cluster refuses a change; one that some releases take counts only where the release is known.</summary>
    private static bool IsFixed(PropertyFacts property, KubernetesVersion? release) =>
        property.MutableSince is not { } since || (release is { } version && version.CompareTo(since) < 0);
}
