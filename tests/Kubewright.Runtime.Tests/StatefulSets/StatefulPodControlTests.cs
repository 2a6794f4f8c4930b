namespace Kubewright.Runtime.Tests;

/// <summary>What each action writes and which events it leaves: P-01 to P-14, P-16, P-18 to P-20.</summary>
public sealed class StatefulPodControlTests
{
    private readonly OpenAdmission _admission = new();
    private readonly Store _store;
    private readonly StatefulPodControl _control;
    private readonly WriteFaults _faults;
    private readonly StatefulSet _set;

    public StatefulPodControlTests()
    {
        _store = new Store(new VirtualClock(), new SeededSource(1), _admission);
        _control = new StatefulPodControl(_store, new EventRecorder(_store));
        _faults = new WriteFaults(_store);
        _set = _store.Create(Objects.Web(1)).OrThrow();
    }

    private StatefulSetShape Shape => new(_set);

    private Pod NewPod => PodIdentity.Create(Shape, 0, _set.Spec!.Template, "web-rev");

    private PersistentVolumeClaim NewClaim => PodIdentity.CreateClaim(Shape, Shape.ClaimTemplates[0], PodIdentity.ClaimNames(Shape, 0).First());

    private Pod? Stored => _store.Snapshot.PodOf("web-0");

    private string Events => string.Join('\n', _store.EventsSince(0).ToArray()
        .Where(static change => change is { Type: StoreEventType.Added, Object: Event })
        .Select(static change => (Event)change.Object)
        .Select(static e => $"{e.Type} {e.Reason}: {e.Message}"));

    [Fact]
    public void P01_Create_MakesClaimAndPod()
    {
        Assert.Null(Create());

        Assert.Equal((1, 1), (_store.Snapshot.Pods.Count, _store.Snapshot.PersistentVolumeClaims.Count));
        Assert.Equal(
            "Normal SuccessfulCreate: create Claim www-web-0 Pod web-0 in StatefulSet web success\n"
            + "Normal SuccessfulCreate: create Pod web-0 in StatefulSet web successful",
            Events);
    }

    [Fact]
    public void P02_Create_PodExists_IsAnErrorWithoutEvent()
    {
        _store.Create(NewPod with { Metadata = new ObjectMeta { Name = "web-0" } }).OrThrow();

        Assert.Equal("pods \"web-0\" already exists", _control.Perform(_set, new CreatePodAction(0, NewPod, [], [])));
        Assert.Equal("", Events);
    }

    [Fact]
    public void P03_Create_ClaimFails_WarnsTwiceAndMakesNoPod()
    {
        _faults.Fail(WriteVerb.Create, "PersistentVolumeClaim");

        Assert.Equal("failed to create PVC www-web-0: Internal error occurred: broken", Create());
        Assert.Null(Stored);
        Assert.Equal(
            "Warning FailedCreate: create Claim www-web-0 for Pod web-0 in StatefulSet web failed error: Internal error occurred: broken\n"
            + "Warning FailedCreate: create Pod web-0 in StatefulSet web failed error: failed to create PVC www-web-0: Internal error occurred: broken",
            Events);
    }

    [Fact]
    public void P03_Create_SeveralClaims_AllAreTriedAndAllErrorsTold()
    {
        _faults.Fail(WriteVerb.Create, "PersistentVolumeClaim", times: 2);
        var logs = NewClaim with { Metadata = NewClaim.Metadata with { Name = "logs-web-0" } };
        var data = NewClaim with { Metadata = NewClaim.Metadata with { Name = "data-web-0" } };

        Assert.Equal(
            "[failed to create PVC www-web-0: Internal error occurred: broken, failed to create PVC logs-web-0: Internal error occurred: broken]",
            _control.Perform(_set, new CreatePodAction(0, NewPod, [NewClaim, logs, data], [])));
        Assert.Equal("data-web-0", Assert.Single(_store.Snapshot.PersistentVolumeClaims).Metadata.Name);
    }

    [Fact]
    public void P04_Create_ClaimIsBeingDeleted_WarnsOnce()
    {
        Assert.Equal("pvc www-web-0 is being deleted", _control.Perform(_set, new CreatePodAction(0, NewPod, [], ["www-web-0"])));
        Assert.Null(Stored);
        Assert.Equal("Warning FailedCreate: create Pod web-0 in StatefulSet web failed error: pvc www-web-0 is being deleted", Events);
    }

