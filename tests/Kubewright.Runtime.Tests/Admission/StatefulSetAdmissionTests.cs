namespace Kubewright.Runtime.Tests;

public sealed class StatefulSetAdmissionTests
{
    private readonly Store _store = new(new VirtualClock(), new SeededSource(1), new StandardAdmission());

    [Fact]
    public void Create_MinimalSet_GetsEveryDefault()
    {
        var spec = _store.Create(Objects.Web() with { Replicas = null, ServiceName = null }).OrThrow().Spec!;

        Assert.Equal(1, spec.Replicas);
        Assert.Equal(10, spec.RevisionHistoryLimit);
        Assert.Equal(PodManagementPolicy.OrderedReady, spec.PodManagementPolicy);
        Assert.Equal("", spec.ServiceName?.Name);
        Assert.Equal(StatefulSetUpdateStrategyType.RollingUpdate, spec.UpdateStrategy?.Type);
        Assert.Equal(0, spec.UpdateStrategy?.RollingUpdate?.Partition);
        Assert.Null(spec.UpdateStrategy?.RollingUpdate?.MaxUnavailable);
        Assert.Equal(PersistentVolumeClaimRetentionPolicyType.Retain, spec.PersistentVolumeClaimRetentionPolicy?.WhenDeleted);
        Assert.Equal(PersistentVolumeClaimRetentionPolicyType.Retain, spec.PersistentVolumeClaimRetentionPolicy?.WhenScaled);
        Assert.Null(spec.Ordinals);
        var claim = spec.VolumeClaimTemplates![0];
        Assert.Equal(("v1", "PersistentVolumeClaim", VolumeMode.Filesystem, ClaimPhase.Pending), (claim.ApiVersion, claim.Kind, claim.Spec?.VolumeMode, claim.Status?.Phase));
        var pod = spec.Template.Spec!;
        Assert.Equal((RestartPolicy.Always, DnsPolicy.ClusterFirst, "default-scheduler", 30L), (pod.RestartPolicy, pod.DnsPolicy, pod.SchedulerName, pod.TerminationGracePeriodSeconds?.Seconds));
        Assert.NotNull(pod.SecurityContext);
        Assert.Null(pod.EnableServiceLinks);
        var container = pod.Containers[0];
        Assert.Equal((PullPolicy.IfNotPresent, "/dev/termination-log", TerminationMessagePolicy.File), (container.ImagePullPolicy, container.TerminationMessagePath, container.TerminationMessagePolicy));
        Assert.NotNull(container.Resources);
    }

    [Fact]
    public void Create_TypeWithoutSettings_KeepsThemOut()
    {
        var strategy = new StatefulSetUpdateStrategy { Type = StatefulSetUpdateStrategyType.RollingUpdate };

        Assert.Null(_store.Create(Objects.Web() with { UpdateStrategy = strategy }).OrThrow().Spec!.UpdateStrategy!.RollingUpdate);
    }

    [Theory]
    [InlineData("nginx", PullPolicy.Always)]
    [InlineData("nginx:latest", PullPolicy.Always)]
    [InlineData("registry:5000/nginx", PullPolicy.Always)]
    [InlineData("registry:5000/nginx:1.2", PullPolicy.IfNotPresent)]
    [InlineData("nginx@sha256:0", PullPolicy.IfNotPresent)]
    public void Create_Image_DecidesThePullPolicy(string image, PullPolicy policy) =>
        Assert.Equal(policy, _store.Create(Objects.Plain(image: image)).OrThrow().Spec!.Template.Spec!.Containers[0].ImagePullPolicy);

    [Fact]
    public void Create_MaxUnavailableWithTheGateOff_IsDropped()
    {
        var set = Objects.Plain() with
        {
            UpdateStrategy = new StatefulSetUpdateStrategy { RollingUpdate = new RollingUpdateStatefulSetStrategy { MaxUnavailable = 2 } },
        };

        Assert.Null(_store.Create(set).OrThrow().Spec!.UpdateStrategy!.RollingUpdate!.MaxUnavailable);
        var open = new Store(new VirtualClock(), new SeededSource(1), new StandardAdmission(honorsMaxUnavailable: true));
        Assert.Equal(2, open.Create(set).OrThrow().Spec!.UpdateStrategy!.RollingUpdate!.MaxUnavailable);
    }

