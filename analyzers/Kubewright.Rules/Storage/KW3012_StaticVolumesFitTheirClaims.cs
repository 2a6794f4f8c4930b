using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Storage;

/// <summary>Volumes that are made beforehand fit the claims that wait for them.</summary>
public sealed class StaticVolumesFitTheirClaims() : StatefulSetRule(new(
    "KW3012", "static-pv-near-miss", "Volumes that are made beforehand fit the claims that wait for them",
    RuleCategory.Storage, Severity.Warning, RulePreset.Default, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var storage = StaticStorage.Of(context.Manifests);
        if (!storage.IsClosed(context.Cluster) || !storage.OfSet(context.Object).Any(static supply => supply.FirstPending is not null))
        {
            return;
        }

        foreach (var volume in storage.Volumes)
        {
            // The first template that waits has the volume; one finding for each volume is enough.
            var near = storage.Supplies.Where(static supply => supply.FirstPending is not null).FirstOrDefault(supply => Miss(volume, supply.Claims, context.Manifests) is not null);
            if (volume.IsReserved == false && near is not null && near.Claims.Set == context.Object && !storage.Supplies.Any(supply => volume.MayFit(supply.Claims)))
            {
                Report(context, volume, near, Miss(volume, near.Claims, context.Manifests)!.Value);
            }
        }
    }

    /// <summary>The one attribute that keeps the volume from serving the claims; null when there are more, or none.</summary>
    private static VolumeAttribute? Miss(StaticVolume volume, TemplateClaims claims, ManifestSet manifests)
    {
        var fits = VolumeFit.Of(volume, claims.Template).ToList();
        if (fits.Exists(static fit => fit.Fits is null) || fits.Count(static fit => fit.Fits == false) != 1)
        {
            return null;
        }

        var miss = fits.Find(static fit => fit.Fits == false).Attribute;
        // A volume of a class that is in use, or defined, is meant for that.
        var isOfAnother = miss == VolumeAttribute.StorageClass && volume.Class is { Length: > 0 } name
            && (ClaimIndex.Of(manifests).OfClass(name).Any() || !manifests.Find(StorageClassView.ObjectKind, name, null).IsMissing);
        return isOfAnother || miss == VolumeAttribute.AttributesClass ? null : miss;
    }

    private static void Report(RuleContext context, StaticVolume volume, VolumeSupply supply, VolumeAttribute attribute)
    {
        var (have, want, key) = (volume.Spec, supply.Claims.Template.Spec, volume.Object.Key);
        var (at, fact, needs, fix) = attribute switch
        {
            VolumeAttribute.Capacity => (have.Capacity["storage"].At, $"its capacity is {have.Capacity["storage"]}", $"{ClaimText.Request(supply.Claims.Template)} or more", Set(have.Capacity["storage"].Path, Build.Text(ClaimText.Request(supply.Claims.Template).ToString()))),
            VolumeAttribute.StorageClass => (have.StorageClassName.At, $"its storage class is '{volume.Class}'", $"'{supply.Claims.Class}'", Set(have.StorageClassName.Path, Build.Text(supply.Claims.Class!))),
            VolumeAttribute.VolumeMode => (have.VolumeMode.At, $"its volume mode is {Mode(have.VolumeMode)}", Mode(want.VolumeMode), Set(have.VolumeMode.Path, Build.Text(Mode(want.VolumeMode)))),
            VolumeAttribute.AccessModes => (have.AccessModes.At, $"its access modes are {Modes(have.AccessModes)}", Modes(want.AccessModes), Set(have.AccessModes.At.Path, Build.Array(have.AccessModes.Concat(want.AccessModes).Select(static mode => mode.ToString()).Distinct().Select(Build.Text)))),
            _ => (new PersistentVolumeView(volume.Object.At).Metadata.Labels.At, $"its labels are {Labels(volume)}", LabelText.Of(want.Selector), LabelFix(volume, want.Selector)),
        };
        context.Report(
            volume.Object,
            at,
            $"{volume.Object} would serve {ClaimText.Of(supply.Claims.Template)} of {context.Object}, but {fact}, and the claim needs {needs}: "
            + $"claim '{supply.Claims.ClaimName(supply.FirstPending!.Value)}' stays unbound. Change it on the volume or in the claim template.",
            fix is null ? null : new FixHint("Let the volume fit the claim", fix),
            supply.Claims.Template.Metadata.Name.Origin);

        FixEdit? Set(string path, Node value) => new SetValueEdit(key, path, value);
    }

    private static string Mode(Value<string> mode) => mode.TryGet(out var text) ? text : "Filesystem";

    private static string Modes(ListView<Value<string>> modes) => Phrases.And([.. modes.Select(static mode => mode.ToString())]);

    private static string Labels(StaticVolume volume) => LabelText.Of(new PersistentVolumeView(volume.Object.At).Metadata.Labels) is { Length: > 0 } text ? text : "none";

    private static FixEdit? LabelFix(StaticVolume volume, LabelSelectorView selector)
    {
        var labels = new PersistentVolumeView(volume.Object.At).Metadata.Labels;
        var mismatches = LabelMatching.Mismatches(selector, labels);
        return mismatches.TrueForAll(static mismatch => mismatch.Wanted is not null)
            ? new SetEntriesEdit(volume.Object.Key, labels.At.Path, EquatableArray<FixEntry>.From(mismatches.Select(static mismatch => new FixEntry(mismatch.Key, mismatch.Wanted!))))
            : null;
    }
}
