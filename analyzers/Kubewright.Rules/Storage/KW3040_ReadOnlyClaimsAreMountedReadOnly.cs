using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Claims that can only be read are mounted read-only.</summary>
public sealed class ReadOnlyClaimsAreMountedReadOnly() : StatefulSetRule(new(
    "KW3040", "claim-read-only-mounted-writable", "Claims that can only be read are mounted read-only",
    RuleCategory.Storage, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var volumes = PodVolumes.Of(set);
        foreach (var use in volumes.Uses)
        {
            if (use.Mount is { } mount && use.IsWritable == true && volumes.TemplateOf(use) is { } template
                && template.Spec.AccessModes is { IsComplete: true, Count: > 0 } modes && modes.All(static mode => mode.Is("ReadOnlyMany") == true))
            {
                context.Report(
                    use.Volume.At,
                    $"{context.Object} mounts {ClaimText.Of(template)} into {use.Container} to write to it, but its only access mode is ReadOnlyMany: each write fails, or the mount does. "
                    + "Mount it with readOnly, or ask for ReadWriteOnce.",
                    new FixHint("Mount the claim read-only", new SetValueEdit(context.Object.Key, mount.ReadOnly.Path, Build.Flag(true))),
                    template.Spec.AccessModes.At.Origin);
            }
        }
    }
}
