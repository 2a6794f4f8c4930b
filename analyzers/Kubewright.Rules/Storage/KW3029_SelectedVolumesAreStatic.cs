using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Claims with a selector are not left to a provisioner.</summary>
public sealed class SelectedVolumesAreStatic() : StatefulSetRule(new(
    "KW3029", "claim-selector-dynamic-class", "Claims with a selector are not left to a provisioner",
    RuleCategory.Storage, Severity.Error, RulePreset.Default, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var template in set.VolumeClaimTemplates)
        {
            var selector = template.Spec.Selector;
            if ((selector.MatchLabels.Count == 0 && selector.MatchExpressions.Count == 0)
                || StorageClasses.Of(template, context.Manifests) is not ({ } item, var found)
                || !found.Provisioner.TryGet(out var provisioner) || provisioner == ClaimText.NoProvisioner
                || !StaticStorage.Of(context.Manifests).IsClosed(context.Cluster) || StaticStorage.Of(context.Manifests).OfClass(item.Name.ToString()).Any())
            {
                continue;
            }

            context.Report(
                selector.At,
                $"{context.Object} selects volumes by labels in {ClaimText.Of(template)}, but the provisioner of {item} makes no volume for a claim that has a selector: "
                + "the claims are never bound, and the pods stay Pending. Remove the selector, or use a class whose volumes are made beforehand.",
                new FixHint("Remove the selector", new RemoveValueEdit(context.Object.Key, selector.At.Path)),
                item.Origin);
        }
    }
}
