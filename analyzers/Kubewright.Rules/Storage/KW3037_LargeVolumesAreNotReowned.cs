using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Large volumes are not gone through at each start.</summary>
public sealed class LargeVolumesAreNotReowned() : StatefulSetRule(new(
    "KW3037", "fs-group-change-policy", "Large volumes are not gone through at each start",
    RuleCategory.Storage, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var security = set.Template.Spec.SecurityContext;
        if (!security.FsGroup.TryGet(out var group) || !security.FsGroupChangePolicy.IsAbsent)
        {
            return;
        }

        foreach (var template in set.VolumeClaimTemplates)
        {
            if (ClaimText.Request(template).TryGet(out var text) && QuantityValue.TryParse(text, out var size) && size >= Large && template.Spec.VolumeMode.Is("Block") == false)
            {
                context.Report(
                    security.FsGroup.At,
                    $"{context.Object} sets fsGroup {group} and requests {text} by {ClaimText.Of(template)}: at each start of a pod the kubelet changes the owner of every file of the volume, which can take long. "
                    + "Set fsGroupChangePolicy to OnRootMismatch.",
                    new FixHint("Set fsGroupChangePolicy to OnRootMismatch", new SetValueEdit(context.Object.Key, security.FsGroupChangePolicy.Path, Build.Text("OnRootMismatch"))),
                    ClaimText.Request(template).Origin);
                return;
            }
        }
    }

    /// <summary>100Gi.</summary>
    private static readonly QuantityValue Large = QuantityValue.Of(100L << 30);
}
