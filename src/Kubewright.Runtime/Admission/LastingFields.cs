namespace Kubewright.Runtime;

/// <summary>Fields that stay as they were when the object was created.</summary>
internal static class LastingFields
{
    private const string Immutable = "field is immutable";

    /// <summary>Checks a changed object of a kind that no controller here acts on.</summary>
    public static void Check(FieldErrors errors, IKubernetesObject obj, IKubernetesObject old)
    {
        switch (obj, old)
        {
            case (StorageClass now, StorageClass before):
                Forbid(errors, "parameters", now.Parameters == before.Parameters);
                Forbid(errors, "provisioner", now.Provisioner == before.Provisioner);
                Forbid(errors, "reclaimPolicy", now.ReclaimPolicy == before.ReclaimPolicy);
                Keep(errors, "volumeBindingMode", now.VolumeBindingMode?.ToText() ?? "", now.VolumeBindingMode == before.VolumeBindingMode);
                break;
            case (Rbac.RoleBinding now, Rbac.RoleBinding before) when now.RoleRef != before.RoleRef:
                errors.Invalid("roleRef", now.RoleRef, "cannot change roleRef");
                break;
            case (Rbac.ClusterRoleBinding now, Rbac.ClusterRoleBinding before) when now.RoleRef != before.RoleRef:
                errors.Invalid("roleRef", now.RoleRef, "cannot change roleRef");
                break;
            case (Networking.IngressClass { Spec: { } now }, Networking.IngressClass { Spec: { } before }):
                Keep(errors, "spec.controller", now.Controller ?? "", now.Controller == before.Controller);
                break;
            case (Secret now, Secret before):
                Keep(errors, "type", now.Type?.ToString() ?? "", now.Type == before.Type);
                break;
            case (PersistentVolume { Spec: { } now }, PersistentVolume { Spec: { } before }):
                CheckSource(errors, now, before);
                break;
        }
    }

    /// <summary>What a volume is made of stays; what it is for may change.</summary>
    private static void CheckSource(FieldErrors errors, PersistentVolumeSpec now, PersistentVolumeSpec before)
    {
        var same = before with
        {
            AccessModes = now.AccessModes,
            Capacity = now.Capacity,
            ClaimRef = now.ClaimRef,
            MountOptions = now.MountOptions,
            NodeAffinity = now.NodeAffinity,
            PersistentVolumeReclaimPolicy = now.PersistentVolumeReclaimPolicy,
            StorageClassName = now.StorageClassName,
            VolumeAttributesClassName = now.VolumeAttributesClassName,
            VolumeMode = now.VolumeMode,
        };
        if (same != now)
        {
            errors.Forbidden("spec.persistentvolumesource", "spec.persistentvolumesource is immutable after creation");
        }

        Keep(errors, "spec.volumeMode", now.VolumeMode?.ToText() ?? "", now.VolumeMode == before.VolumeMode);
    }

    private static void Forbid(FieldErrors errors, string path, bool isSame)
    {
        if (!isSame)
        {
            errors.Forbidden(path, $"updates to {path} are forbidden.");
        }
    }

    private static void Keep(FieldErrors errors, string path, string value, bool isSame)
    {
        if (!isSame)
        {
            errors.Invalid(path, value, Immutable);
        }
    }
}
