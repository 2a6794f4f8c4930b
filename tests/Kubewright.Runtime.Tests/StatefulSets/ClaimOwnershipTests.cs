namespace Kubewright.Runtime.Tests;

public sealed class ClaimOwnershipTests
{
    private const int Live = 1;
    private const int Condemned = 2;

    [Theory]
    // What the policy wants: the owner of a live pod's claim, of a condemned pod's claim.
    [InlineData("Retain", "Retain", "", "")]
    [InlineData("Retain", "Delete", "set", "set")]
    [InlineData("Delete", "Retain", "", "pod")]
    [InlineData("Delete", "Delete", "set", "pod")]
    public void Rewrite_AnyStart_GivesThePolicysOwnersAndKeepsOthers(string whenScaled, string whenDeleted, string live, string condemned)
    {
        var set = Set(whenScaled, whenDeleted);
        foreach (var (ordinal, wanted) in new[] { (Live, live), (Condemned, condemned) })
        {
            foreach (var start in new[] { "", "set", "pod", "set*", "pod*", "other*", "other* set", "other* pod" })
            {
                var pod = PodAt(ordinal);
                var claim = ClaimOwnership.Rewrite(Claim(set, pod, start), set, ordinal, pod);

                var others = start.Contains("other") ? "other* " : "";
                Assert.Equal((others + wanted).Trim(), Owners(claim));
                Assert.True(ClaimOwnership.IsUpToDate(claim, set, ordinal, pod), $"{start} -> {Owners(claim)}");
            }
        }
    }

    [Theory]
    // The marks: * is no controller, ? carries another uid.
    [InlineData("set", true)]
    [InlineData("", false)]
    [InlineData("set*", false)]
    [InlineData("set?", true)]
    [InlineData("set other", false)]
    [InlineData("other", true)]
    [InlineData("set other*", true)]
    [InlineData("pod?", true)]
    [InlineData("set pod", false)]
    public void IsUpToDate_LivePodOfASetThatDeletesItsClaims_JudgesOwners(string owners, bool isUpToDate)
    {
        var set = Set("Retain", "Delete");
        var pod = PodAt(Live);

        Assert.Equal(isUpToDate, ClaimOwnership.IsUpToDate(Claim(set, pod, owners), set, Live, pod));
    }

    [Theory]
    [InlineData("set other", "other")]
    [InlineData("set?", "")]
    [InlineData("pod other", "other")]
    public void Rewrite_ContestedClaim_RemovesOursAndAddsNone(string owners, string left)
    {
        var set = Set("Delete", "Delete");
        var pod = PodAt(Live);

        Assert.Equal(left, Owners(ClaimOwnership.Rewrite(Claim(set, pod, owners), set, Live, pod)));
    }

    [Theory]
    [InlineData("pod?", true)]
    [InlineData("pod", true)]
    [InlineData("", false)]
    [InlineData("set", false)]
    [InlineData("other", false)]
    public void IsStale_NewPodHasNoUidYet_AnyPodOfTheNameCounts(string owners, bool isStale)
    {
        var pod = PodAt(Live);
        var unborn = pod with { Metadata = pod.Metadata with { Uid = null } };

        Assert.Equal(isStale, ClaimOwnership.IsStale(Claim(Set("Delete", "Retain"), pod, owners), unborn));
    }

    private static StatefulSetShape Set(string whenScaled, string whenDeleted)
    {
        static PersistentVolumeClaimRetentionPolicyType Policy(string text) => text == "Delete"
            ? PersistentVolumeClaimRetentionPolicyType.Delete
            : PersistentVolumeClaimRetentionPolicyType.Retain;
        var set = Objects.Web(2) with
        {
            PersistentVolumeClaimRetentionPolicy = new StatefulSetPersistentVolumeClaimRetentionPolicy
            {
                WhenScaled = Policy(whenScaled),
                WhenDeleted = Policy(whenDeleted),
            },
        };
        return new StatefulSetShape(set with { Metadata = set.Metadata with { Uid = "set-uid" } });
    }

    private static Pod PodAt(int ordinal) =>
        new(new ObjectMeta { Name = StatefulSetNames.Pod("web", ordinal), Uid = "pod-uid" }, new PodSpec { Containers = [] });

    private static PersistentVolumeClaim Claim(StatefulSetShape set, Pod pod, string owners)
    {
        OwnerReference Parse(string word)
        {
            var reference = word.TrimEnd('*', '?') switch
            {
                "set" => OwnerReferences.Controller(set.Set),
                "pod" => OwnerReferences.Controller(pod),
                _ => new OwnerReference { ApiVersion = "example.com/v1", Kind = "Other", Name = "other", Uid = "other-uid", Controller = true },
            };
            return reference with
            {
                Controller = word.EndsWith('*') ? null : true,
                Uid = word.EndsWith('?') ? "uid-of-another" : reference.Uid,
            };
        }

        var metadata = new ObjectMeta { Name = "www-web-1" };
        return new PersistentVolumeClaim(OwnerReferences.With(
            metadata,
            owners.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse)));
    }

    private static string Owners(PersistentVolumeClaim claim) => string.Join(
        ' ',
        (claim.Metadata.OwnerReferences ?? []).Select(static owner => owner.Kind switch
        {
            "StatefulSet" => "set",
            "Pod" => "pod",
            _ => "other",
        } + (owner.Controller == true ? "" : "*")));
}
