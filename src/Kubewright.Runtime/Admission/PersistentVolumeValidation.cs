namespace Kubewright.Runtime;

/// <summary>Checks of a new PersistentVolume.</summary>
internal static class PersistentVolumeValidation
{
    private const string Storage = "storage";

    /// <summary>Checks a volume that is about to be created, complete with its defaults.</summary>
    public static void CheckCreate(FieldErrors errors, PersistentVolume volume)
    {
        var spec = volume.Spec ?? new PersistentVolumeSpec();
        CheckModes(errors, spec.AccessModes ?? []);
        CheckCapacity(errors, spec.Capacity ?? []);
        CheckAffinity(errors, spec);
        CheckSource(errors, spec);
    }

    private static void CheckModes(FieldErrors errors, ValueList<AccessMode> modes)
    {
        if (modes.Count == 0)
        {
            errors.Required("spec.accessModes");
        }
        else if (modes.Count > 1 && modes.Contains(AccessMode.ReadWriteOncePod))
        {
            errors.Forbidden("spec.accessModes", "may not use ReadWriteOncePod with other access modes");
        }
    }

    private static void CheckCapacity(FieldErrors errors, Map<Quantity> capacity)
    {
        if (capacity.Count == 0)
        {
            errors.Required("spec.capacity");
        }

        foreach (var (resource, amount) in capacity)
        {
            if (resource != Storage)
            {
                errors.NotSupported("spec.capacity", resource, Storage);
            }

            if (amount <= 0)
            {
                errors.Invalid($"spec.capacity[{resource}]", amount.ToString(), "must be greater than zero");
            }
        }
    }

    private static void CheckAffinity(FieldErrors errors, PersistentVolumeSpec spec)
    {
        if (spec.NodeAffinity is null)
        {
            if (spec.Local is not null)
            {
                errors.Required("spec.nodeAffinity", "Local volume requires node affinity");
            }
        }
        else if (spec.NodeAffinity.Required is not { } required)
        {
            errors.Required("spec.nodeAffinity.required", "must specify required node constraints");
        }
        else if (required.NodeSelectorTerms.Count == 0)
        {
            errors.Required("spec.nodeAffinity.required.nodeSelectorTerms", "must have at least one node selector term");
        }
    }

    private static void CheckSource(FieldErrors errors, PersistentVolumeSpec spec)
    {
        ReadOnlySpan<(string Name, object? Source)> sources =
        [
            ("gcePersistentDisk", spec.GcePersistentDisk),
            ("awsElasticBlockStore", spec.AwsElasticBlockStore),
            ("hostPath", spec.HostPath),
            ("glusterfs", spec.Glusterfs),
            ("nfs", spec.Nfs),
            ("rbd", spec.Rbd),
            ("quobyte", spec.Quobyte),
            ("cephfs", spec.Cephfs),
            ("iscsi", spec.Iscsi),
            ("cinder", spec.Cinder),
            ("fc", spec.Fc),
            ("flocker", spec.Flocker),
            ("flexVolume", spec.FlexVolume),
            ("azureFile", spec.AzureFile),
            ("vsphereVolume", spec.VsphereVolume),
            ("photonPersistentDisk", spec.PhotonPersistentDisk),
            ("portworxVolume", spec.PortworxVolume),
            ("azureDisk", spec.AzureDisk),
            ("scaleIO", spec.ScaleIO),
            ("local", spec.Local),
            ("storageos", spec.Storageos),
            ("csi", spec.Csi),
        ];
        var hasSource = false;
        foreach (var (name, source) in sources)
        {
            if (source is not null && hasSource)
            {
                errors.Forbidden("spec." + name, "may not specify more than 1 volume type");
            }

            hasSource |= source is not null;
        }

        if (!hasSource)
        {
            errors.Required("spec", "must specify a volume type");
        }

        if (spec.HostPath is { } host)
        {
            CheckPath(errors, "spec.hostPath.path", host.Path);
            if (host.Path == "/" && spec.PersistentVolumeReclaimPolicy == ReclaimPolicy.Recycle)
            {
                errors.Forbidden("spec.persistentVolumeReclaimPolicy", "may not be 'recycle' for a hostPath mount of '/'");
            }
        }

        if (spec.Local is { } local)
        {
            CheckPath(errors, "spec.local.path", local.Path);
        }

        if (spec.Nfs is { } nfs)
        {
            CheckGiven(errors, "spec.nfs.server", nfs.Server);
            CheckGiven(errors, "spec.nfs.path", nfs.Path);
            if (nfs.Path is { Length: > 0 } path && path[0] != '/')
            {
                errors.Invalid("spec.nfs.path", path, "must be an absolute path");
            }
        }

        if (spec.Csi is { } csi)
        {
            CheckGiven(errors, "spec.csi.driver", csi.Driver.Name);
            CheckGiven(errors, "spec.csi.volumeHandle", csi.VolumeHandle);
        }
    }

    private static void CheckPath(FieldErrors errors, string path, string? value)
    {
        CheckGiven(errors, path, value);
        if (value?.Split('/').Contains("..") == true)
        {
            errors.Invalid(path, value, "must not contain '..'");
        }
    }

    private static void CheckGiven(FieldErrors errors, string path, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            errors.Required(path);
        }
    }
}
