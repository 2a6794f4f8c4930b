using System.Collections.Generic;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Availability;

/// <summary>A set of several pods has a disruption budget.</summary>
public sealed class BudgetCoversThePods() : StatefulSetRule(new(
    "KW6004", "pdb-missing", "A set of several pods has a disruption budget",
    RuleCategory.Availability, Severity.Warning, RulePreset.Production, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (context.Manifests.MayHoldMore(PodDisruptionBudgetView.ObjectKind)
            || AutoscalerIndex.LowestReplicas(context.Object, context.Manifests) is not >= 2
            || !set.Template.Metadata.Labels.IsComplete
            || BudgetIndex.Of(context.Manifests).Covering(context.Object).Count > 0
            || context.Cluster.HasExternal(PodDisruptionBudgetView.ObjectKind, from: context.Object))
        {
            return;
        }

        context.Report(
            context.Object.At["metadata"]["name"],
            $"No PodDisruptionBudget among the manifests covers the pods of {context.Object}. A node drain or upgrade may evict all of them at once. "
            + "Add a budget that lets one pod go at a time.",
            Fix(context.Object, set));
    }

    private static FixHint? Fix(ManifestObject set, StatefulSetSpecView spec)
    {
        if (!set.Name.TryGet(out var name) || Networking.HeadlessService.MatchLabels(spec.Selector) is not { } labels || spec.Selector.MatchExpressions is not { IsComplete: true, Count: 0 })
        {
            return null;
        }

        var metadata = new List<(string, Node)> { ("name", Build.Text(name)) };
        if (set.Namespace.TryGet(out var ns))
        {
            metadata.Add(("namespace", Build.Text(ns)));
        }

        return new FixHint($"Add a disruption budget for '{name}'", new AddObjectEdit(set.Key, Build.Object(
            ("apiVersion", Build.Text(PodDisruptionBudgetView.ObjectKind.ApiVersion)),
            ("kind", Build.Text(PodDisruptionBudgetView.ObjectKind.Kind)),
            ("metadata", Build.Object(metadata)),
            ("spec", Build.Object(("maxUnavailable", Build.Integer(1)), ("selector", Build.Object(("matchLabels", labels))))))));
    }
}
