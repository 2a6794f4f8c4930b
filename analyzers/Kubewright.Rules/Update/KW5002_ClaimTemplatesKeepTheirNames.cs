using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Update;

/// <summary>Claim templates keep their names.</summary>
public sealed class ClaimTemplatesKeepTheirNames() : SetUpdateRule(new(
    "KW5002", "claim-template-renamed", "Claim templates keep their names",
    RuleCategory.Update, Severity.Error, RulePreset.Default, RuleScope.Previous))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, SetUpdate update)
    {
        if (ClaimTemplateChanges.Of(update) is not { } templates)
        {
            return;
        }

        foreach (var (before, after) in templates.Renamed)
        {
            context.Report(
                after.View.Metadata.Name.At,
                $"{context.Object} renames its claim template '{before.Name}' to '{after.Name}'. The API server refuses the update; after a recreation every pod "
                + $"starts with an empty '{after.Name}' volume, and the data stays behind in the claims '{before.Name}-{update.Name}-*'. "
                + $"Keep the name '{before.Name}', or copy the data first.",
                Rename(context.Object, update.After, before.Name, after));
        }

        foreach (var removed in templates.Removed)
        {
            context.Report(
                update.After.VolumeClaimTemplates.At,
                $"{context.Object} has its claim template '{removed.Name}' no more. The API server refuses the update; after a recreation the data stays behind "
                + $"in the claims '{removed.Name}-{update.Name}-*', which nothing mounts. Put the template back, or move the data first.");
        }
    }

    /// <summary>The old name for the template and for every mount of it.</summary>
    private static FixHint? Rename(ManifestObject set, StatefulSetSpecView spec, string name, ClaimTemplate template)
    {
        if (!PodContainers.AreComplete(spec.Template.Spec))
        {
            return null;
        }

        var mounts = PodContainers.Of(spec.Template.Spec).SelectMany(static container => container.View.VolumeMounts.Select(static mount => mount.Name.At)
            .Concat(container.View.VolumeDevices.Select(static device => device.Name.At)));
        IEnumerable<NodeAt> places = [template.View.Metadata.Name.At, .. mounts.Where(place => Scalar.Text(place).Is(template.Name) == true)];
        return new FixHint(
            $"Keep the name {name}",
            EquatableArray<FixEdit>.From(places.Select(place => (FixEdit)new SetValueEdit(set.Key, place.Path, Build.Text(name)))));
    }
}
