using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Networking;

/// <summary>Each Service selects pods.</summary>
public sealed class ServiceSelectsPods() : Rule(
    new(
        "KW2014", "service-selects-nothing", "Each Service selects pods",
        RuleCategory.Networking, Severity.Warning, RulePreset.Production, RuleScope.ManifestSet),
    ServiceView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var selector = new ServiceView(context.Object.At).Spec.Selector;
        if (ServicePods.Of(context.Object, context.Manifests) is not { IsComplete: true, Workloads.IsEmpty: true } || !selector.IsComplete)
        {
            return;
        }

        var near = context.Manifests.Workloads.All.Where(workload => workload.Object.MeetsIn(context.Object) != false).ToList();
        // Pods also come from what operators make of objects of their own, and get labels while they run, such as a role.
        if (near.Count == 0 || near.Exists(workload => MayGetTheRest(selector, workload.Labels)) || context.Manifests.Objects.Any(static item => item.KnownKind is { } kind && !BuiltInKinds.Contains(kind)))
        {
            return;
        }

        var workload = near.OrderBy(item => LabelMatching.Mismatches(selector, item.Labels).Count).First();
        var facts = LabelMatching.Mismatches(selector, workload.Labels).Where(static mismatch => !ControllerLabels.Contains(mismatch.Key)).Select(static mismatch => mismatch.Fact);
        context.Report(
            selector.At,
            $"{context.Object} selects {LabelText.Of(selector)}, and no pod of the manifests carries these labels: connections to it fail. "
            + $"The nearest are the pods of {workload.Object}: {Phrases.And([.. facts])}. Select the labels that pods carry.",
            Fix(context, selector, near),
            workload.Labels.At.Origin);
    }

    /// <summary>Whether the pods carry some of the labels, and those that are missing have names of their own, so that something may add them later.</summary>
    private static bool MayGetTheRest(MapView<Value<string>> selector, MapView<Value<string>> labels)
    {
        var mismatches = LabelMatching.Mismatches(selector, labels);
        return mismatches.Count < selector.Count && mismatches.TrueForAll(mismatch =>
            labels.ContainsKey(mismatch.Key) == false
            && ClosestName.Find(mismatch.Key, labels.Select(static label => label.Key).Where(key => selector.ContainsKey(key) == false)) is null);
    }

    /// <summary>The only workload is meant, unless the Service is for one pod of it.</summary>
    private static FixHint? Fix(RuleContext context, MapView<Value<string>> selector, List<Workload> near)
    {
        if (near.Count != 1 || near[0].Object.Is(StatefulSetView.ObjectKind) != true || selector.Any(static label => ControllerLabels.Contains(label.Key)))
        {
            return null;
        }

        var own = new StatefulSetView(near[0].Object.At).Spec.Selector;
        return LabelMatching.Mismatches(own.MatchLabels, near[0].Labels).Count == 0 && HeadlessService.MatchLabels(own) is { } labels
            ? new FixHint($"Select the pods of {near[0].Object}", new SetValueEdit(context.Object.Key, selector.At.Path, labels))
            : null;
    }
}
