namespace Kubewright.Runtime;

/// <summary>Who owns a pod's claims under the set's <c>persistentVolumeClaimRetentionPolicy</c>.</summary>
internal static class ClaimOwnership
{
    /// <summary>
    /// Whether the claim still belongs to an earlier pod of this name, so that the garbage collector will remove it and a
    /// new pod must not mount it.
    /// </summary>
    public static bool IsLeftBehind(PersistentVolumeClaim claim, string podName) =>
        Owners(claim).Any(owner => IsPod(owner, podName) && owner.Uid.Length > 0);

    /// <summary>Whether the claim's owners are as the policy wants them, or not ours to change.</summary>
    public static bool IsUpToDate(PersistentVolumeClaim claim, in StatefulSetShape set, int ordinal, Pod pod)
    {
        var owners = Owners(claim);
        bool ownedBySet = false, ownedByPod = false, isOursWithoutControl = false, hasForeignController = false;
        foreach (var owner in owners)
        {
            var isSet = IsSet(owner, set);
            var isPod = IsPod(owner, pod.Metadata.Name);
            if ((isSet && owner.Uid != set.Set.Metadata.Uid) || (isPod && owner.Uid != (pod.Metadata.Uid ?? "")))
            {
                // The owner it names is gone: the garbage collector decides.
                return true;
            }

            ownedBySet |= isSet;
            ownedByPod |= isPod;
            isOursWithoutControl |= (isSet || isPod) && owner.Controller != true;
            hasForeignController |= !isSet && !isPod && owner.Controller == true;
        }

        if (hasForeignController && (set.DeletesClaimsWhenScaled || set.DeletesClaimsWhenDeleted))
        {
            return !ownedBySet && !ownedByPod;
        }

        var (wantsSet, wantsPod) = Wanted(set, ordinal);
        return !isOursWithoutControl && ownedBySet == wantsSet && ownedByPod == wantsPod;
    }

    /// <summary>The claim with our entries as the policy wants them and everyone else's left alone.</summary>
    public static PersistentVolumeClaim Rewrite(PersistentVolumeClaim claim, StatefulSetShape set, int ordinal, Pod pod)
    {
        var owners = Owners(claim);
        var others = owners.Where(owner => !IsSet(owner, set) && !IsPod(owner, pod.Metadata.Name)).ToList();
        var isContested = (set.DeletesClaimsWhenScaled || set.DeletesClaimsWhenDeleted)
            && owners.Any(owner =>
                (IsSet(owner, set) && owner.Uid != set.Set.Metadata.Uid)
                || (IsPod(owner, pod.Metadata.Name) && owner.Uid != pod.Metadata.Uid)
                || (owner.Controller == true && others.Contains(owner)));
        var (wantsSet, wantsPod) = Wanted(set, ordinal);
        if (wantsSet && !isContested)
        {
            others.Add(OwnerReferences.Controller(set.Set));
        }

        if (wantsPod && !isContested)
        {
            others.Add(OwnerReferences.Controller(pod));
        }

        return claim with { Metadata = OwnerReferences.With(claim.Metadata, others) };
    }

    /// <summary>A claim goes with the set when deleting the set deletes it, and with a condemned pod when scaling deletes it.</summary>
    private static (bool Set, bool Pod) Wanted(in StatefulSetShape set, int ordinal)
    {
        var wantsPod = set.DeletesClaimsWhenScaled && !set.HasSlot(ordinal);
        return (set.DeletesClaimsWhenDeleted && !wantsPod, wantsPod);
    }

    private static ValueList<OwnerReference> Owners(PersistentVolumeClaim claim) => claim.Metadata.OwnerReferences ?? [];

    private static bool IsSet(OwnerReference owner, in StatefulSetShape set) =>
        owner.Kind == set.Set.Kind && owner.ApiVersion == set.Set.ApiVersion && owner.Name == set.Name;

    private static bool IsPod(OwnerReference owner, string? podName) =>
        owner.Kind == "Pod" && owner.ApiVersion == "v1" && owner.Name == podName;
}