    [Fact]
    public void P06_Create_PodFails_TellsOfTheClaimThenWarns()
    {
        _faults.Fail(WriteVerb.Create, "Pod");

        Assert.Equal("Internal error occurred: broken", Create());
        Assert.Equal(
            "Normal SuccessfulCreate: create Claim www-web-0 Pod web-0 in StatefulSet web success\n"
            + "Warning FailedCreate: create Pod web-0 in StatefulSet web failed error: Internal error occurred: broken",
            Events);
    }

    [Fact]
    public void P07_Settled_NothingIsCalled()
    {
        var rounds = Rounds.Settled(Objects.Web(3));
        var version = rounds.Now.Version;

        rounds.Change(static set => set with { Metadata = set.Metadata with { Labels = ("touched", "yes") } });
        Assert.Null(rounds.Round());

        Assert.Equal(version + 1, rounds.Now.Version);
    }

    [Fact]
    public void P08_Repair_Identity_SendsTheRightOne()
    {
        var broken = Existing(static pod => pod with { Metadata = pod.Metadata with { Labels = pod.Metadata.Labels!.Without(StatefulSetNames.PodNameLabel) } });

        Assert.Null(Repair(broken));

        Assert.True(PodIdentity.Matches(Shape, 0, Stored!));
        Assert.Equal("Normal SuccessfulUpdate: update Pod web-0 in StatefulSet web successful", Events);
    }

    [Fact]
    public void P09_Repair_UpdateFails_WarnsAndLeavesThePod()
    {
        var broken = Existing(static pod => pod with { Metadata = pod.Metadata with { Labels = pod.Metadata.Labels!.Without(StatefulSetNames.PodNameLabel) } });
        _faults.Fail(WriteVerb.Update, "Pod");

        Assert.Equal("Internal error occurred: broken", Repair(broken));

        Assert.Equal(broken, Stored);
        Assert.Equal("Warning FailedUpdate: update Pod web-0 in StatefulSet web failed error: Internal error occurred: broken", Events);
    }

    [Fact]
    public void P10_Repair_Storage_MakesTheClaimsAndSendsTheVolumes()
    {
        // The API server refuses to change a pod's volumes; one that does not shows what is sent.
        var broken = Existing(static pod => pod with { Spec = pod.Spec! with { Volumes = null, Containers = [new Container("nginx", "nginx:1")] } });
        _admission.IsOpen = true;

        Assert.Null(Repair(broken, NewClaim));

        Assert.True(PodIdentity.MatchesStorage(Shape, 0, Stored!));
        Assert.Equal(
            "Normal SuccessfulCreate: create Claim www-web-0 Pod web-0 in StatefulSet web success\n"
            + "Normal SuccessfulUpdate: update Pod web-0 in StatefulSet web successful",
            Events);
    }

    [Fact]
    public void P11_Repair_StorageButTheClaimFails_WarnsTwice()
    {
        var broken = Existing(static pod => pod with { Spec = pod.Spec! with { Volumes = null, Containers = [new Container("nginx", "nginx:1")] } });
        _faults.Fail(WriteVerb.Create, "PersistentVolumeClaim");

        Assert.NotNull(Repair(broken, NewClaim));

        Assert.Equal(
            "Warning FailedCreate: create Claim www-web-0 for Pod web-0 in StatefulSet web failed error: Internal error occurred: broken\n"
            + "Warning FailedUpdate: update Pod web-0 in StatefulSet web failed error: failed to create PVC www-web-0: Internal error occurred: broken",
            Events);
    }

    [Fact]
    public void P12_Repair_PodChangedMeanwhile_IsRepairedAsItIsNow()
    {
        var broken = Existing(static pod => pod with { Metadata = pod.Metadata with { Labels = pod.Metadata.Labels!.Without(StatefulSetNames.PodNameLabel) } });
        _store.Update(broken with { Metadata = broken.Metadata with { Annotations = ("note", "kept") } }).OrThrow();

        Assert.Null(Repair(broken));

        Assert.True(PodIdentity.Matches(Shape, 0, Stored!));
        Assert.Equal("kept", Stored!.Metadata.Annotations!["note"]);
        Assert.Equal("Normal SuccessfulUpdate: update Pod web-0 in StatefulSet web successful", Events);
    }

    [Fact]
    public void P13_Delete_TellsIt()
    {
        var pod = Existing(static pod => pod);

        Assert.Null(_control.Perform(_set, new DeletePodAction(PlanPhase.Condemned, 0, pod)));

        Assert.Null(Stored);
        Assert.Equal("Normal SuccessfulDelete: delete Pod web-0 in StatefulSet web successful", Events);
    }

