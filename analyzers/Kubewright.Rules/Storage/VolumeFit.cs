using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>How one attribute of a volume suits a claim.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Fits">Whether it does; null when nobody can say.</param>
internal sealed record VolumeFit(VolumeAttribute Attribute, bool? Fits)
{
    /// <summary>Looks at each attribute as the control plane does when it binds a claim.</summary>
    public static IEnumerable<VolumeFit> Of(StaticVolume volume, VolumeClaimView claim)
    {
        var (have, want) = (volume.Spec, claim.Spec);
        yield return new(VolumeAttribute.Capacity, IsEnough(have.Capacity["storage"], ClaimText.Request(claim)));
        yield return new(VolumeAttribute.StorageClass, volume.Class is { } name && want.StorageClassName.TryGet(out var wanted) ? name == wanted.Name : null);
        yield return new(VolumeAttribute.VolumeMode, AreEqual(have.VolumeMode, want.VolumeMode, "Filesystem"));
        yield return new(VolumeAttribute.AccessModes, HasAll(have.AccessModes, want.AccessModes));
        yield return new(VolumeAttribute.Labels, LabelMatching.Matches(want.Selector, new PersistentVolumeView(volume.Object.At).Metadata.Labels));
        yield return new(VolumeAttribute.AttributesClass, AreEqual(
            Scalar.Text(have.VolumeAttributesClassName.At), Scalar.Text(want.VolumeAttributesClassName.At), ""));
    }

    private static bool? IsEnough(Value<string> capacity, Value<string> request) =>
        capacity.TryGet(out var have) && request.TryGet(out var want) && QuantityValue.TryParse(have, out var size) && QuantityValue.TryParse(want, out var needed)
            ? size >= needed
            : null;

    private static bool? AreEqual(Value<string> one, Value<string> other, string fallback) =>
        one.IsUnknown || other.IsUnknown ? null : (one.TryGet(out var left) ? left : fallback) == (other.TryGet(out var right) ? right : fallback);

    private static bool? HasAll(ListView<Value<string>> modes, ListView<Value<string>> wanted)
    {
        bool? all = wanted.IsComplete ? true : null;
        foreach (var mode in wanted)
        {
            all &= mode.TryGet(out var text)
                ? modes.Any(item => item.Is(text) == true) ? true : modes.IsComplete && modes.All(item => item.IsKnown) ? false : null
                : null;
        }

        return all;
    }
}
