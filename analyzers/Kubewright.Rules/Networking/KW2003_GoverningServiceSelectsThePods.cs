using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>The Service that governs a set selects the set's pods.</summary>
public sealed class GoverningServiceSelectsThePods() : Rule(Description, StatefulSetView.ObjectKind)
{
    private static readonly RuleDescriptor Description = new(
        "KW2003",
        "governing-service-selector-mismatch",
        "The Service that governs a set selects the set's pods",
        RuleCategory.Networking,
        Severity.Warning,
        RulePreset.Default,
        RuleScope.ManifestSet);

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var set = new StatefulSetView(context.Object.At);
        var governing = GoverningService.Of(context.Object, context.Manifests);
        if (governing?.Service is not { } found || !set.Spec.Template.At.IsKnown)
        {
            return;
        }

        var service = new ServiceView(found.At).Spec;
        // An ExternalName Service selects nothing whatever it says; that it cannot govern is another rule's business.
        if (service.Type.Is("ExternalName") != false || Fact(service.Selector, set.Spec.Template.Metadata.Labels) is not { } fact)
        {
            return;
        }

        // A Service that selects what the set selects is right: then it is the pods that lack the labels.
        var podsAreWrong = service.Selector is { IsComplete: true, Count: > 0 } && LabelMatching.Mismatches(service.Selector, set.Spec.Selector.MatchLabels).Count == 0;
        var labels = podsAreWrong ? null : HeadlessService.MatchLabels(set.Spec.Selector);
        context.Report(
            found,
            service.Selector.At,
            $"{found} governs {context.Object} but {fact}. "
            + $"No pod of the set stands behind it, so pod DNS names such as '{GoverningService.PodDnsName(context.Object, governing.Name)}' will not resolve. "
            + (podsAreWrong ? "Give the pod template the labels that both select." : "Give the Service the set's match labels as its selector."),
            labels is null ? null : new FixHint("Select the set's pods", new SetValueEdit(found.Key, service.Selector.At.Path, labels)),
            set.Spec.Template.Metadata.Labels.At.Origin);
    }

    /// <summary>Why the selector certainly does not select the pods; null when it does or nobody can say.</summary>
    private static string? Fact(MapView<Value<string>> selector, MapView<Value<string>> labels)
    {
        if (selector is { IsComplete: true, Count: 0 })
        {
            return "has no selector";
        }

        var facts = LabelMatching.Mismatches(selector, labels)
            .Where(static mismatch => !ControllerLabels.Contains(mismatch.Key))
            .Select(static mismatch => mismatch.Fact)
            .ToList();
        return facts.Count == 0 ? null
            : $"selects {LabelText.Of(selector)}, while the pods carry {(labels.Count == 0 ? "no labels" : LabelText.Of(labels))}: {Phrases.And(facts)}";
    }
}
