namespace Kubewright.Runtime.Tests;

/// <summary>
/// Owners of claims, case by case: U-10 to U-18, P-15, P-17. Owners are words: <c>set</c>, <c>pod</c>, <c>other</c>; with
/// <c>*</c> without control, with <c>?</c> of another uid, with <c>-</c> without one; <c>set2</c> and <c>pod2</c> have another
/// name, <c>kin</c> has the set's name and another kind, <c>old</c> the pod's name and another apiVersion.
/// </summary>
public sealed class ClaimOwnershipTables
{
    private const int Replicas = 2;

    /// <summary>Policy (whenScaled/whenDeleted), the pod's ordinal, and whom the claim should belong to.</summary>
    public static TheoryData<string, int, string> Policies => new()
    {
        { "Retain/Retain", 1, "" },
        { "Retain/Delete", 1, "set" },
        { "Delete/Retain", 2, "pod" },
        { "Delete/Retain", 1, "" },
        { "Delete/Delete", 2, "pod" },
        { "Delete/Delete", 1, "set" },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public void U11_ClaimOwner_IsUpToDateExactlyByThePolicy(string policy, int ordinal, string wanted)
    {
        var set = Set(policy);
        foreach (var owners in new[] { "", "set", "pod", "set pod" })
        {
            var pod = PodAt(ordinal);
            var claim = Claim(set, pod, $"other* {owners} other*");

            Assert.Equal(owners == wanted, ClaimOwnership.IsUpToDate(claim, set, ordinal, pod));
        }
    }

    [Theory]
    [InlineData("set", true)]
    [InlineData("set*", false)]
    [InlineData("set?", true)]
    [InlineData("set other", false)]
    [InlineData("pod", true)]
    [InlineData("pod*", false)]
    [InlineData("pod?", true)]
    [InlineData("pod other", false)]
    public void U12_ClaimOwner_EdgeCases(string owners, bool isUpToDate)
    {
        var (set, ordinal) = owners.StartsWith("set", StringComparison.Ordinal) ? (Set("Retain/Delete"), 1) : (Set("Delete/Retain"), 2);
        var pod = PodAt(ordinal);

        Assert.Equal(isUpToDate, ClaimOwnership.IsUpToDate(Claim(set, pod, owners), set, ordinal, pod));
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void U13_Rewrite_AnyStart_GivesThePolicysOwners(string policy, int ordinal, string wanted)
    {
        var set = Set(policy);
        foreach (var start in new[] { "", "set", "pod", "set*", "pod*", "other*", "other* set", "other* pod" })
        {
            var pod = PodAt(ordinal);
            var claim = ClaimOwnership.Rewrite(Claim(set, pod, start), set, ordinal, pod);

            Assert.Equal($"{(start.StartsWith("other", StringComparison.Ordinal) ? "other* " : "")}{wanted}".Trim(), Owners(claim));
            Assert.True(ClaimOwnership.IsUpToDate(claim, set, ordinal, pod));
        }
    }

    [Theory]
    [InlineData("Retain/Delete")]
    [InlineData("Delete/Retain")]
    [InlineData("Delete/Delete")]
    public void U13_Rewrite_UnexpectedController_LeavesNeitherOfUs(string policy)
    {
        var set = Set(policy, replicas: 5);
        foreach (var ordinal in new[] { 1, 8 })
        {
            foreach (var start in new[] { "other", "set other", "other pod", "set? pod", "other* set pod?" })
            {
                var pod = PodAt(ordinal);

                Assert.DoesNotMatch("set|pod", Owners(ClaimOwnership.Rewrite(Claim(set, pod, start), set, ordinal, pod)));
            }
        }
    }

    [Theory]
    [InlineData("set", "set")]
    [InlineData("set*", "set")]
    [InlineData("kin*", "kin* set")]
    [InlineData("", "set")]
    [InlineData("set-", "")]
    [InlineData("set-*", "")]
    public void U14_Rewrite_LivePodWhenBothDelete_MakesTheSetTheController(string owners, string expected)
    {
        var set = Set("Delete/Delete");
        var pod = PodAt(1);

        Assert.Equal(expected, Owners(ClaimOwnership.Rewrite(Claim(set, pod, owners), set, 1, pod)));
    }

    [Theory]
    [InlineData("other", true)]
    [InlineData("other*", false)]
    [InlineData("pod2", true)]
    [InlineData("set2", true)]
    [InlineData("set", false)]
    [InlineData("set?", true)]
    [InlineData("pod", false)]
    [InlineData("pod?", true)]
    [InlineData("set other", true)]
    [InlineData("set other*", false)]
    [InlineData("", false)]
    public void U16_UnexpectedController_CountsWhereAPolicyDeletes(string owners, bool isUnexpected)
    {
        foreach (var policy in new[] { "Retain/Delete", "Delete/Retain", "Delete/Delete", "Retain/Retain" })
        {
            var set = Set(policy);
            var pod = PodAt(1);

            Assert.Equal(isUnexpected && policy != "Retain/Retain", ClaimOwnership.HasUnexpectedController(Claim(set, pod, owners), set, pod));
        }
    }

    [Theory]
    [InlineData("set", true)]
    [InlineData("set*", false)]
    [InlineData("other* set", true)]
    [InlineData("other* set*", false)]
    [InlineData("set* other*", false)]
    [InlineData("pod", true)]
    [InlineData("pod*", false)]
    [InlineData("other* pod", true)]
    [InlineData("other* pod*", false)]
    [InlineData("pod* other*", false)]
    public void U17_OwnerWithoutControl_IsNotUpToDate(string owners, bool isUpToDate)
    {
        var (set, ordinal) = owners.Contains("set", StringComparison.Ordinal) ? (Set("Retain/Delete"), 1) : (Set("Delete/Retain"), 2);
        var pod = PodAt(ordinal);

        Assert.Equal(isUpToDate, ClaimOwnership.IsUpToDate(Claim(set, pod, owners), set, ordinal, pod));
    }

    [Theory]
    // A matching entry of another uid is stale; what does not match is none of ours.
    [InlineData("pod", false)]
    [InlineData("pod?", true)]
    [InlineData("pod2?", false)]
    [InlineData("old?", false)]
    [InlineData("", false)]
    public void U10_U18_StaleOwner_HasOurNameAndAnotherUid(string owners, bool isStale)
    {
        var set = Set("Delete/Delete");
        var pod = PodAt(1);

        Assert.Equal(isStale, ClaimOwnership.IsStale(Claim(set, pod, owners), pod));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [InlineData(null)]
    public void U15_Owner_IsFoundByUidWhateverItsControl(bool? isController)
    {
        var store = new Store(new VirtualClock(), new SeededSource(1), new StandardAdmission());
        var owner = OwnerReferences.Controller(store.Create(Objects.Plain()).OrThrow()) with { Controller = isController };
        store.Create(new ConfigMap(new ObjectMeta { Name = "a", OwnerReferences = [owner] })).OrThrow();

        Assert.Equal("a", Assert.Single(store.Snapshot.DependentsOf<ConfigMap>(owner.Uid)).Metadata.Name);
        Assert.Empty(store.Snapshot.DependentsOf<ConfigMap>("another"));
    }

    [Theory]
    [InlineData("Retain/Retain", true)]
    [InlineData("Retain/Delete", false)]
    public void P15_ClaimWithoutOwners_MatchesOnlyAPolicyThatRetains(string policy, bool isUpToDate)
    {
        var set = Set(policy);
        var pod = PodAt(1);

        Assert.Equal(isUpToDate, ClaimOwnership.IsUpToDate(Claim(set, pod, ""), set, 1, pod));
    }

    [Theory]
    // The states of the pod's two claims: missing, there, owned by the pod, owned by an earlier pod of its name.
    [InlineData("missing missing", true, false)]
    [InlineData("there there", true, false)]
    [InlineData("owned owned", true, false)]
    [InlineData("stale there", true, true)]
    [InlineData("stale missing", true, true)]
    [InlineData("owned stale", true, true)]
    [InlineData("owned owned", false, true)]
    [InlineData("there missing", false, false)]
    public void P17_Claims_AreStaleWhenAnEarlierPodOwnsOne(string claims, bool hasUid, bool isStale)
    {
        var set = Set("Delete/Retain");
        var pod = PodAt(3);
        var made = claims.Split(' ').Where(static state => state != "missing").Select(state => Claim(set, pod, state switch
        {
            "owned" => "pod",
            "stale" => "pod?",
            _ => "",
        })).ToList();
        pod = hasUid ? pod : pod with { Metadata = pod.Metadata with { Uid = null } };

        Assert.Equal(isStale, made.Any(claim => ClaimOwnership.IsStale(claim, pod)));
    }

    private static StatefulSetShape Set(string policy, int replicas = Replicas)
    {
        var types = policy.Split('/').Select(Enum.Parse<PersistentVolumeClaimRetentionPolicyType>).ToArray();
        var set = Objects.Web(replicas) with
        {
            PersistentVolumeClaimRetentionPolicy = new StatefulSetPersistentVolumeClaimRetentionPolicy { WhenScaled = types[0], WhenDeleted = types[1] },
        };
        return new StatefulSetShape(set with { Metadata = set.Metadata with { Uid = "set-uid" } });
    }

    private static Pod PodAt(int ordinal) =>
        new(new ObjectMeta { Name = StatefulSetNames.Pod("web", ordinal), Uid = "pod-uid" }, new PodSpec { Containers = [] });

    private static PersistentVolumeClaim Claim(StatefulSetShape set, Pod pod, string owners)
    {
        OwnerReference Parse(string word)
        {
            var reference = word.TrimEnd('*', '?', '-') switch
            {
                "set" => OwnerReferences.Controller(set.Set),
                "set2" => OwnerReferences.Controller(set.Set) with { Name = "web2", Uid = "set2-uid" },
                "pod" => OwnerReferences.Controller(pod),
                "pod2" => OwnerReferences.Controller(pod) with { Name = "web-7", Uid = "pod2-uid" },
                "old" => OwnerReferences.Controller(pod) with { ApiVersion = "v0" },
                "kin" => OwnerReferences.Controller(set.Set) with { Kind = "Kin", Uid = "kin-uid" },
                _ => new OwnerReference { ApiVersion = "example.com/v1", Kind = "Other", Name = "other", Uid = "other-uid", Controller = true },
            };
            return reference with
            {
                Controller = word.EndsWith('*') ? null : true,
                Uid = word.Contains('?') ? "uid-of-another" : word.Contains('-') ? "" : reference.Uid,
            };
        }

        return new PersistentVolumeClaim(OwnerReferences.With(
            new ObjectMeta { Name = "www-web-1" },
            owners.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse)));
    }

    private static string Owners(PersistentVolumeClaim claim) => string.Join(
        ' ',
        (claim.Metadata.OwnerReferences ?? []).Select(static owner => owner.Kind switch
        {
            "StatefulSet" => "set",
            "Pod" => "pod",
            "Kin" => "kin",
            _ => "other",
        } + (owner.Controller == true ? "" : "*")));
}
