using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Each claim template is mounted by a container.</summary>
public sealed class ClaimTemplatesAreMounted() : StatefulSetRule(new(
    "KW3005", "claim-template-never-mounted", "Each claim template is mounted by a container",
    RuleCategory.Storage, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var volumes = PodVolumes.Of(set);
        if (!volumes.UsesAreComplete)
        {
            return;
        }

        foreach (var template in set.VolumeClaimTemplates)
        {
            if (template.Metadata.Name.TryGet(out var name) && volumes.Uses.All(use => use.Uses(name) == false))
            {
                context.Report(
                    template.Metadata.Name.At,
                    $"{context.Object} makes a claim '{name}' for each replica that no container mounts: the volumes are paid for and stay empty, "
                    + "and what the process writes is lost with the pod. Mount the claim where the process keeps its data, or remove the template.");
            }
        }
    }
}
