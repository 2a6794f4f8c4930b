using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Networking;

/// <summary>The Service that a set names is among the manifests.</summary>
public sealed class GoverningServiceExists() : Rule(Description, StatefulSetView.ObjectKind)
{
    private static readonly RuleDescriptor Description = new(
        "KW2001",
        "governing-service-missing",
        "The Service that serviceName names is among the manifests",
        RuleCategory.Networking,
        Severity.Warning,
        RulePreset.Default,
        RuleScope.ManifestSet);

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        if (GoverningService.Of(context.Object, context.Manifests) is not { IsMissing: true, Elsewhere.IsEmpty: true } governing
            || context.Baseline?.Find(ServiceView.ObjectKind, governing.Name, context.Object).Found is not null)
        {
            // A Service of that name in another namespace is another rule's, and so is one that was applied before.
            return;
        }

        context.Report(
            governing.Reference.At,
            $"{context.Object} names the governing Service '{governing.Name}', but {Fact(context, governing)}. "
            + $"Pod DNS names such as '{GoverningService.PodDnsName(context.Object, governing.Name)}' will not resolve. "
            + "Add a headless Service of that name, or declare it external when another project owns it.",
            HeadlessService.Fix(context.Object, governing.Name));
    }

    private static string Fact(RuleContext context, GoverningService governing)
    {
        var place = context.Object.Namespace.TryGet(out var ns) ? $" in namespace '{ns}'" : "";
        var names = context.Manifests.OfKind(ServiceView.ObjectKind).Where(static service => service.Name.IsKnown).Select(static service => service.Name.ToString());
        return $"no Service among the manifests has that name{place}"
            + (ClosestName.Find(governing.Name, names) is { } closest ? $" (the closest is '{closest}')" : "");
    }
}
