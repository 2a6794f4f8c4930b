namespace Kubewright.Runtime.Tests;

public sealed class ClusterTests
{
    [Fact]
    public void Apply_OrderedSet_BringsPodsUpOneByOne()
    {
        var cluster = Cluster.Create();
        cluster.Apply(Objects.Web()).OrThrow();

        var life = cluster.PodLife(() => Assert.True(cluster.RunUntil(s => s.IsSettled(3), Objects.TenMinutes)));

        Assert.Equal("+web-0 ~web-0 +web-1 ~web-1 +web-2 ~web-2", life);
        Assert.All(["www-web-0", "www-web-1", "www-web-2"], name =>
            Assert.Equal(ClaimPhase.Bound, cluster.Snapshot.Find<PersistentVolumeClaim>("default", name)?.Status?.Phase));
        Assert.Empty(cluster.Faults);
    }

    [Fact]
    public void Apply_ParallelSet_BringsPodsUpTogether()
    {
        var cluster = Cluster.Create();
        cluster.Apply(Objects.Plain() with { PodManagementPolicy = PodManagementPolicy.Parallel }).OrThrow();

        var life = cluster.PodLife(() => Assert.True(cluster.RunUntil(s => s.IsSettled(3), Objects.TenMinutes)));

        Assert.StartsWith("+web-0 +web-1 +web-2 ~", life);
    }

    [Fact]
    public void Pod_New_HasTheIdentityOfItsOrdinal()
    {
        var cluster = Objects.Settled(Objects.Web());
        var set = cluster.Snapshot.SetOf();

        var pod = cluster.Snapshot.PodOf("web-1")!;

        Assert.Equal("web-", pod.Metadata.GenerateName);
        Assert.Equal("web-1", pod.Metadata.Labels![StatefulSetNames.PodNameLabel]);
        Assert.Equal("1", pod.Metadata.Labels[StatefulSetNames.PodIndexLabel]);
        Assert.Equal(set.Status!.UpdateRevision!.Value.Name, pod.Metadata.Labels[StatefulSetNames.RevisionLabel]);
        Assert.Equal("web-1", pod.Spec!.Hostname);
        Assert.Equal("nginx", pod.Spec.Subdomain);
        Assert.Equal("www-web-1", pod.Spec.Volumes![0].PersistentVolumeClaim!.ClaimName.Name);
        var owner = Assert.Single(pod.Metadata.OwnerReferences!);
        Assert.Equal(("apps/v1", "StatefulSet", "web", set.Metadata.Uid, true, true), (owner.ApiVersion, owner.Kind, owner.Name, owner.Uid, owner.Controller, owner.BlockOwnerDeletion));
        Assert.Equal("nginx", cluster.Snapshot.Find<PersistentVolumeClaim>("default", "www-web-1")!.Metadata.Labels!["app"]);
    }

    [Fact]
    public void Scale_UpAndDown_AddsAtTheTopAndRemovesFromTheTop()
    {
        var cluster = Objects.Settled(Objects.Web(2));

        var up = cluster.PodLife(() =>
        {
            cluster.ScaleStatefulSet(null, "web", 4).OrThrow();
            Assert.True(cluster.RunUntil(s => s.IsSettled(4), Objects.TenMinutes));
        });
        var down = cluster.PodLife(() =>
        {
            cluster.ScaleStatefulSet(null, "web", 1).OrThrow();
            Assert.True(cluster.RunUntil(s => s.IsSettled(1), Objects.TenMinutes));
        });

        Assert.Equal("+web-2 ~web-2 +web-3 ~web-3", up);
        Assert.Equal("!web-3 -web-3 !web-2 -web-2 !web-1 -web-1", down);
        Assert.Equal(4, cluster.Snapshot.PersistentVolumeClaims.Count);
    }

    [Fact]
    public void DeletePod_OfSettledSet_ComesBackWithNameAndClaimButNewUid()
    {
        var cluster = Objects.Settled(Objects.Web());
        var before = cluster.Snapshot;

        var life = cluster.PodLife(() =>
        {
            cluster.Delete("Pod", null, "web-1").OrThrow();
            Assert.True(cluster.RunUntil(s => s.PodOf("web-1") is { } pod && pod.Metadata.Uid != before.PodOf("web-1")!.Metadata.Uid && s.IsSettled(3), Objects.TenMinutes));
        });

        Assert.Equal("!web-1 -web-1 +web-1 ~web-1", life);
        Assert.Equal(
            before.Find<PersistentVolumeClaim>("default", "www-web-1")!.Metadata.Uid,
            cluster.Snapshot.Find<PersistentVolumeClaim>("default", "www-web-1")!.Metadata.Uid);
    }

