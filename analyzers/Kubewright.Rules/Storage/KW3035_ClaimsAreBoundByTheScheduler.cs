using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Storage;

/// <summary>Claims that wait for the scheduler are not of pods that skip it.</summary>
public sealed class ClaimsAreBoundByTheScheduler() : StatefulSetRule(new(
    "KW3035", "node-name-with-delayed-binding", "Claims that wait for the scheduler are not of pods that skip it",
    RuleCategory.Storage, Severity.Error, RulePreset.Default, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var node = set.Template.Spec.NodeName;
        if (!node.TryGet(out var name) || name.Name.Length == 0)
        {
            return;
        }

        foreach (var template in set.VolumeClaimTemplates)
        {
            if (StorageClasses.Of(template, context.Manifests) is ({ } item, var found) && found.VolumeBindingMode.Is("WaitForFirstConsumer") == true)
            {
                context.Report(
                    node.At,
                    $"{context.Object} puts its pods on node '{name}' without the scheduler, but {item} leaves it to the scheduler to start the binding of {ClaimText.Of(template)}: "
                    + "the claim is never bound, and the pods never start. Select the node by its label kubernetes.io/hostname instead.",
                    new FixHint("Select the node by its label", EquatableArray<FixEdit>.From(
                    [
                        new RemoveValueEdit(context.Object.Key, node.Path),
                        new SetEntriesEdit(context.Object.Key, set.Template.Spec.NodeSelector.At.Path, EquatableArray<FixEntry>.From([new FixEntry("kubernetes.io/hostname", name.Name)])),
                    ])),
                    template.Metadata.Name.Origin);
                return;
            }
        }
    }
}
