using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Storage;

/// <summary>Labels and annotations of claim templates do not change with a release.</summary>
public sealed class ClaimTemplatesHaveStableMetadata() : StatefulSetRule(new(
    "KW3002", "claim-template-volatile-metadata", "Labels and annotations of claim templates do not change with a release",
    RuleCategory.Storage, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var selector = set.Selector.MatchLabels;
        foreach (var template in set.VolumeClaimTemplates)
        {
            foreach (var entry in template.Metadata.Labels.Concat(template.Metadata.Annotations))
            {
                if (selector.ContainsKey(entry.Key) == false
                    && Reason(entry.Key, entry.Value.TryGet(out var value) ? value : null) is { } reason)
                {
                    context.Report(
                        entry.Value.At,
                        $"{context.Object} puts '{entry.Key}', which {reason}, on {ClaimText.Of(template)}, but a claim template can never be changed: "
                        + "the API server refuses the apply of the next release. Keep it off the template, and leave only labels that never change.",
                        new FixHint($"Take '{entry.Key}' off the claim template", new RemoveValueEdit(context.Object.Key, entry.Value.Path)));
                }
            }

            if (RepeatsAllLabelsOf(context.Object, template, selector))
            {
                context.Report(
                    ClaimText.Place(template, template.Metadata.Labels.At),
                    $"{context.Object} repeats all of its own labels on {ClaimText.Of(template)}, but a claim template can never be changed: "
                    + "a label that is added to the set, or changed on it, makes the API server refuse the apply. Give the template only the selector's labels.",
                    selector.IsComplete && selector.All(static label => label.Value.IsKnown)
                        ? new FixHint("Give the claim template the selector's labels", new SetValueEdit(context.Object.Key, template.Metadata.Labels.At.Path, Build.Object(selector.Select(static label => (label.Key, (Node)Build.Text(label.Value.ToString()))))))
                        : null);
            }
        }
    }

    private static string? Reason(string key, string? value) => VolatileLabels.SignOf(key, value) switch
    {
        VolatileSign.Key => "is named after a release",
        VolatileSign.Version => $"has the version '{value}' as its value",
        VolatileSign.Time => $"has the time '{value}' as its value",
        VolatileSign.Hash => $"has the hash '{value}' as its value",
        _ => null,
    };

    /// <summary>Whether one set of labels seems to serve both, of which at least one is not the selector's and none looks volatile.</summary>
    private static bool RepeatsAllLabelsOf(ManifestObject set, VolumeClaimView template, MapView<Value<string>> selector)
    {
        var (own, labels) = (new StatefulSetView(set.At).Metadata.Labels, template.Metadata.Labels);
        return own.IsComplete && own.Count > 1
            && own.All(label => label.Value.TryGet(out var value) && labels[label.Key].Is(value) == true && VolatileLabels.SignOf(label.Key, value) is null)
            && own.Any(label => selector.ContainsKey(label.Key) == false);
    }
}
