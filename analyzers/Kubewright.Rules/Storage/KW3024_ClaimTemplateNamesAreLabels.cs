using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Storage;

/// <summary>The name of each claim template is a DNS label.</summary>
public sealed class ClaimTemplateNamesAreLabels() : StatefulSetRule(new(
    "KW3024", "claim-template-name-invalid", "The name of each claim template is a DNS label",
    RuleCategory.Storage, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var template in set.VolumeClaimTemplates)
        {
            var name = template.Metadata.Name;
            if (name.IsAbsent)
            {
                context.Report(
                    name.At,
                    $"{context.Object} has a claim template without a name: the name is that of a volume in the pods, so no pod is created. Name the template after what it holds.");
            }
            else if (name.TryGet(out var text) && KubernetesNames.DnsLabelProblem(text) is { } problem)
            {
                context.Report(
                    name.At,
                    $"{context.Object} has a claim template named '{text}', but {problem}: the name is also that of a volume in the pods, which must be a DNS label of {KubernetesNames.LabelLength} characters at most, so no pod is created. Rename it, and its mounts with it.",
                    Fix(context.Object, PodVolumes.Of(set), name, text));
            }
        }
    }

    /// <summary>Renames the template and every use of it.</summary>
    private static FixHint? Fix(ManifestObject set, PodVolumes volumes, Value<string> name, string text)
    {
        if (KubernetesNames.ToDnsLabel(text) is not { } label || !volumes.NamesAreComplete || !volumes.UsesAreComplete || volumes.Has(label))
        {
            return null;
        }

        var edits = new List<FixEdit> { new SetValueEdit(set.Key, name.Path, Build.Text(label)) };
        edits.AddRange(volumes.Uses.Where(use => use.Uses(text) == true).Select(use => new SetValueEdit(set.Key, use.Volume.Path, Build.Text(label))));
        return new FixHint($"Rename the claim template to '{label}'", EquatableArray<FixEdit>.From(edits));
    }
}