    public static TheoryData<string, Func<StatefulSet, StatefulSet>, string> InvalidSets => new()
    {
        { "replicas", s => s with { Replicas = -1 }, "spec.replicas: Invalid value: -1: must be greater than or equal to 0" },
        { "minReady", s => s with { MinReadySeconds = -1 }, "spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0" },
        { "ordinals", s => s with { Ordinals = new StatefulSetOrdinals { Start = -1 } }, "spec.ordinals.start: Invalid value: -1: must be greater than or equal to 0" },
        { "partition", s => s with { UpdateStrategy = new StatefulSetUpdateStrategy { RollingUpdate = new RollingUpdateStatefulSetStrategy { Partition = -1 } } }, "spec.updateStrategy.rollingUpdate.partition: Invalid value: -1: must be greater than or equal to 0" },
        { "onDelete", s => s with { UpdateStrategy = new StatefulSetUpdateStrategy { Type = StatefulSetUpdateStrategyType.OnDelete, RollingUpdate = new RollingUpdateStatefulSetStrategy { Partition = 1 } } }, "spec.updateStrategy.rollingUpdate: Invalid value: {\"partition\":1}: only allowed for updateStrategy 'RollingUpdate'" },
        { "empty selector", s => s with { Selector = new LabelSelector() }, "spec.selector: Invalid value: {}: empty selector is invalid for statefulset" },
        { "labels", s => s with { PodLabels = ("app", "other") }, "spec.template.metadata.labels: Invalid value: {\"app\":\"other\"}: `selector` does not match template `labels`" },
        { "restart", s => s with { RestartPolicy = RestartPolicy.Never }, "spec.template.spec.restartPolicy: Unsupported value: \"Never\": supported values: \"Always\"" },
        { "deadline", s => s with { ActiveDeadlineSeconds = 5 }, "spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in StatefulSet is not Supported" },
        { "mount", s => s with { Containers = [new Container("c", "i:1") { VolumeMounts = [new VolumeMount("nothing", "/x")] }] }, "spec.template.spec.containers[0].volumeMounts[0].name: Not found: \"nothing\"" },
        { "claim", s => s with { VolumeClaimTemplates = [new VolumeClaim("d") { Storage = "1Gi" }] }, "spec.volumeClaimTemplates[0].spec.accessModes: Required value: at least 1 access mode is required" },
        { "no containers", s => s with { Containers = [] }, "spec.template.spec.containers: Required value" },
    };

    [Theory]
    [MemberData(nameof(InvalidSets))]
    public void Create_InvalidSet_IsRefusedWithTheExactText(string name, Func<StatefulSet, StatefulSet> change, string expected)
    {
        var error = _store.Create(change(Objects.Plain())).Error;

        Assert.True(error is not null, name);
        Assert.Equal(422, error.Code);
        Assert.Equal($"StatefulSet.apps \"web\" is invalid: {expected}", error.Message);
        Assert.Equal(expected.Split(':')[0], Assert.Single(error.Causes).Field);
    }

    [Fact]
    public void Create_SeveralMistakes_AreListed()
    {
        var error = _store.Create(Objects.Plain(-1) with { MinReadySeconds = -2 }).Error!;

        Assert.Equal(
            "StatefulSet.apps \"web\" is invalid: [spec.replicas: Invalid value: -1: must be greater than or equal to 0, "
            + "spec.minReadySeconds: Invalid value: -2: must be greater than or equal to 0]",
            error.Message);
    }

    [Theory]
    [InlineData("Web")]
    [InlineData("web.site")]
    [InlineData("web-")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567890123")]
    public void Create_NameThatIsNoLabel_IsRefused(string name)
    {
        var set = Objects.Plain();

        var error = _store.Create(set with { Metadata = set.Metadata with { Name = name } }).Error!;

        Assert.Contains($"metadata.name: Invalid value: \"{name}\": ", error.Message);
    }

    [Fact]
    public void Update_ImmutableField_IsForbidden()
    {
        _store.Create(Objects.Plain()).OrThrow();

        var error = _store.Update(Objects.Plain() with { ServiceName = "other" }).Error!;

        Assert.Equal(
            "StatefulSet.apps \"web\" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', "
            + "'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
            error.Message);
    }

    [Fact]
    public void Update_MutableFields_AreAccepted()
    {
        _store.Create(Objects.Plain()).OrThrow();

        Assert.True(_store.Update(Objects.Plain(5, "nginx:2") with
        {
            MinReadySeconds = 5,
            RevisionHistoryLimit = 3,
            Ordinals = new StatefulSetOrdinals { Start = 1 },
            UpdateStrategy = new StatefulSetUpdateStrategy { Type = StatefulSetUpdateStrategyType.OnDelete },
            PersistentVolumeClaimRetentionPolicy = new StatefulSetPersistentVolumeClaimRetentionPolicy { WhenScaled = PersistentVolumeClaimRetentionPolicyType.Delete },
        }).IsSuccess);
    }

    [Fact]
    public void UpdateStatus_CounterAboveReplicas_IsRefused()
    {
        var set = _store.Create(Objects.Plain()).OrThrow();

        var error = _store.UpdateStatus(set with { Status = new StatefulSetStatus { Replicas = 1, ReadyReplicas = 2 } }).Error!;

        Assert.Contains("status.readyReplicas: Invalid value: 2: cannot be greater than status.replicas", error.Message);
    }
}
