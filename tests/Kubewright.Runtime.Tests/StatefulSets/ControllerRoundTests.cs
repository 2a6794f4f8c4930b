namespace Kubewright.Runtime.Tests;

/// <summary>Rounds of the controller while writes fail: C-08 to C-16, C-40, C-52, C-53, H-06, H-08, H-09.</summary>
public sealed class ControllerRoundTests
{
    public static TheoryData<PodManagementPolicy, string, PodPhase> EndedPods
    {
        get
        {
            var data = new TheoryData<PodManagementPolicy, string, PodPhase>();
            foreach (var row in Scenario.PoliciesAndRetentions)
            {
                data.Add(row.Data.Item1, row.Data.Item2, PodPhase.Failed);
                data.Add(row.Data.Item1, row.Data.Item2, PodPhase.Succeeded);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EndedPods))]
    public void C08_C09_PodThatEnded_DeleteFails_IsDeletedInTheNextRound(PodManagementPolicy policy, string retention, PodPhase phase)
    {
        var rounds = Rounds.Of(Web(3, policy, retention));
        Assert.Null(rounds.Round());
        var uid = rounds.Now.PodOf("web-0")!.Metadata.Uid;
        rounds.SetPod("web-0", phase);
        rounds.Faults.Fail(WriteVerb.Delete, "Pod");

        Assert.NotNull(rounds.Round());
        Assert.Equal((1, uid), (rounds.Faults.Count(WriteVerb.Delete, "Pod"), rounds.Now.PodOf("web-0")!.Metadata.Uid));
        Assert.Null(rounds.Round());
        Assert.Equal((2, null), (rounds.Faults.Count(WriteVerb.Delete, "Pod"), rounds.Now.PodOf("web-0")));
        Assert.Null(rounds.Round());
        Assert.NotEqual(uid, rounds.Now.PodOf("web-0")!.Metadata.Uid);
        Assert.Equal(2, rounds.Faults.Count(WriteVerb.Delete, "Pod"));
    }

    [Theory]
    [MemberData(nameof(Scenario.PoliciesAndRetentions), MemberType = typeof(Scenario))]
    public void C10_SecondCreateFails_SurfacesAndIsMadeUpFor(PodManagementPolicy policy, string retention)
    {
        var rounds = Rounds.Of(Web(3, policy, retention));
        rounds.Faults.Fail(WriteVerb.Create, "Pod", after: 1);

        Assert.Equal(WriteFaults.Broken.Message, rounds.Drive());
        Assert.Contains("create Pod web-1 in StatefulSet web failed error: ", rounds.EventsOf(EventType.Warning), StringComparison.Ordinal);
        Assert.Null(rounds.Drive());

        Assert.Equal((3, 3, 3, 3, 3), rounds.Counters);
        Assert.Equal("web-0 web-1 web-2", rounds.PodNames);
    }

    [Theory]
    [MemberData(nameof(Scenario.PoliciesAndRetentions), MemberType = typeof(Scenario))]
    public void C11_PodUpdateFails_TheErrorIsReturned(PodManagementPolicy policy, string retention)
    {
        var rounds = Rounds.Settled(Web(3, policy, retention));
        LoseNameLabel(rounds, "web-0");
        rounds.Faults.Fail(WriteVerb.Update, "Pod");

        Assert.Equal(WriteFaults.Broken.Message, rounds.Round());
        Assert.Null(rounds.Round());
        Assert.Equal("web-0", rounds.Now.PodOf("web-0")!.Metadata.Labels![StatefulSetNames.PodNameLabel]);
    }

    [Theory]
    [MemberData(nameof(Scenario.PoliciesAndRetentions), MemberType = typeof(Scenario))]
    public void C12_StatusWriteFails_SurfacesAndIsMadeUpFor(PodManagementPolicy policy, string retention)
    {
        var rounds = Rounds.Of(Web(3, policy, retention));
        rounds.Faults.Fail(WriteVerb.UpdateStatus, "StatefulSet", after: 1);

        Assert.Equal(WriteFaults.Broken.Message, rounds.Drive());
        Assert.Null(rounds.Drive());

        Assert.Equal((3, 3, 3, 3, 3), rounds.Counters);
    }

