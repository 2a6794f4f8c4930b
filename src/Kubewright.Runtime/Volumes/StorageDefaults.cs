namespace Kubewright.Runtime;

/// <summary>What the API server fills in when claims, volumes and classes are created. Pure; part of admission.</summary>
public static class StorageDefaults
{
    /// <summary>A new claim: phase Pending, filesystem mode, protected from deletion while in use, and the default class when it names none.</summary>
    /// <param name="claim">The claim as sent.</param>
    /// <param name="defaultClass">The cluster's default class; null when it has none, and the claim then stays without.</param>
    public static PersistentVolumeClaim Apply(PersistentVolumeClaim claim, StorageClass? defaultClass)
    {
        var spec = claim.Spec ?? new PersistentVolumeClaimSpec();
        return claim with
        {
            Metadata = Finalizers.With(claim.Metadata, VolumeNames.ClaimProtection),
            Spec = spec with
            {
                VolumeMode = spec.VolumeMode ?? VolumeMode.Filesystem,
                StorageClassName = StorageClassLookup.NameOf(claim) is null && defaultClass?.Metadata.Name is { } name ? name : spec.StorageClassName,
            },
            Status = new PersistentVolumeClaimStatus { Phase = ClaimPhase.Pending },
        };
    }

    /// <summary>A new volume: phase Pending, filesystem mode, kept after use, and protected from deletion while bound.</summary>
    public static PersistentVolume Apply(PersistentVolume volume)
    {
        var spec = volume.Spec ?? new PersistentVolumeSpec();
        return volume with
        {
            Metadata = Finalizers.With(volume.Metadata, VolumeNames.VolumeProtection),
            Spec = spec is { VolumeMode: not null, PersistentVolumeReclaimPolicy: not null } ? spec : spec with
            {
                VolumeMode = spec.VolumeMode ?? VolumeMode.Filesystem,
                PersistentVolumeReclaimPolicy = spec.PersistentVolumeReclaimPolicy ?? ReclaimPolicy.Retain,
            },
            Status = new PersistentVolumeStatus { Phase = VolumePhase.Pending },
        };
    }

    /// <summary>A new class: its volumes are deleted with their claims, and claims are bound at once.</summary>
    public static StorageClass Apply(StorageClass storageClass) => storageClass with
    {
        ReclaimPolicy = storageClass.ReclaimPolicy ?? ReclaimPolicy.Delete,
        VolumeBindingMode = storageClass.VolumeBindingMode ?? VolumeBindingMode.Immediate,
    };
}
