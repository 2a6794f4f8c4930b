using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>The claims that the sets of a manifest set make, found by name and by storage class.</summary>
internal sealed class ClaimIndex
{
    private static readonly ConditionalWeakTable<ManifestSet, ClaimIndex> Made = new();

    private readonly ILookup<string, TemplateClaims> _byPrefix;
    private readonly ILookup<string, TemplateClaims> _byClass;
    private readonly ILookup<ManifestObject, TemplateClaims> _bySet;

    private ClaimIndex(ManifestSet manifests)
    {
        var claims = new List<TemplateClaims>();
        IsComplete = !manifests.MayHoldMore(StatefulSetView.ObjectKind);
        foreach (var item in manifests.OfKind(StatefulSetView.ObjectKind))
        {
            var set = new StatefulSetView(item.At).Spec;
            IsComplete &= item.Name.IsKnown && set.VolumeClaimTemplates.IsComplete && Ordinals.Of(set) is not null;
            foreach (var template in set.VolumeClaimTemplates)
            {
                IsComplete &= !template.Metadata.Name.IsUnknown;
                if (item.Name.TryGet(out var setName) && template.Metadata.Name.TryGet(out var name))
                {
                    claims.Add(new TemplateClaims(item, setName, template, name, Ordinals.Of(set)));
                }
            }
        }

        All = [.. claims];
        _byPrefix = claims.ToLookup(static item => item.Prefix);
        _byClass = claims.Where(static item => item.Class is not null).ToLookup(static item => item.Class!);
        _bySet = claims.ToLookup(static item => item.Set);
    }

    /// <summary>All claims, in the order of the sets.</summary>
    public ImmutableArray<TemplateClaims> All { get; }

    /// <summary>Whether the names of all claims are known.</summary>
    public bool IsComplete { get; }

    /// <summary>The index of a manifest set; made once.</summary>
    public static ClaimIndex Of(ManifestSet manifests) => Made.GetValue(manifests, static item => new ClaimIndex(item));

    /// <summary>The claims whose names begin with that, before the ordinal.</summary>
    public IEnumerable<TemplateClaims> WithPrefix(string prefix) => _byPrefix[prefix];

    /// <summary>The claims of a storage class.</summary>
    public IEnumerable<TemplateClaims> OfClass(string name) => _byClass[name];

    /// <summary>The claims of a set.</summary>
    public IEnumerable<TemplateClaims> OfSet(ManifestObject set) => _bySet[set];
}
