namespace Kubewright.Runtime;

/// <summary>Who owns a pod's claims under the set's <c>persistentVolumeClaimRetentionPolicy</c> (SS-066 to SS-074).</summary>
internal static class ClaimOwnership
{
    /// <summary>
    /// Whether the claim still belongs to an earlier pod of this name, so that the garbage collector will remove it and a
    /// new pod must not mount it (SS-074). A pod that is yet to be made has no uid, so any pod's claim is an earlier one's.
    /// </summary>
    public static bool IsStale(PersistentVolumeClaim claim, Pod pod)
    {
        foreach (var owner in Owners(claim))
        {
            if (IsPod(owner, pod) && owner.Uid != (pod.Metadata.Uid ?? ""))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the claim's owners are as the policy wants them, or not ours to change.</summary>
    public static bool IsUpToDate(PersistentVolumeClaim claim, in StatefulSetShape set, int ordinal, Pod pod)
    {
        bool ownedBySet = false, ownedByPod = false, lacksControl = false;
        foreach (var owner in Owners(claim))
        {
            var isSet = IsSet(owner, set);
            var isPod = IsPod(owner, pod);
            if (isSet ? owner.Uid != set.Set.Metadata.Uid : isPod && owner.Uid != (pod.Metadata.Uid ?? ""))
            {
                // The owner it names is gone: the garbage collector decides (SS-069).
                return true;
            }

            ownedBySet |= isSet;
            ownedByPod |= isPod;
            lacksControl |= (isSet || isPod) && owner.Controller != true;
        }

        if (HasUnexpectedController(claim, set, pod))
        {
            return !ownedBySet && !ownedByPod;
        }

        var (wantsSet, wantsPod) = Wanted(set, ordinal);
        return !lacksControl && ownedBySet == wantsSet && ownedByPod == wantsPod;
    }

    /// <summary>The claim with our entries as the policy wants them and everyone else's left alone (SS-072).</summary>
    public static PersistentVolumeClaim Rewrite(PersistentVolumeClaim claim, StatefulSetShape set, int ordinal, Pod pod)
    {
        var owners = Owners(claim).Where(owner => !IsSet(owner, set) && !IsPod(owner, pod)).ToList();
        if (!HasUnexpectedController(claim, set, pod))
        {
            var (wantsSet, wantsPod) = Wanted(set, ordinal);
            if (wantsSet)
            {
                owners.Add(OwnerReferences.Controller(set.Set));
            }

            if (wantsPod)
            {
                owners.Add(OwnerReferences.Controller(pod));
            }
        }

        return claim with { Metadata = OwnerReferences.With(claim.Metadata, owners) };
    }

    /// <summary>
    /// Whether someone else controls the claim, or an earlier set or pod of our name owns it: then it gets no owner from us
    /// (SS-070). Of no interest under a policy that gives claims no owners.
    /// </summary>
    public static bool HasUnexpectedController(PersistentVolumeClaim claim, in StatefulSetShape set, Pod pod)
    {
        if (!set.DeletesClaimsWhenScaled && !set.DeletesClaimsWhenDeleted)
        {
            return false;
        }

        foreach (var owner in Owners(claim))
        {
            var isUnexpected = IsSet(owner, set) ? owner.Uid != set.Set.Metadata.Uid
                : IsPod(owner, pod) ? owner.Uid != (pod.Metadata.Uid ?? "")
                : owner.Controller == true;
            if (isUnexpected)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A claim goes with the set when deleting the set deletes it, and with a condemned pod when scaling deletes it.</summary>
    private static (bool Set, bool Pod) Wanted(in StatefulSetShape set, int ordinal)
    {
        var wantsPod = set.DeletesClaimsWhenScaled && !set.HasSlot(ordinal);
        return (set.DeletesClaimsWhenDeleted && !wantsPod, wantsPod);
    }

    private static ValueList<OwnerReference> Owners(PersistentVolumeClaim claim) => claim.Metadata.OwnerReferences ?? [];

    /// <summary>Whether the entry refers to the set, by name: its uid may be another's (SS-068).</summary>
    private static bool IsSet(OwnerReference owner, in StatefulSetShape set) =>
        owner.Kind == set.Set.Kind && owner.ApiVersion == set.Set.ApiVersion && owner.Name == set.Name;

    private static bool IsPod(OwnerReference owner, Pod pod) =>
        owner.Kind == "Pod" && owner.ApiVersion == "v1" && owner.Name == pod.Metadata.Name;
}
