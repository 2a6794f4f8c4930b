using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Identity;

/// <summary>The set and its pods carry the recommended labels.</summary>
public sealed class SetHasRecommendedLabels() : StatefulSetRule(new(
    "KW1017", "recommended-labels-missing", "The set and its pods carry the recommended labels",
    RuleCategory.Identity, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var (own, pods) = (new StatefulSetView(context.Object.At).Metadata.Labels, set.Template.Metadata.Labels);
        if (!set.Template.At.IsKnown)
        {
            return;
        }

        var (ownMissing, podsMissing) = (Missing(own), Missing(pods));
        var facts = new List<string>();
        if (ownMissing.Count > 0)
        {
            facts.Add($"has no label {Phrases.And(ownMissing)}");
        }

        if (podsMissing.Count > 0)
        {
            facts.Add($"gives its pods no label {Phrases.And(podsMissing)}");
        }

        if (facts.Count > 0)
        {
            context.Report(
                ownMissing.Count > 0 ? own.At : pods.At,
                $"{context.Object} {Phrases.And(facts)}. Tools group objects by these labels, and with them Services, budgets and policies can select the pods of one installation. Add them.",
                Fix(context.Object, own, ownMissing, pods, podsMissing));
        }
    }

    private static List<string> Missing(MapView<Value<string>> labels) =>
        [.. new[] { RecommendedLabels.Name, RecommendedLabels.Instance }.Where(key => labels.ContainsKey(key) == false)];

    private static FixHint? Fix(ManifestObject set, MapView<Value<string>> own, List<string> ownMissing, MapView<Value<string>> pods, List<string> podsMissing)
    {
        if (!set.Name.TryGet(out var name) || KubernetesNames.LabelValueProblem(name) is not null)
        {
            return null;
        }

        // What one place says counts for the other; a set that says nothing is the installation that it is named after.
        IEnumerable<FixEntry> Entries(List<string> keys, MapView<Value<string>> other) =>
            keys.Select(key => new FixEntry(key, other[key].TryGet(out var value) ? value : name));

        var edits = new List<FixEdit>();
        if (ownMissing.Count > 0)
        {
            edits.Add(new SetEntriesEdit(set.Key, own.At.Path, EquatableArray<FixEntry>.From([.. Entries(ownMissing, pods)])));
        }

        if (podsMissing.Count > 0)
        {
            if (PodLabelFix.Write(set, pods, Entries(podsMissing, own)) is not { } edit)
            {
                return null;
            }

            edits.Add(edit);
        }

        return new FixHint("Add the recommended labels", EquatableArray<FixEdit>.From(edits));
    }
}
