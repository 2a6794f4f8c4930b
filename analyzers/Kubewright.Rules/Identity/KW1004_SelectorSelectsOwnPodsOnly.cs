using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Identity;

/// <summary>A controller's selector selects its own pods only.</summary>
public sealed class SelectorSelectsOwnPodsOnly() : Rule(
    new(
        "KW1004", "selector-overlap", "A controller's selector selects its own pods only",
        RuleCategory.Identity, Severity.Warning, RulePreset.Production, RuleScope.ManifestSet),
    StatefulSetView.ObjectKind, DeploymentView.ObjectKind, DaemonSetView.ObjectKind, ReplicaSetView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var selector = new LabelSelectorView(context.Object.At["spec"]["selector"]);
        if (selector.MatchLabels.Count + selector.MatchExpressions.Count == 0)
        {
            return;
        }

        var others = context.Manifests.Workloads.SelectedBy(selector, context.Object)
            .Where(pair => pair.IsSelected == true && pair.Workload.Object.Key != context.Object.Key && (IsSet(context.Object) || IsSet(pair.Workload.Object)))
            .Select(static pair => pair.Workload)
            .ToList();
        if (others.Count == 0)
        {
            return;
        }

        context.Report(
            selector.At,
            $"{context.Object} selects pods by {LabelText.Of(selector)}, and the pods of {Phrases.And([.. others.Select(static other => other.Object.ToString())])} "
            + "carry these labels too: Services, budgets and policies on them mix the pods. "
            + "Give each a label of its own in selector and template, before the first apply, for a selector cannot be changed later.",
            fix: null,
            [.. others.Select(static other => other.Labels.At.Origin)]);
    }

    private static bool IsSet(ManifestObject item) => item.Is(StatefulSetView.ObjectKind) == true;
}
