using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>A PersistentVolume that someone wrote, and what claims it fits.</summary>
internal sealed class StaticVolume(ManifestObject item)
{
    /// <summary>The volume as an object.</summary>
    public ManifestObject Object { get; } = item;

    /// <summary>Its <c>spec</c>.</summary>
    public PersistentVolumeSpecView Spec { get; } = new PersistentVolumeView(item.At).Spec;

    /// <summary>The name of its storage class, empty when it has none; null when nobody can say.</summary>
    public string? Class => Spec.StorageClassName.TryGet(out var name) ? name.Name : Spec.StorageClassName.IsAbsent ? "" : null;

    /// <summary>Whether it is kept for one claim; null when nobody can say.</summary>
    public bool? IsReserved => Spec.ClaimRef.At.IsAbsent ? false : Spec.ClaimRef.Name.TryGet(out var name) ? name.Length > 0 : Spec.ClaimRef.Name.IsAbsent ? false : null;

    /// <summary>The names of the nodes that it can be used on; null when it can be used on any, or nobody can say.</summary>
    public ImmutableArray<string>? Hosts
    {
        get
        {
            var terms = Spec.NodeAffinity.Required.NodeSelectorTerms;
            if (!terms.IsComplete || terms.Count == 0)
            {
                return null;
            }

            var hosts = ImmutableArray.CreateBuilder<string>();
            foreach (var term in terms)
            {
                // Whatever else a term demands only leaves fewer nodes.
                var byName = term.MatchExpressions.Where(static expression => expression.Key.Is("kubernetes.io/hostname") == true && expression.Operator.Is("In") == true).ToList();
                if (byName.Count == 0 || !byName[0].Values.IsComplete || byName[0].Values.Any(static value => !value.IsKnown))
                {
                    return null;
                }

                hosts.AddRange(byName[0].Values.Select(static value => value.ToString()));
            }

            return hosts.ToImmutable();
        }
    }

    /// <summary>The ordinal whose claim the volume is kept for; null when it is not kept for one of these claims.</summary>
    public long? ReservedOrdinal(TemplateClaims claims)
    {
        var reference = Spec.ClaimRef;
        return reference.Name.TryGet(out var name)
            && TemplateClaims.Split(name) is { } parts
            && parts.Prefix == claims.Prefix
            && claims.Ordinals is { } ordinals && ordinals.Contains(parts.Ordinal)
            && (!claims.Set.Namespace.TryGet(out var ns) || reference.Namespace.Is(ns) != false || reference.Namespace.IsAbsent)
            ? parts.Ordinal
            : null;
    }

    /// <summary>Whether the volume may serve one of the claims as far as its own attributes go: false when it certainly does not.</summary>
    public bool MayFit(TemplateClaims claims) => VolumeFit.Of(this, claims.Template).All(static attribute => attribute.Fits != false);

    /// <summary>Whether the volume, kept for one of the claims, may serve it: only size and mode are looked at then.</summary>
    public bool MayFitReserved(TemplateClaims claims) => VolumeFit.Of(this, claims.Template)
        .All(static attribute => attribute.Fits != false || attribute.Attribute is not (VolumeAttribute.Capacity or VolumeAttribute.VolumeMode));
}
