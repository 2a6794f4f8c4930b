using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Claims of one pod do not ask to be shared.</summary>
public sealed class ClaimsAreOfOnePod() : StatefulSetRule(new(
    "KW3038", "claim-read-write-many", "Claims of one pod do not ask to be shared",
    RuleCategory.Storage, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var template in set.VolumeClaimTemplates)
        {
            foreach (var mode in template.Spec.AccessModes.Where(static mode => mode.Is("ReadWriteMany") == true))
            {
                context.Report(
                    mode.At,
                    $"{context.Object} asks for ReadWriteMany by {ClaimText.Of(template)}, but each pod has a claim of its own: many provisioners lack this mode, and their claims stay Pending. "
                    + "Use ReadWriteOnce unless others mount these claims too.",
                    new FixHint("Set accessModes to ReadWriteOnce", new SetValueEdit(context.Object.Key, template.Spec.AccessModes.At.Path, Build.Array([Build.Text("ReadWriteOnce")]))));
            }
        }
    }
}
