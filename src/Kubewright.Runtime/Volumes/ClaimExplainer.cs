using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>Explains to people why a claim is not bound.</summary>
public static class ClaimExplainer
{
    private const int MaximumNamed = 5;

    /// <summary>Why the claim is not bound; null when it is.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="snapshot">The cluster it lives in.</param>
    public static ClaimExplanation? WhyPending(PersistentVolumeClaim claim, ClusterSnapshot snapshot) =>
        WhyPending(claim, snapshot.PersistentVolumes, snapshot.StorageClasses);

    /// <summary>Why the claim is not bound; null when it is.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="volumes">All volumes.</param>
    /// <param name="classes">All storage classes.</param>
    public static ClaimExplanation? WhyPending(
        PersistentVolumeClaim claim,
        IEnumerable<PersistentVolume> volumes,
        IEnumerable<StorageClass> classes)
    {
        if (claim.Status?.Phase == ClaimPhase.Bound)
        {
            return null;
        }

        var className = StorageClassLookup.NameOf(claim) ?? "";
        var storageClass = classes.FirstOrDefault(c => c.Metadata.Name == className);
        var all = volumes.ToList();
        ImmutableArray<VolumeCandidate> candidates =
        [
            .. all.Where(v => StorageClassLookup.NameOf(v) == className || VolumeMatcher.IsReservedFor(v, claim))
                .OrderBy(static v => v.Metadata.Name, StringComparer.Ordinal)
                .Select(v => Judge(claim, v)),
        ];

        var (reason, text) = Choose(claim, className, storageClass, candidates, all);
        return new ClaimExplanation(ObjectKey.Of(claim), reason, className, $"{Describe(claim, className)} {text}", candidates);
    }

    private static (ClaimWaitReason Reason, string Text) Choose(
        PersistentVolumeClaim claim,
        string className,
        StorageClass? storageClass,
        ImmutableArray<VolumeCandidate> candidates,
        List<PersistentVolume> all)
    {
        if (claim.Status?.Phase == ClaimPhase.Lost)
        {
            return (ClaimWaitReason.Lost, $"lost its volume {claim.Spec?.VolumeName?.Name}; delete the claim to get a new one.");
        }

        if (claim.Spec?.VolumeName?.Name is { Length: > 0 } name)
        {
            return (ClaimWaitReason.RequestedVolume, all.Find(v => v.Metadata.Name == name) is { } volume
                ? $"asks for volume {name}, which {Judge(claim, volume).Explanation}."
                : $"asks for volume {name}, which does not exist; create it.");
        }

        var waits = StorageClassLookup.WaitsForConsumer(storageClass) && claim.Metadata.Annotations?.ContainsKey(VolumeNames.SelectedNode) != true;
        if (candidates.Any(static c => c.Mismatch is null))
        {
            return waits
                ? (ClaimWaitReason.WaitingForConsumer, $"waits for a pod that uses it to be scheduled on a node where a volume of class {className} can be used.")
                : (ClaimWaitReason.Binding, "is about to be bound.");
        }

        if (className.Length == 0)
        {
            return (ClaimWaitReason.NoClass, $"has no StorageClass, so nobody makes a volume for it, and {Found(candidates, "")}; create a volume that suits it or a default StorageClass.");
        }

        if (storageClass is null)
        {
            return (ClaimWaitReason.ClassMissing, $"names a StorageClass that does not exist, and {Found(candidates, className)}; create the class {className}.");
        }

        if (waits)
        {
            return (ClaimWaitReason.WaitingForConsumer, "waits for a pod that uses it to be scheduled.");
        }

        if (Provisioners.WhyIdle(storageClass.Provisioner) is { } why)
        {
            return (ClaimWaitReason.NoSuitableVolume, $"has to find a volume, as provisioner {storageClass.Provisioner} makes none ({why}), and {Found(candidates, className)}; create a volume that suits it.");
        }

        return claim.Spec?.Selector is not null
            ? (ClaimWaitReason.SelectorNotProvisioned, $"has a selector, so no volume is made for it, and {Found(candidates, className)}; create a volume that suits it or remove the selector.")
            : (ClaimWaitReason.Provisioning, $"waits for provisioner {storageClass.Provisioner} to make a volume.");
    }

    private static string Describe(PersistentVolumeClaim claim, string className)
    {
        var key = ObjectKey.Of(claim);
        var modes = AccessModeText.Of(claim.Spec?.AccessModes);
        return $"claim {key.Namespace}/{key.Name} ({VolumeMatcher.Request(claim)}, {modes}, {(className.Length == 0 ? "no class" : $"class {className}")})";
    }

    /// <summary>What became of the volumes of the class.</summary>
    private static string Found(ImmutableArray<VolumeCandidate> candidates, string className)
    {
        var kind = className.Length == 0 ? "without a class" : $"of class {className}";
        if (candidates.IsEmpty)
        {
            return $"there is no volume {kind}";
        }

        var named = string.Join("; ", candidates.Take(MaximumNamed).Select(static c => $"{c.Volume} {c.Explanation}"));
        var more = candidates.Length > MaximumNamed ? $"; and {candidates.Length - MaximumNamed} more" : "";
        return $"no volume {kind} suits it ({named}{more})";
    }

    private static VolumeCandidate Judge(PersistentVolumeClaim claim, PersistentVolume volume)
    {
        var mismatch = VolumeMatcher.WhyNot(claim, volume);
        return new VolumeCandidate(volume.Metadata.Name ?? "", mismatch, mismatch switch
        {
            null => "suits it",
            VolumeMismatch.Claimed => ClaimedText(claim, volume),
            VolumeMismatch.Terminating => "is being deleted",
            VolumeMismatch.NotAvailable => $"is {(volume.Status?.Phase ?? VolumePhase.Pending).ToText()}, not Available",
            VolumeMismatch.StorageClass => $"has class \"{StorageClassLookup.NameOf(volume)}\"",
            VolumeMismatch.AccessModes => $"offers {AccessModeText.Of(volume.Spec?.AccessModes)}, {AccessModeText.Of(claim.Spec?.AccessModes)} is wanted",
            VolumeMismatch.VolumeMode => $"is {(volume.Spec?.VolumeMode ?? VolumeMode.Filesystem).ToText()}, {(claim.Spec?.VolumeMode ?? VolumeMode.Filesystem).ToText()} is wanted",
            VolumeMismatch.Selector => "has labels that the claim's selector does not match",
            VolumeMismatch.TooSmall => $"has {VolumeMatcher.Capacity(volume)}, {VolumeMatcher.Request(claim)} is wanted",
            _ => "cannot be used on the chosen node",
        });
    }

    private static string ClaimedText(PersistentVolumeClaim claim, PersistentVolume volume)
    {
        var reference = volume.Spec!.ClaimRef!;
        var isReleased = volume.Status?.Phase == VolumePhase.Released;
        return isReleased ? $"was released by {reference.Namespace}/{reference.Name} and keeps its data; remove its claimRef to offer it again"
            : reference.Name == claim.Metadata.Name && reference.Namespace == ObjectKey.Of(claim).Namespace ? "belongs to an earlier claim of the same name"
            : $"is bound to {reference.Namespace}/{reference.Name}";
    }
}
