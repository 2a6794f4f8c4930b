using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Volumes of pods that not every node may run are made where the pod runs.</summary>
public sealed class VolumesWaitForThePod() : StatefulSetRule(new(
    "KW3011", "storage-class-immediate-binding", "Volumes of pods that not every node may run are made where the pod runs",
    RuleCategory.Storage, Severity.Warning, RulePreset.Default, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (NodeConstraints.Required(set.Template.Spec) is not { } constraint)
        {
            return;
        }

        foreach (var template in set.VolumeClaimTemplates)
        {
            if (StorageClasses.Of(template, context.Manifests) is ({ } item, var found)
                && (found.VolumeBindingMode.IsAbsent || found.VolumeBindingMode.Is("Immediate") == true))
            {
                context.Report(
                    item,
                    found.VolumeBindingMode.At,
                    $"{item} binds a claim as soon as it exists, before anyone knows where its pod can run, but {context.Object} demands {constraint} "
                    + $"and takes volumes of the class by {ClaimText.Of(template)}: the volume may be in a zone where no node is allowed, and the pod stays Pending. "
                    + "Set volumeBindingMode to WaitForFirstConsumer; of a class that was applied already it cannot be changed, so use a new one.",
                    new FixHint("Set volumeBindingMode to WaitForFirstConsumer", new SetValueEdit(item.Key, found.VolumeBindingMode.Path, Build.Text("WaitForFirstConsumer"))),
                    template.Spec.StorageClassName.Origin);
                return;
            }
        }
    }
}
