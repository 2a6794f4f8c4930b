using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>Decides what happens to a volume: offered, kept for its claim, released, reclaimed, or let go. Pure.</summary>
public static class VolumeReclaimer
{
    /// <summary>The next actions for a volume; none when it is where it should be.</summary>
    public static ImmutableArray<VolumeAction> Plan(VolumeState state)
    {
        var volume = state.Volume;
        var reference = volume.Spec?.ClaimRef;
        var isClaimed = !string.IsNullOrEmpty(reference?.Uid) && state.Claim?.Metadata.Uid == reference.Uid;
        if (volume.Metadata.DeletionTimestamp is not null)
        {
            return Finalizers.Has(volume, VolumeNames.VolumeProtection) && !isClaimed
                ? [new VolumeAction.Update(volume with { Metadata = Finalizers.Without(volume.Metadata, VolumeNames.VolumeProtection) })]
                : [];
        }

        if (!Finalizers.Has(volume, VolumeNames.VolumeProtection))
        {
            return [new VolumeAction.Update(volume with { Metadata = Finalizers.With(volume.Metadata, VolumeNames.VolumeProtection) })];
        }

        return string.IsNullOrEmpty(reference?.Uid) ? Move(state, VolumePhase.Available)
            : !isClaimed ? Reclaim(state)
            : state.Claim!.Spec?.VolumeName?.Name is { Length: > 0 } other && other != volume.Metadata.Name ? Unbind(state)
            : Move(state, VolumePhase.Bound);
    }

    private static ImmutableArray<VolumeAction> Move(VolumeState state, VolumePhase phase) =>
        state.Volume.Status?.Phase == phase ? [] : [new VolumeAction.UpdateStatus(VolumePhases.With(state.Volume, phase, state.Now))];

    /// <summary>The claim is gone, or another one has its name now.</summary>
    private static ImmutableArray<VolumeAction> Reclaim(VolumeState state)
    {
        var release = state.Volume.Status?.Phase == VolumePhase.Failed ? [] : Move(state, VolumePhase.Released);
        return (state.Volume.Spec?.PersistentVolumeReclaimPolicy ?? ReclaimPolicy.Retain) switch
        {
            ReclaimPolicy.Delete when state.IsDeletionRefused => Fail(state),
            ReclaimPolicy.Delete => release.Add(new VolumeAction.Delete(state.Volume)),
            ReclaimPolicy.Recycle when release.IsEmpty =>
            [
                new VolumeAction.Record(state.Volume, EventType.Normal, "VolumeRecycled", "Volume recycled"),
                new VolumeAction.Update(state.Volume with { Spec = state.Volume.Spec! with { ClaimRef = null } }),
            ],
            _ => release,
        };
    }

    /// <summary>The storage does not delete the volume (SS-252). It is tried again when something changes.</summary>
    private static ImmutableArray<VolumeAction> Fail(VolumeState state)
    {
        const string Message = "failed to delete the volume: the simulated storage refuses";
        return state.Volume.Status?.Phase == VolumePhase.Failed
            ? []
            :
            [
                new VolumeAction.UpdateStatus(VolumePhases.With(state.Volume, VolumePhase.Failed, state.Now, Message)),
                new VolumeAction.Record(state.Volume, EventType.Warning, "VolumeFailedDelete", Message),
            ];
    }

    /// <summary>The claim went to another volume: what was made for it goes, what was chosen for it is free again.</summary>
    private static ImmutableArray<VolumeAction> Unbind(VolumeState state)
    {
        var (metadata, spec) = (state.Volume.Metadata, state.Volume.Spec!);
        if (metadata.Annotations?.ContainsKey(VolumeNames.ProvisionedBy) == true && spec.PersistentVolumeReclaimPolicy == ReclaimPolicy.Delete)
        {
            return Reclaim(state);
        }

        return metadata.Annotations?.ContainsKey(VolumeNames.BoundByController) == true
            ? [new VolumeAction.Update(state.Volume with
            {
                Metadata = metadata with { Annotations = metadata.Annotations.Without(VolumeNames.BoundByController) },
                Spec = spec with { ClaimRef = null },
            })]
            : [new VolumeAction.Update(state.Volume with { Spec = spec with { ClaimRef = spec.ClaimRef! with { Uid = null } } })];
    }
}