    [Fact]
    public void Apply_NewImage_RollsFromTheTop()
    {
        var cluster = Objects.Settled(Objects.Web());

        var life = cluster.PodLife(() =>
        {
            cluster.Apply(Objects.Web(image: "nginx:2")).OrThrow();
            Assert.True(cluster.RunUntil(s => s.IsSettled(3), Objects.TenMinutes));
        });

        Assert.Equal("!web-2 -web-2 +web-2 ~web-2 !web-1 -web-1 +web-1 ~web-1 !web-0 -web-0 +web-0 ~web-0", life);
        Assert.All(cluster.Snapshot.Pods, pod => Assert.Equal("nginx:2", pod.Spec!.Containers[0].Image));
        Assert.Equal([1L, 2L], RevisionHistory.Sort(cluster.Snapshot.ControllerRevisions).Select(r => r.Revision));
    }

    [Fact]
    public void Apply_NewImageWithPartition_LeavesTheLowerPodsAndBringsThemBackOld()
    {
        static StatefulSet Partitioned(string image) => Objects.Plain(image: image) with
        {
            UpdateStrategy = new StatefulSetUpdateStrategy
            {
                Type = StatefulSetUpdateStrategyType.RollingUpdate,
                RollingUpdate = new RollingUpdateStatefulSetStrategy { Partition = 2 },
            },
        };
        var cluster = Objects.Settled(Partitioned("nginx:1"));
        cluster.Apply(Partitioned("nginx:2")).OrThrow();
        cluster.RunUntilIdle();
        cluster.Delete("Pod", null, "web-0").OrThrow();
        cluster.RunUntilIdle();

        var status = cluster.Snapshot.SetOf().Status!;
        Assert.Equal(["nginx:1", "nginx:1", "nginx:2"], cluster.Snapshot.Pods.Select(pod => pod.Spec!.Containers[0].Image));
        Assert.Equal((3, 3, 2, 1), (status.Replicas, status.ReadyReplicas, status.CurrentReplicas, status.UpdatedReplicas));
        Assert.NotEqual(status.CurrentRevision, status.UpdateRevision);
    }

