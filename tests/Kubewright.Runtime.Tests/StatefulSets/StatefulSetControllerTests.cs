namespace Kubewright.Runtime.Tests;

public sealed class StatefulSetControllerTests
{
    private readonly ControllerHarness _harness = new();

    private Store Store => _harness.Store;

    [Fact]
    public void Pods_DeletedByHand_ComeBackLowestFirst()
    {
        Settle(Objects.Plain(5));
        var order = new List<string>();
        using var subscription = Store.Subscribe(change =>
        {
            if (change is { Type: StoreEventType.Added, Key.Kind: "Pod" })
            {
                order.Add(change.Key.Name);
            }
        });

        foreach (var name in new[] { "web-4", "web-0", "web-2" })
        {
            Store.Delete(ObjectKey.Of("Pod", null, name)).OrThrow();
        }

        _harness.ReadyAll();

        Assert.Equal(["web-0", "web-2", "web-4"], order);
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Succeeded")]
    public void Pod_Ended_IsReplaced(string phase)
    {
        Settle(Objects.Plain(3));
        var uid = Store.Snapshot.PodOf("web-0")!.Metadata.Uid;

        _harness.SetStatus("web-0", Enum.Parse<PodPhase>(phase));
        _harness.Run();

        Assert.NotEqual(uid, Store.Snapshot.PodOf("web-0")!.Metadata.Uid);
        Assert.Contains("Normal SuccessfulDelete: delete Pod web-0 in StatefulSet web successful", _harness.Events);
    }

    [Fact]
    public void Pod_TerminatingLow_BlocksScaleUp()
    {
        Settle(Objects.Plain(3));
        var key = ObjectKey.Of("Pod", null, "web-0");
        _harness.Hold(key, isHeld: true);
        Store.Delete(key).OrThrow();
        Scale(5);

        _harness.Run();
        Assert.Equal(["web-0", "web-1", "web-2"], _harness.PodNames);

        _harness.Hold(key, isHeld: false);
        _harness.Run();
        Assert.Equal(["web-0", "web-1", "web-2"], _harness.PodNames);
        _harness.ReadyAll();
        Assert.Equal(5, Store.Snapshot.Pods.Count);
    }

    [Fact]
    public void CreatePod_Refused_WarnsAndRetriesUntilItPasses()
    {
        _harness.Refuse = static obj => obj is Pod ? "exceeded quota" : null;
        Store.Create(Objects.Web(1)).OrThrow();

        _harness.Run();

        Assert.Equal(
            [
                "Normal SuccessfulCreate: create Claim www-web-0 Pod web-0 in StatefulSet web success",
                "Warning FailedCreate: create Pod web-0 in StatefulSet web failed error: exceeded quota",
            ],
            _harness.Events.Order(StringComparer.Ordinal));
        Assert.Equal(1, Store.Snapshot.SetOf().Status!.ObservedGeneration);
        _harness.Advance(TimeSpan.FromSeconds(10));
        Assert.True(Store.Snapshot.Events.Single(static e => e.Type == EventType.Warning).Count > 5);
        _harness.Refuse = static _ => null;
        _harness.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["web-0"], _harness.PodNames);
    }