    [Theory]
    [MemberData(nameof(Scenario.PoliciesAndRetentions), MemberType = typeof(Scenario))]
    public void C13_DeleteForAnUpdateFails_StatusIsWrittenAllTheSame(PodManagementPolicy policy, string retention)
    {
        var rounds = Rounds.Settled(Web(3, policy, retention));
        rounds.Change(static set => set with { Containers = [set.Containers[0] with { Image = "nginx:2" }] });
        rounds.Faults.Fail(WriteVerb.Delete, "Pod");

        Assert.NotNull(rounds.Round());
        Assert.Equal(3, rounds.Status.CurrentReplicas);
        Assert.NotEqual(rounds.Status.CurrentRevision, rounds.Status.UpdateRevision);

        Assert.Null(rounds.Round());
        Assert.Equal(2, rounds.Status.CurrentReplicas);
    }

    [Theory]
    [MemberData(nameof(Scenario.PoliciesAndRetentions), MemberType = typeof(Scenario))]
    public void C14_ClaimOfAPendingPodGone_IsMadeAgain(PodManagementPolicy policy, string retention)
    {
        var rounds = Rounds.Of(Web(3, policy, retention));
        Assert.Null(rounds.Round());
        var claim = ObjectKey.Of("PersistentVolumeClaim", null, "www-web-0");
        var uid = rounds.Now.Find(claim)!.Metadata.Uid;
        rounds.AsUser(() =>
        {
            rounds.Store.Delete(claim).OrThrow();
            var held = rounds.Now.Find(claim)!;
            rounds.Store.Update(held.WithMetadata(held.Metadata with { Finalizers = null })).OrThrow();
        });
        Assert.Null(rounds.Now.Find(claim));
        rounds.SetPod("web-0", PodPhase.Pending);

        Assert.Null(rounds.Round());

        var made = rounds.Now.Find(claim)!.Metadata;
        Assert.NotEqual(uid, made.Uid);
        Assert.Equal(retention.StartsWith("Delete/", StringComparison.Ordinal) ? 1 : 0, made.OwnerReferences?.Count ?? 0);
    }

    [Theory]
    [MemberData(nameof(Scenario.PoliciesAndRetentions), MemberType = typeof(Scenario))]
    public void C16_SecondDeleteOfAScaleDownFails_SurfacesAndIsMadeUpFor(PodManagementPolicy policy, string retention)
    {
        var rounds = Rounds.Settled(Web(3, policy, retention));
        rounds.Change(static set => set with { Replicas = 0 });
        rounds.Faults.Fail(WriteVerb.Delete, "Pod", after: 1);

        Assert.Equal(WriteFaults.Broken.Message, rounds.Drive());
        Assert.Null(rounds.Drive());

        Assert.Equal((0, 0, 0, 0, 0), rounds.Counters);
        Assert.Equal("", rounds.PodNames);
    }

    [Theory]
    [MemberData(nameof(Scenario.PoliciesAndRetentions), MemberType = typeof(Scenario))]
    public void C40_HistoryLimit_HoldsAlthoughTheStatusIsNeverWritten(PodManagementPolicy policy, string retention)
    {
        var rounds = Rounds.Settled(Web(3, policy, retention) with { RevisionHistoryLimit = 2 });
        for (var image = 2; image < 9; image++)
        {
            rounds.Change(set => set with { Containers = [set.Containers[0] with { Image = $"nginx:{image}" }] });
            var carried = rounds.Now.Pods.Select(PodHealth.RevisionOf).Append(rounds.Status.CurrentRevision?.Name).ToHashSet(StringComparer.Ordinal);
            rounds.Faults.Fail(WriteVerb.UpdateStatus, "StatefulSet");
            Assert.Equal(WriteFaults.Broken.Message, rounds.Round());

            // The limit, the new revision, and what was current or carried by a pod when the round began.
            Assert.InRange(rounds.Now.ControllerRevisions.Count, 1, 2 + 1 + carried.Count);
        }
    }

