using System.Collections.Generic;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Storage;

/// <summary>Each claim template has its apiVersion and kind.</summary>
public sealed class ClaimTemplatesSayWhatTheyAre() : StatefulSetRule(new(
    "KW3033", "claim-template-type-meta", "Each claim template has its apiVersion and kind",
    RuleCategory.Storage, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var template in set.VolumeClaimTemplates)
        {
            if (!template.ApiVersion.IsAbsent && !template.Kind.IsAbsent)
            {
                continue;
            }

            context.Report(
                ClaimText.Place(template, template.ApiVersion.IsAbsent ? template.ApiVersion.At : template.Kind.At),
                $"{context.Object} leaves apiVersion or kind of {ClaimText.Of(template)} to the API server, which adds them: a GitOps tool that compares both shows the set as changed for ever. "
                + "Write apiVersion v1 and kind PersistentVolumeClaim.",
                new FixHint("Write apiVersion and kind", EquatableArray<FixEdit>.From(Edits(context.Object, template))));
        }
    }

    private static IEnumerable<FixEdit> Edits(ManifestObject set, VolumeClaimView template)
    {
        if (template.ApiVersion.IsAbsent)
        {
            yield return new SetValueEdit(set.Key, template.ApiVersion.Path, Build.Text("v1"));
        }

        if (template.Kind.IsAbsent)
        {
            yield return new SetValueEdit(set.Key, template.Kind.Path, Build.Text("PersistentVolumeClaim"));
        }
    }
}
