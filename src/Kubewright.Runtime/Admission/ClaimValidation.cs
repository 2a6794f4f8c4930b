namespace Kubewright.Runtime;

/// <summary>Checks PersistentVolumeClaims and claim templates.</summary>
internal static class ClaimValidation
{
    private const string Storage = "storage";

    /// <summary>Checks a claim's spec at <paramref name="path"/>.</summary>
    public static void CheckSpec(FieldErrors errors, string path, PersistentVolumeClaimSpec? spec)
    {
        if (spec?.AccessModes is null or { Count: 0 })
        {
            errors.Required($"{path}.accessModes", "at least 1 access mode is required");
        }
        else if (spec.AccessModes.Count > 1 && spec.AccessModes.Contains(AccessMode.ReadWriteOncePod))
        {
            errors.Forbidden($"{path}.accessModes", "may not use ReadWriteOncePod with other access modes");
        }

        if (spec?.Resources?.Requests is not { } requests || !requests.TryGetValue(Storage, out var size))
        {
            errors.Required($"{path}.resources[{Storage}]");
        }
        else if (size <= 0)
        {
            errors.Invalid($"{path}.resources[{Storage}]", size.ToString(), "must be greater than zero");
        }
    }

    /// <summary>Checks a change: only binding, a class for a claim that had none, and growth are allowed.</summary>
    public static void CheckUpdate(FieldErrors errors, PersistentVolumeClaim claim, PersistentVolumeClaim old, ClusterSnapshot snapshot)
    {
        if (claim.Spec is not { } spec || old.Spec is not { } oldSpec || ReferenceEquals(spec, oldSpec))
        {
            return;
        }

        var comparable = spec with
        {
            VolumeName = oldSpec.VolumeName is { Name.Length: > 0 } ? spec.VolumeName : oldSpec.VolumeName,
            StorageClassName = oldSpec.StorageClassName is null ? null : spec.StorageClassName,
            Resources = oldSpec.Resources,
            VolumeAttributesClassName = oldSpec.VolumeAttributesClassName,
        };
        if (comparable != oldSpec)
        {
            errors.Forbidden(
                "spec",
                "of a claim only resources.requests, volumeAttributesClassName, and a volumeName or storageClassName that was not set may change");
        }
        else if (SizeOf(spec) is { } size && SizeOf(oldSpec) is { } before && size < before)
        {
            errors.Forbidden("spec.resources.requests.storage", "a claim cannot shrink");
        }
        else if (SizeOf(spec) > SizeOf(oldSpec)
            && (old.Status?.Phase != ClaimPhase.Bound
                || !VolumeExpansion.IsAllowed(StorageClassLookup.NameOf(old) is { Length: > 0 } name ? snapshot.Find<StorageClass>(name) : null)))
        {
            errors.Forbidden(
                "spec.resources.requests.storage",
                "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize");
        }
    }

    private static Quantity? SizeOf(PersistentVolumeClaimSpec spec) =>
        spec.Resources?.Requests is { } requests && requests.TryGetValue(Storage, out var size) ? size : (Quantity?)null;
}