    [Fact]
    public void Apply_EarlierTemplate_RaisesItsRevisionInsteadOfMakingOne()
    {
        var cluster = Objects.Settled(Objects.Plain(1, "nginx:1"));
        var names = new Dictionary<string, string>();
        foreach (var image in new[] { "nginx:1", "nginx:2", "nginx:3", "nginx:2" })
        {
            cluster.Apply(Objects.Plain(1, image)).OrThrow();
            Assert.True(cluster.RunUntil(s => s.IsSettled(1) && s.PodOf("web-0")?.Spec!.Containers[0].Image == image, Objects.TenMinutes));
            names[image] = cluster.Snapshot.SetOf().Status!.UpdateRevision!.Value.Name;
        }

        Assert.Equal(
            [(names["nginx:1"], 1L), (names["nginx:3"], 3L), (names["nginx:2"], 4L)],
            RevisionHistory.Sort(cluster.Snapshot.ControllerRevisions).Select(r => (r.Metadata.Name!, r.Revision)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    [InlineData(-1, 6)]
    public void Apply_ManyImages_KeepsTheHistoryLimit(int limit, int revisions)
    {
        var cluster = Objects.Settled(Objects.Plain(1) with { RevisionHistoryLimit = limit });
        foreach (var image in new[] { "nginx:2", "nginx:3", "nginx:4", "nginx:5", "nginx:6" })
        {
            cluster.Apply(Objects.Plain(1, image) with { RevisionHistoryLimit = limit }).OrThrow();
            Assert.True(cluster.RunUntil(s => s.IsSettled(1) && s.PodOf("web-0")?.Spec!.Containers[0].Image == image, Objects.TenMinutes));
        }

        cluster.RunUntilIdle();

        Assert.Equal(revisions, cluster.Snapshot.ControllerRevisions.Count);
    }

    [Fact]
    public void RunUntilIdle_SettledCluster_WritesNothingMore()
    {
        var cluster = Objects.Settled(Objects.Web());
        Assert.True(cluster.RunUntilIdle());
        var version = cluster.Snapshot.Version;

        cluster.Apply(Objects.Web()).OrThrow();
        cluster.Advance(TimeSpan.FromHours(1));

        Assert.Equal(version, cluster.Snapshot.Version);
    }

    [Fact]
    public void MinReadySeconds_TenMinutes_HoldsBackTheNextPodThatLong()
    {
        var cluster = Cluster.Create();
        cluster.Apply(Objects.Plain(2) with { MinReadySeconds = 600 }).OrThrow();

        Assert.False(cluster.RunUntil(s => s.PodOf("web-1") is not null, TimeSpan.FromSeconds(600)));
        Assert.True(cluster.RunUntil(s => s.PodOf("web-1") is not null, TimeSpan.FromSeconds(10)));
        Assert.True(cluster.RunUntil(s => s.IsSettled(2), TimeSpan.FromSeconds(610)));
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameTrace()
    {
        static string Trace(int seed)
        {
            var cluster = Cluster.Create(new ClusterOptions { Seed = seed });
            cluster.Apply(Objects.Web()).OrThrow();
            cluster.RunUntil(s => s.IsSettled(3), Objects.TenMinutes);
            cluster.Apply(Objects.Web(image: "nginx:2")).OrThrow();
            cluster.RunUntil(s => s.IsSettled(3), Objects.TenMinutes);
            cluster.Delete("StatefulSet", null, "web").OrThrow();
            cluster.RunUntilIdle();
            return string.Join('\n', cluster.Store.EventsSince(0).ToArray().AsEnumerable());
        }

        Assert.Equal(Trace(5), Trace(5));
        Assert.NotEqual(Trace(5), Trace(6));
    }

    [Fact]
    public void DeleteSet_InTheBackground_TakesPodsAndRevisionsButNotClaims()
    {
        var cluster = Objects.Settled(Objects.Web());

        cluster.Delete("StatefulSet", null, "web").OrThrow();

        Assert.Empty(cluster.Snapshot.StatefulSets);
        Assert.True(cluster.RunUntilIdle());
        Assert.Empty(cluster.Snapshot.Pods);
        Assert.Empty(cluster.Snapshot.ControllerRevisions);
        Assert.Equal(3, cluster.Snapshot.PersistentVolumeClaims.Count);
    }

    [Fact]
    public void DeleteSet_InTheForeground_GoesLast()
    {
        var cluster = Objects.Settled(Objects.Plain());
        var order = new List<string>();
        using var subscription = cluster.Subscribe(change =>
        {
            if (change is { Type: StoreEventType.Deleted, Key.Kind: "Pod" or "StatefulSet" })
            {
                order.Add(change.Key.Kind);
            }
        });

        cluster.Delete("StatefulSet", null, "web", new DeleteOptions { Propagation = PropagationPolicy.Foreground }).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Equal(["Pod", "Pod", "Pod", "StatefulSet"], order);
    }

    [Fact]
    public void DeleteSet_Orphaning_LeavesPodsThatASetOfTheNameAdopts()
    {
        var cluster = Objects.Settled(Objects.Web());
        var uids = cluster.Snapshot.Pods.Select(pod => pod.Metadata.Uid).ToList();

        cluster.Delete("StatefulSet", null, "web", new DeleteOptions { Propagation = PropagationPolicy.Orphan }).OrThrow();
        Assert.True(cluster.RunUntilIdle());

        Assert.Empty(cluster.Snapshot.StatefulSets);
        Assert.All(cluster.Snapshot.Pods, pod => Assert.Null(pod.Metadata.OwnerReferences));
        cluster.Apply(Objects.Web()).OrThrow();
        Assert.True(cluster.RunUntil(s => s.IsSettled(3), Objects.TenMinutes));
        Assert.Equal(uids, cluster.Snapshot.Pods.Select(pod => pod.Metadata.Uid));
        Assert.Single(cluster.Snapshot.ControllerRevisions);
    }

    [Fact]
    public void Pod_LosingItsSelectorLabel_IsReleasedAndBlocksItsName()
    {
        var cluster = Objects.Settled(Objects.Plain());
        var pod = cluster.Snapshot.PodOf("web-1")!;

        cluster.Store.Update(pod with { Metadata = pod.Metadata with { Labels = pod.Metadata.Labels!.Without("app") } }).OrThrow();
        cluster.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(cluster.Snapshot.PodOf("web-1")!.Metadata.OwnerReferences);
        Assert.Equal(2, cluster.Snapshot.SetOf().Status!.Replicas);
        var released = cluster.Snapshot.PodOf("web-1")!;
        cluster.Store.Update(released with { Metadata = released.Metadata with { Labels = released.Metadata.Labels!.With("app", "nginx") } }).OrThrow();
        Assert.True(cluster.RunUntil(s => s.IsSettled(3), Objects.TenMinutes));
        Assert.Equal(pod.Metadata.Uid, cluster.Snapshot.PodOf("web-1")!.Metadata.Uid);
    }

    [Fact]
    public void Events_NewPodWithClaim_TellClaimThenPod()
    {
        var cluster = Objects.Settled(Objects.Web(1));

        Assert.Equal(
            ["create Claim www-web-0 Pod web-0 in StatefulSet web success", "create Pod web-0 in StatefulSet web successful"],
            cluster.Snapshot.Events
                .Where(e => e.InvolvedObject.Kind == "StatefulSet")
                .OrderBy(e => long.Parse(e.Metadata.ResourceVersion!, System.Globalization.CultureInfo.InvariantCulture))
                .Select(e => e.Message));
    }

    [Fact]
    public void RetentionPolicy_Delete_TakesTheClaimsOfPodsThatAreScaledAway()
    {
        var policy = new StatefulSetPersistentVolumeClaimRetentionPolicy
        {
            WhenScaled = PersistentVolumeClaimRetentionPolicyType.Delete,
            WhenDeleted = PersistentVolumeClaimRetentionPolicyType.Delete,
        };
        var cluster = Objects.Settled(Objects.Web() with { PersistentVolumeClaimRetentionPolicy = policy });

        cluster.ScaleStatefulSet(null, "web", 1).OrThrow();
        Assert.True(cluster.RunUntilIdle());
        Assert.Equal(["www-web-0"], cluster.Snapshot.PersistentVolumeClaims.Select(claim => claim.Metadata.Name));

        cluster.Delete("StatefulSet", null, "web").OrThrow();
        Assert.True(cluster.RunUntilIdle());
        Assert.Empty(cluster.Snapshot.PersistentVolumeClaims);
    }

    [Fact]
    public void Apply_Again_KeepsWhatTheServerFilledIn()
    {
        var cluster = Objects.Settled(Objects.Web(1));
        var service = new Service("front") { Selector = ("app", "nginx"), Ports = [new ServicePort("http", 80)] };
        var claim = new PersistentVolumeClaim("www-web-0") { AccessModes = [AccessMode.ReadWriteOnce], Storage = "1Gi" };
        cluster.Apply(service).OrThrow();
        cluster.ScaleStatefulSet(null, "web", 2).OrThrow();
        cluster.RunUntilIdle();
        var before = cluster.Snapshot;

        cluster.Apply(service).OrThrow();
        cluster.Apply(claim).OrThrow();
        cluster.Apply(Objects.Web() with { Replicas = null }).OrThrow();

        Assert.Equal(before.Version, cluster.Snapshot.Version);
        Assert.Equal("10.96.0.11", cluster.Snapshot.Find<Service>("front")!.Spec!.ClusterIP?.Value);
        Assert.Equal(2, cluster.Snapshot.SetOf().Spec!.Replicas);
    }

    [Fact]
    public void Delete_Unknown_IsNotFound() =>
        Assert.Equal("pods \"web-9\" not found", Cluster.Create().Delete("Pod", null, "web-9").Error!.Message);

    [Fact]
    public void Subscriber_Throwing_SurfacesFromTheRun()
    {
        var cluster = Cluster.Create();
        using var subscription = cluster.Subscribe(_ => throw new FormatException("from the test"));
        cluster.Apply(Objects.Plain(1)).OrThrow();

        Assert.Equal("from the test", Assert.Throws<FormatException>(() => cluster.Advance(TimeSpan.FromSeconds(1))).Message);
    }

    [Fact]
    public void Apply_UnknownNamespace_IsMade()
    {
        var cluster = Cluster.Create();
        var set = Objects.Plain(1);

        cluster.Apply(set with { Metadata = set.Metadata with { Namespace = "team" } }).OrThrow();

        Assert.NotNull(cluster.Snapshot.Find<Namespace>("team"));
        Assert.True(cluster.RunUntil(s => s.Find<Pod>("team", "web-0") is not null, Objects.TenMinutes));
    }

    [Fact]
    public async Task RunUntilAsync_OtherClock_WaitsForItsTimers()
    {
        var clock = new VirtualClock();
        var cluster = Cluster.Create(new ClusterOptions { Clock = clock });
        cluster.Apply(Objects.Plain(1)).OrThrow();

        var running = cluster.RunUntilAsync(s => s.IsSettled(1), Objects.TenMinutes, TestContext.Current.CancellationToken);
        while (!running.IsCompleted)
        {
            clock.AdvanceTo(clock.NextTimer ?? clock.GetUtcNow());
            await Task.Yield();
        }

        Assert.True(await running);
    }

    [Fact]
    public async Task RunUntilAsync_Cancelled_Ends()
    {
        var cluster = Cluster.Create();
        using var cancellation = new CancellationTokenSource();
        var running = cluster.RunUntilAsync(static _ => false, Timeout.InfiniteTimeSpan, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