    [Theory]
    [InlineData(false, false, null)]
    [InlineData(true, false, "create")]
    [InlineData(false, true, "status")]
    [InlineData(true, true, "create")]
    public void C52_Status_IsTriedOnceWhateverFails(bool failsCreate, bool failsStatus, string? expected)
    {
        var rounds = Rounds.Of(Objects.Plain());
        if (failsCreate)
        {
            rounds.Faults.Fail(WriteVerb.Create, "Pod", with: ApiError.Internal("create"));
        }

        if (failsStatus)
        {
            rounds.Faults.Fail(WriteVerb.UpdateStatus, "StatefulSet", with: ApiError.Internal("status"));
        }

        Assert.Equal(expected is null ? null : $"Internal error occurred: {expected}", rounds.Round());
        Assert.Equal(1, rounds.Faults.Count(WriteVerb.UpdateStatus, "StatefulSet"));
    }

    [Fact]
    public void StatusWrite_Conflicting_IsTriedFiveTimes()
    {
        var conflict = ApiError.Conflict(ObjectKey.Of("StatefulSet", null, "web"));
        var rounds = Rounds.Of(Objects.Plain());
        rounds.Faults.Fail(WriteVerb.UpdateStatus, "StatefulSet", times: 4, with: conflict);
        Assert.Null(rounds.Round());
        Assert.Equal((5, 1L), (rounds.Faults.Count(WriteVerb.UpdateStatus, "StatefulSet"), rounds.Status.ObservedGeneration));

        rounds.Change(static set => set with { MinReadySeconds = 1 });
        rounds.Faults.Fail(WriteVerb.UpdateStatus, "StatefulSet", times: 5, with: conflict);
        Assert.Equal(conflict.Message, rounds.Round());
        Assert.Equal(10, rounds.Faults.Count(WriteVerb.UpdateStatus, "StatefulSet"));
    }

    [Theory]
    [InlineData(3, 30, 2)]
    [InlineData(10, 1, 2)]
    [InlineData(501, 0, 10)]
    [InlineData(0, 1000, 20)]
    public void C53_ParallelScale_ReachesTheTargetInTwoRounds(int from, int to, int together)
    {
        var web = Web(from, PodManagementPolicy.Parallel, "");
        var rounds = Rounds.Settled(web with { VolumeClaimTemplates = [web.VolumeClaimTemplates![0] with { Labels = ("tier", "db") }] });
        var atOnce = 0;
        using var count = rounds.Store.Subscribe(change => atOnce += change is { Object: Pod, Type: not StoreEventType.Modified } ? 1 : 0);

        rounds.Change(set => set with { Replicas = to });
        Assert.Null(rounds.Round());

        // All in one round, which is one instant of the clock.
        Assert.InRange(atOnce, together, int.MaxValue);
        Assert.Equal(to, rounds.Now.Pods.Count);
        Assert.Null(rounds.Round());
        Assert.Equal(to, rounds.Status.Replicas);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(3, 7)]
    [InlineData(6, 7)]
    public void ParallelCreate_OneFails_ItsBatchIsFinishedAndNoOtherBegun(int failing, int attempted)
    {
        var rounds = Rounds.Of(Web(20, PodManagementPolicy.Parallel, "Delete/Delete"));
        rounds.Faults.Fail(WriteVerb.Create, "Pod", after: failing);

        Assert.NotNull(rounds.Round());

        Assert.Equal(attempted, rounds.Faults.Count(WriteVerb.Create, "Pod"));
        Assert.Equal(attempted - 1, rounds.Now.Pods.Count);
    }

