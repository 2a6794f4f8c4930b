namespace Kubewright.Runtime;

/// <summary>Which StorageClass claims and volumes belong to.</summary>
public static class StorageClassLookup
{
    /// <summary>
    /// The class a claim asks for: a name; empty for explicitly none, so that nothing is ever provisioned; null when the
    /// claim leaves it to the cluster's default class.
    /// </summary>
    public static string? NameOf(PersistentVolumeClaim claim) =>
        claim.Metadata.Annotations?[VolumeNames.BetaStorageClass] ?? claim.Spec?.StorageClassName?.Name;

    /// <summary>The class of a volume; empty for none.</summary>
    public static string NameOf(PersistentVolume volume) =>
        volume.Metadata.Annotations?[VolumeNames.BetaStorageClass] ?? volume.Spec?.StorageClassName?.Name ?? "";

    /// <summary>Whether a class carries the annotation that makes it the default, in its present or its older spelling.</summary>
    public static bool IsDefault(StorageClass storageClass) =>
        storageClass.Metadata.Annotations is { } annotations
        && (annotations[VolumeNames.IsDefaultClass] == "true" || annotations[VolumeNames.BetaIsDefaultClass] == "true");

    /// <summary>The default class: of several the newest, of equally old ones the first by name; null when there is none.</summary>
    public static StorageClass? Default(IEnumerable<StorageClass> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        StorageClass? best = null;
        foreach (var each in classes)
        {
            if (IsDefault(each) && (best is null || IsBefore(each.Metadata, best.Metadata)))
            {
                best = each;
            }
        }

        return best;
    }

    private static bool IsBefore(ObjectMeta one, ObjectMeta other)
    {
        var order = Nullable.Compare(other.CreationTimestamp, one.CreationTimestamp);
        return order < 0 || (order == 0 && string.CompareOrdinal(one.Name, other.Name) < 0);
    }

    /// <summary>Whether claims of the class wait until a pod that uses them is being scheduled. Default is no.</summary>
    public static bool WaitsForConsumer(StorageClass? storageClass) =>
        storageClass?.VolumeBindingMode == VolumeBindingMode.WaitForFirstConsumer;
}
