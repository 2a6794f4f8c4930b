using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>The volumes that someone made beforehand, and the claims that wait for such volumes.</summary>
internal sealed class StaticStorage
{
    private static readonly ConditionalWeakTable<ManifestSet, StaticStorage> Made = new();

    private readonly ILookup<ManifestObject, VolumeSupply> _bySet;
    private readonly ILookup<string, StaticVolume> _byClass;

    private StaticStorage(ManifestSet manifests)
    {
        Volumes = [.. manifests.OfKind(PersistentVolumeView.ObjectKind).Select(static item => new StaticVolume(item))];
        IsComplete = !manifests.MayHoldMore(PersistentVolumeView.ObjectKind);
        _byClass = Volumes.Where(static volume => volume.Class is not null).ToLookup(static volume => volume.Class!);
        var claims = ClaimIndex.Of(manifests).All
            .Where(item => item is { Class: { } name, Ordinals.Count: > 0 } && StorageClasses.IsStatic(name, manifests) == true && item.Template.Spec.VolumeName.IsAbsent)
            .ToList();

        // Claims of different classes never want the same volume, unless its class is unknown.
        var anywhere = Volumes.Where(static volume => volume.Class is null).ToList();
        var supplies = claims
            .GroupBy(static item => item.Class!)
            .SelectMany(group => VolumeMatching.Of([.. group], [.. _byClass[group.Key], .. anywhere]))
            .ToList();
        _bySet = supplies.ToLookup(static supply => supply.Claims.Set);
        Supplies = [.. supplies];
    }

    /// <summary>All PersistentVolumes, in the order of the manifests.</summary>
    public ImmutableArray<StaticVolume> Volumes { get; }

    /// <summary>Whether there are certainly no other PersistentVolumes among the manifests.</summary>
    public bool IsComplete { get; }

    /// <summary>How each template's static claims fare.</summary>
    public ImmutableArray<VolumeSupply> Supplies { get; }

    /// <summary>The storage of a manifest set; made once.</summary>
    public static StaticStorage Of(ManifestSet manifests) => Made.GetValue(manifests, static item => new StaticStorage(item));

    /// <summary>How the static claims of a set fare, in the order of its templates.</summary>
    public IEnumerable<VolumeSupply> OfSet(ManifestObject set) => _bySet[set];

    /// <summary>The volumes of a class; the empty name is no class.</summary>
    public IEnumerable<StaticVolume> OfClass(string name) => _byClass[name];

    /// <summary>Whether volumes can be missing: all are among the manifests, and the user names none of another project.</summary>
    public bool IsClosed(ClusterFacts cluster) => IsComplete && !cluster.HasExternal(PersistentVolumeView.ObjectKind);
}
