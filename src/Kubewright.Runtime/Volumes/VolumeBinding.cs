using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>The writes that tie a claim and a volume together, in the order that is safe to be interrupted.</summary>
internal static class VolumeBinding
{
    /// <summary>What is still missing of the binding: the volume's reference, its phase, the claim's volume, its status.</summary>
    public static ImmutableArray<VolumeAction> Bind(PersistentVolumeClaim claim, PersistentVolume volume, DateTimeOffset now)
    {
        var actions = ImmutableArray.CreateBuilder<VolumeAction>();
        var boundVolume = Reference(volume, claim);
        if (boundVolume != volume)
        {
            actions.Add(new VolumeAction.Update(boundVolume));
        }

        if (boundVolume.Status?.Phase != VolumePhase.Bound)
        {
            actions.Add(new VolumeAction.UpdateStatus(VolumePhases.With(boundVolume, VolumePhase.Bound, now)));
        }

        var boundClaim = Name(claim, volume);
        if (boundClaim != claim)
        {
            actions.Add(new VolumeAction.Update(boundClaim));
        }

        var status = Status(boundClaim, volume);
        if (status != boundClaim.Status)
        {
            actions.Add(new VolumeAction.UpdateStatus(boundClaim with { Status = status }));
        }

        return actions.ToImmutable();
    }

    /// <summary>The reference of a volume to a claim.</summary>
    public static ObjectReference ReferenceTo(PersistentVolumeClaim claim) => new()
    {
        ApiVersion = claim.ApiVersion,
        Kind = claim.Kind,
        Namespace = ObjectKey.Of(claim).Namespace,
        Name = claim.Metadata.Name,
        Uid = claim.Metadata.Uid,
        ResourceVersion = claim.Metadata.ResourceVersion,
    };

    /// <summary>Metadata with an annotation.</summary>
    public static ObjectMeta Annotate(ObjectMeta metadata, string name, string value) =>
        metadata.Annotations?[name] == value ? metadata : metadata with { Annotations = (metadata.Annotations ?? []).With(name, value) };

    private static PersistentVolume Reference(PersistentVolume volume, PersistentVolumeClaim claim)
    {
        if (volume.Spec?.ClaimRef is { } reference && reference.Uid == claim.Metadata.Uid)
        {
            return volume;
        }

        // A reference that is there already was written by a person or a provisioner, so the binder did not choose.
        return volume with
        {
            Metadata = volume.Spec?.ClaimRef is null ? Annotate(volume.Metadata, VolumeNames.BoundByController, "yes") : volume.Metadata,
            Spec = (volume.Spec ?? new()) with { ClaimRef = ReferenceTo(claim) },
        };
    }

    private static PersistentVolumeClaim Name(PersistentVolumeClaim claim, PersistentVolume volume)
    {
        if (claim.Spec?.VolumeName?.Name is { Length: > 0 })
        {
            var metadata = Annotate(claim.Metadata, VolumeNames.BindCompleted, "yes");
            return metadata == claim.Metadata ? claim : claim with { Metadata = metadata };
        }

        return claim with
        {
            Metadata = claim.Metadata with
            {
                Annotations = (claim.Metadata.Annotations ?? []).With(VolumeNames.BindCompleted, "yes").With(VolumeNames.BoundByController, "yes"),
            },
            Spec = (claim.Spec ?? new()) with { VolumeName = volume.Metadata.Name! },
        };
    }

    private static PersistentVolumeClaimStatus Status(PersistentVolumeClaim claim, PersistentVolume volume) =>
        (claim.Status ?? new()) with
        {
            Phase = ClaimPhase.Bound,
            AccessModes = volume.Spec?.AccessModes,
            Capacity = volume.Spec?.Capacity,
        };
}