    [Theory]
    [InlineData(PlanPhase.Condemned)]
    [InlineData(PlanPhase.Update)]
    public void P14_Delete_Fails_Warns(PlanPhase phase)
    {
        var pod = Existing(static pod => pod);
        _faults.Fail(WriteVerb.Delete, "Pod");

        Assert.Equal("Internal error occurred: broken", _control.Perform(_set, new DeletePodAction(phase, 0, pod)));

        Assert.NotNull(Stored);
        Assert.Equal("Warning FailedDelete: delete Pod web-0 in StatefulSet web failed error: Internal error occurred: broken", Events);
    }

    [Theory]
    [InlineData(PlanPhase.Condemned, "pods \"web-0\" not found")]
    [InlineData(PlanPhase.Update, null)]
    public void Delete_PodIsGoneAlready_IsFineForAnUpdate(PlanPhase phase, string? error) =>
        Assert.Equal(error, _control.Perform(_set, new DeletePodAction(phase, 0, NewPod)));

    [Fact]
    public void P16_OwnClaims_WhenDeletedDelete_GivesTheClaimToTheSet()
    {
        _store.Create(NewClaim).OrThrow();
        var pod = Existing(static pod => pod);
        var set = _store.Update(Scenario.Retaining(Objects.Web(1), "Delete/Retain")).OrThrow();

        Assert.Null(_control.Perform(set, new OwnClaimsAction(PlanPhase.Slots, 0, pod)));

        Assert.Equal(set.Metadata.Uid, Assert.Single(_store.Snapshot.PersistentVolumeClaims.Single().Metadata.OwnerReferences!).Uid);
        Assert.Equal("", Events);
    }

    [Theory]
    [InlineData("Delete/Retain", "Retain/Retain", 0)]
    [InlineData("Retain/Retain", "Delete/Retain", 1)]
    public void P18_P19_PolicyChanged_RewritesTheReferenceWithOneEvent(string before, string after, int owners)
    {
        var rounds = Rounds.Settled(Scenario.Retaining(Objects.Web(1), before));

        rounds.Change(set => Scenario.Retaining(set, after));
        Assert.Null(rounds.Round());

        Assert.Equal(owners, rounds.Now.PersistentVolumeClaims.Single().Metadata.OwnerReferences?.Count ?? 0);
        Assert.Equal(1, rounds.EventsOf(EventType.Normal).Split('\n').Count(static e => e.StartsWith("SuccessfulUpdate", StringComparison.Ordinal)));
    }

    [Fact]
    public void P20_PolicyChangedWhileTheClaimIsMissing_WaitsForItSilently()
    {
        var rounds = Rounds.Settled(Objects.Web(1));
        var claim = rounds.Now.PersistentVolumeClaims.Single();
        rounds.AsUser(() =>
        {
            rounds.Store.Delete(ObjectKey.Of(claim)).OrThrow();
            rounds.Store.Update(rounds.Now.PersistentVolumeClaims.Single() with { Metadata = claim.Metadata with { ResourceVersion = null, Finalizers = null } }).OrThrow();
        });
        rounds.Change(static set => Scenario.Retaining(set, "Delete/Retain"));
        Assert.Null(rounds.Round());
        Assert.DoesNotContain("SuccessfulUpdate", rounds.EventsOf(EventType.Normal), StringComparison.Ordinal);

        rounds.AsUser(() => rounds.Store.Create(claim).OrThrow());
        Assert.Null(rounds.Round());
        Assert.Equal("StatefulSet", Assert.Single(rounds.Now.PersistentVolumeClaims.Single().Metadata.OwnerReferences!).Kind);
        Assert.Contains("SuccessfulUpdate: update Pod web-0 in StatefulSet web successful", rounds.EventsOf(EventType.Normal), StringComparison.Ordinal);
    }

    private string? Create() => _control.Perform(_set, new CreatePodAction(0, NewPod, [NewClaim], []));

    private string? Repair(Pod broken, params ValueList<PersistentVolumeClaim> missing) =>
        _control.Perform(_set, new RepairPodAction(0, PodIdentity.Repair(Shape, 0, broken), missing));

    private Pod Existing(Func<Pod, Pod> change) => _store.Create(change(NewPod)).OrThrow();

    /// <summary>The API server's checks, which can be switched off.</summary>
    private sealed class OpenAdmission : IAdmission
    {
        private readonly StandardAdmission _admission = new();

        public bool IsOpen { get; set; }

        public AdmissionResult Admit(AdmissionRequest request) => IsOpen ? new AdmissionResult(request.Object) : _admission.Admit(request);
    }
}