    [Fact]
    public void H06_RevisionIsRaised_ServerErrorOrConflict_IsRetriedUntilItHolds()
    {
        var rounds = Rounds.Settled(Objects.Plain(1));
        var first = rounds.Status.UpdateRevision!.Value.Name;
        foreach (var image in new[] { "nginx:2", "nginx:1" })
        {
            rounds.Change(set => set with { Containers = [set.Containers[0] with { Image = image }] });
            if (image == "nginx:1")
            {
                rounds.Faults.Fail(WriteVerb.Update, "ControllerRevision");
                Assert.Equal(WriteFaults.Broken.Message, rounds.Round());
                Assert.Equal(1, rounds.Now.Find<ControllerRevision>(first)!.Revision);
                rounds.Faults.Fail(WriteVerb.Update, "ControllerRevision", times: 2, with: ApiError.Conflict(ObjectKey.Of("ControllerRevision", null, first)));
                Assert.NotNull(rounds.Round());
                Assert.NotNull(rounds.Round());
            }

            Assert.Null(rounds.Drive());
        }

        Assert.Equal(3, rounds.Now.Find<ControllerRevision>(first)!.Revision);
        Assert.Equal(first, rounds.Status.UpdateRevision!.Value.Name);

        // The same number again is no write.
        var updates = rounds.Faults.Count(WriteVerb.Update, "ControllerRevision");
        rounds.Change(static set => set with { MinReadySeconds = 1 });
        rounds.Round();
        Assert.Equal(updates, rounds.Faults.Count(WriteVerb.Update, "ControllerRevision"));
    }

    [Fact]
    public void H08_SurplusRevision_DeleteFails_IsDeletedInTheNextRound()
    {
        var rounds = Rounds.Settled(Objects.Plain(1) with { RevisionHistoryLimit = 0 });
        rounds.Change(static set => set with { Containers = [set.Containers[0] with { Image = "nginx:2" }] });
        rounds.Faults.Fail(WriteVerb.Delete, "ControllerRevision");

        Assert.Equal(WriteFaults.Broken.Message, rounds.Drive());
        Assert.Equal(2, rounds.Now.ControllerRevisions.Count);
        rounds.Change(static set => set with { MinReadySeconds = 0 });
        Assert.Null(rounds.Drive());
        Assert.Single(rounds.Now.ControllerRevisions);
    }

    [Fact]
    public void H09_OrphanedRevision_AdoptionFails_EndsTheRound()
    {
        var rounds = Rounds.Settled(Objects.Plain(1));
        var revision = rounds.Now.ControllerRevisions.Single();
        rounds.AsUser(() => rounds.Store.Update(revision with { Metadata = revision.Metadata with { OwnerReferences = null } }).OrThrow());
        rounds.Faults.Fail(WriteVerb.Update, "ControllerRevision");

        Assert.Equal(WriteFaults.Broken.Message, rounds.Round());
        Assert.Null(rounds.Now.ControllerRevisions.Single().Metadata.OwnerReferences);
        Assert.Null(rounds.Round());
        Assert.True(OwnerReferences.IsControlledBy(rounds.Now.ControllerRevisions.Single(), rounds.Set));
    }

    [Fact]
    public void H09_RevisionOfAnotherOwner_IsNotTaken()
    {
        var rounds = Rounds.Settled(Objects.Plain(1));
        var revision = rounds.Now.ControllerRevisions.Single();
        var other = OwnerReferences.Controller(rounds.Set) with { Name = "other", Uid = "other-uid" };
        rounds.AsUser(() => rounds.Store.Update(revision with { Metadata = revision.Metadata with { OwnerReferences = [other] } }).OrThrow());

        Assert.Null(rounds.Round());

        // It is invisible to the set, which uses its name all the same: the data is equal.
        Assert.Equal("other", Assert.Single(rounds.Now.ControllerRevisions.Single().Metadata.OwnerReferences!).Name);
        Assert.Equal(revision.Metadata.Name, rounds.Status.UpdateRevision!.Value.Name);
    }

    internal static void LoseNameLabel(Rounds rounds, string name) => rounds.AsUser(() =>
    {
        var pod = rounds.Now.PodOf(name)!;
        rounds.Store.Update(pod with { Metadata = pod.Metadata with { Labels = pod.Metadata.Labels!.Without(StatefulSetNames.PodNameLabel) } }).OrThrow();
    });

    private static StatefulSet Web(int replicas, PodManagementPolicy policy, string retention) =>
        Scenario.Retaining(Objects.Web(replicas) with { PodManagementPolicy = policy }, retention);
}