    [Fact]
    public void CreateClaim_Refused_WarnsTwiceAndMakesNoPod()
    {
        _harness.Refuse = static obj => obj is PersistentVolumeClaim ? "exceeded quota" : null;
        Store.Create(Objects.Web(1)).OrThrow();

        _harness.Run();

        Assert.Empty(_harness.PodNames);
        Assert.Equal(
            [
                "Warning FailedCreate: create Claim www-web-0 for Pod web-0 in StatefulSet web failed error: exceeded quota",
                "Warning FailedCreate: create Pod web-0 in StatefulSet web failed error: failed to create PVC www-web-0: exceeded quota",
            ],
            _harness.Events.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CreatePod_ClaimIsBeingDeleted_WaitsForAFreshClaim()
    {
        Settle(Objects.Web(1));
        var claim = ObjectKey.Of("PersistentVolumeClaim", null, "www-web-0");
        var uid = Store.Snapshot.Find(claim)!.Metadata.Uid;
        Store.Delete(claim).OrThrow();
        Store.Delete(ObjectKey.Of("Pod", null, "web-0")).OrThrow();

        _harness.Run();
        Assert.Empty(_harness.PodNames);
        Assert.Contains("Warning FailedCreate: create Pod web-0 in StatefulSet web failed error: pvc www-web-0 is being deleted", _harness.Events);

        _harness.Hold(claim, isHeld: false);
        _harness.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["web-0"], _harness.PodNames);
        Assert.NotEqual(uid, Store.Snapshot.Find(claim)!.Metadata.Uid);
    }

    [Fact]
    public void CreatePod_NameTakenByAStranger_WaitsSilently()
    {
        Store.Create(new Pod(new ObjectMeta { Name = "web-0" }, new PodSpec { Containers = [new Container("c", "i:1")] })).OrThrow();
        Store.Create(Objects.Plain(1)).OrThrow();

        _harness.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(_harness.Events);
        Assert.Null(Store.Snapshot.PodOf("web-0")!.Metadata.OwnerReferences);

        Store.Delete(ObjectKey.Of("Pod", null, "web-0")).OrThrow();
        _harness.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(Store.Snapshot.PodOf("web-0")!.Metadata.OwnerReferences);
    }

    [Fact]
    public void Set_WithALongName_FailsAtItsFirstPod()
    {
        var set = Objects.Plain(1);
        Store.Create(set with { Metadata = set.Metadata with { Name = new string('a', 60) } }).OrThrow();

        _harness.Run();

        Assert.Empty(_harness.PodNames);
        Assert.Contains(_harness.Events, static text => text.StartsWith("Warning FailedCreate: create Pod ", StringComparison.Ordinal));
    }

    [Fact]
    public void Set_WithDeletionTimestamp_RecreatesNothing()
    {
        Settle(Objects.Plain(2));
        var key = ObjectKey.Of("StatefulSet", null, "web");
        _harness.Hold(key, isHeld: true);
        Store.Delete(key).OrThrow();
        Store.Delete(ObjectKey.Of("Pod", null, "web-0")).OrThrow();

        _harness.Run();

        Assert.Equal(["web-1"], _harness.PodNames);
        Assert.Equal(1, Store.Snapshot.SetOf().Status!.Replicas);
    }

    [Fact]
    public void Pod_LosingItsNameLabel_GetsItBack()
    {
        Settle(Objects.Plain(1));
        var pod = Store.Snapshot.PodOf("web-0")!;
        Store.Update(pod with { Metadata = pod.Metadata with { Labels = pod.Metadata.Labels!.Without(StatefulSetNames.PodNameLabel) } }).OrThrow();

        _harness.Run();

        Assert.Equal("web-0", Store.Snapshot.PodOf("web-0")!.Metadata.Labels![StatefulSetNames.PodNameLabel]);
        Assert.Contains("Normal SuccessfulUpdate: update Pod web-0 in StatefulSet web successful", _harness.Events);
    }

    [Fact]
    public void RetentionPolicy_ChangedBackAndForth_RewritesTheClaimsOwners()
    {
        Settle(Objects.Web(2));
        var claim = ObjectKey.Of("PersistentVolumeClaim", null, "www-web-0");
        Assert.Null(Store.Snapshot.Find(claim)!.Metadata.OwnerReferences);

        SetPolicy(PersistentVolumeClaimRetentionPolicyType.Delete);
        Assert.Equal("StatefulSet", Assert.Single(Store.Snapshot.Find(claim)!.Metadata.OwnerReferences!).Kind);

        SetPolicy(PersistentVolumeClaimRetentionPolicyType.Retain);
        Assert.Null(Store.Snapshot.Find(claim)!.Metadata.OwnerReferences);
    }

    [Fact]
    public void Sets_WithOneSelector_KeepToTheirOwnPods()
    {
        var other = Objects.Plain(2);
        other = other with { Metadata = other.Metadata with { Name = "api" } };
        Store.Create(Objects.Plain(2)).OrThrow();
        Store.Create(other).OrThrow();
        _harness.ReadyAll();
        var version = Store.Snapshot.Version;

        _harness.Advance(TimeSpan.FromHours(1));

        Assert.Equal(["api-0", "api-1", "web-0", "web-1"], _harness.PodNames);
        Assert.Equal(version, Store.Snapshot.Version);
    }

    [Fact]
    public void Update_BadImageInAnOrderedSet_StaysStuckUntilThePodIsDeleted()
    {
        Settle(Objects.Plain(2));
        Store.Update(Objects.Plain(2, "nginx:bad")).OrThrow();
        _harness.Run();
        _harness.SetStatus("web-1", PodPhase.Pending);
        _harness.Run();

        Store.Update(Objects.Plain(2)).OrThrow();
        _harness.Run();
        Assert.Equal("nginx:bad", Store.Snapshot.PodOf("web-1")!.Spec!.Containers[0].Image);

        Store.Delete(ObjectKey.Of("Pod", null, "web-1")).OrThrow();
        _harness.ReadyAll();
        Assert.Equal("nginx:1", Store.Snapshot.PodOf("web-1")!.Spec!.Containers[0].Image);
        Assert.True(Store.Snapshot.IsSettled(2));
    }

    [Fact]
    public void OnDelete_NewImage_ReachesPodsWhenTheyAreDeleted()
    {
        static StatefulSet OnDelete(string image) => Objects.Plain(2, image) with
        {
            UpdateStrategy = new StatefulSetUpdateStrategy { Type = StatefulSetUpdateStrategyType.OnDelete },
        };
        Settle(OnDelete("nginx:1"));
        Store.Update(OnDelete("nginx:2")).OrThrow();
        _harness.ReadyAll();
        Assert.All(Store.Snapshot.Pods, static pod => Assert.Equal("nginx:1", pod.Spec!.Containers[0].Image));

        Store.Delete(ObjectKey.Of("Pod", null, "web-0")).OrThrow();
        _harness.ReadyAll();

        Assert.Equal(["nginx:2", "nginx:1"], Store.Snapshot.Pods.Select(static pod => pod.Spec!.Containers[0].Image));
        Assert.NotEqual(Store.Snapshot.SetOf().Status!.CurrentRevision, Store.Snapshot.SetOf().Status!.UpdateRevision);
    }

    [Fact]
    public void Scale_UpWhileOldClaimsWait_HoldsThePodBack()
    {
        var policy = new StatefulSetPersistentVolumeClaimRetentionPolicy { WhenScaled = PersistentVolumeClaimRetentionPolicyType.Delete };
        Settle(Objects.Web(2) with { PersistentVolumeClaimRetentionPolicy = policy });
        var claim = ObjectKey.Of("PersistentVolumeClaim", null, "www-web-1");
        Scale(1);
        _harness.Run();
        Assert.Equal(["web-0"], _harness.PodNames);
        Assert.NotNull(Store.Snapshot.Find(claim)!.Metadata.DeletionTimestamp);

        Scale(2);
        _harness.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["web-0"], _harness.PodNames);

        _harness.Hold(claim, isHeld: false);
        _harness.Run();
        Assert.Equal(["web-0", "web-1"], _harness.PodNames);
        Assert.Null(Store.Snapshot.Find(claim)!.Metadata.OwnerReferences);
    }

    private void Settle(StatefulSet set)
    {
        Store.Create(set).OrThrow();
        _harness.ReadyAll();
        Assert.Equal(set.Replicas, Store.Snapshot.SetOf().Status!.ReadyReplicas);
    }

    private void Scale(int replicas)
    {
        var set = Store.Snapshot.SetOf();
        Store.Update(set with { Spec = set.Spec! with { Replicas = replicas } }).OrThrow();
    }

    private void SetPolicy(PersistentVolumeClaimRetentionPolicyType whenDeleted)
    {
        var set = Store.Snapshot.SetOf();
        var policy = new StatefulSetPersistentVolumeClaimRetentionPolicy { WhenDeleted = whenDeleted };
        Store.Update(set with { Spec = set.Spec! with { PersistentVolumeClaimRetentionPolicy = policy } }).OrThrow();
        _harness.Run();
    }
}
