using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Storage;

/// <summary>Each mount names a volume or a claim template.</summary>
public sealed class MountsNameVolumes() : StatefulSetRule(new(
    "KW3001", "mount-without-volume", "Each mount names a volume or a claim template",
    RuleCategory.Storage, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var volumes = PodVolumes.Of(set);
        if (!volumes.NamesAreComplete)
        {
            return;
        }

        foreach (var use in volumes.Uses)
        {
            if (!use.Volume.TryGet(out var name) || name.Name.Length == 0 || volumes.Has(name.Name))
            {
                continue;
            }

            var closest = ClosestName.Find(name.Name, volumes.Names);
            context.Report(
                use.Volume.At,
                $"{context.Object} {(use.Mount is null ? "gives" : "mounts")} '{name}' {(use.Mount is null ? "as a device to" : "into")} {use.Container}, but no volume or claim template has that name"
                + (closest is null ? "" : $" (the closest is '{closest}')")
                + ": its pods cannot be created. "
                + (closest is null ? "Declare the volume or the claim template, or correct the name." : $"Use '{closest}', or declare a volume of that name."),
                closest is null ? null : new FixHint($"Use the volume '{closest}'", new SetValueEdit(context.Object.Key, use.Volume.Path, Build.Text(closest))));
        }
    }
}
