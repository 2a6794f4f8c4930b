using Kubewright.Schema;

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
        Assert.Equal(1, spec.UpdateStrategy?.RollingUpdate?.MaxUnavailable);
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

    [Theory]
    [InlineData(null, null, "Retain", "Retain")]
    [InlineData("Delete", null, "Delete", "Retain")]
    [InlineData(null, "Delete", "Retain", "Delete")]
    [InlineData("Delete", "Delete", "Delete", "Delete")]
    public void U09_RetentionPolicy_IsAsWrittenAndElseRetains(string? whenDeleted, string? whenScaled, string storedDeleted, string storedScaled)
    {
        static PersistentVolumeClaimRetentionPolicyType? Parse(string? text) => text is null ? null : Enum.Parse<PersistentVolumeClaimRetentionPolicyType>(text);
        var policy = whenDeleted is null && whenScaled is null
            ? null
            : new StatefulSetPersistentVolumeClaimRetentionPolicy { WhenDeleted = Parse(whenDeleted), WhenScaled = Parse(whenScaled) };

        var stored = _store.Create(Objects.Plain() with { PersistentVolumeClaimRetentionPolicy = policy }).OrThrow().Spec!.PersistentVolumeClaimRetentionPolicy!;

        Assert.Equal((storedDeleted, storedScaled), (stored.WhenDeleted?.ToText(), stored.WhenScaled?.ToText()));
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

    [Theory]
    [InlineData("1.34", null)]
    [InlineData("1.35.3", 2)]
    [InlineData("1.35.4", null)]
    [InlineData("1.36", null)]
    [InlineData("1.37", 2)]
    public void Create_MaxUnavailable_IsKeptInReleasesThatOfferIt(string release, int? kept)
    {
        var set = Objects.Plain() with
        {
            UpdateStrategy = new StatefulSetUpdateStrategy { RollingUpdate = new RollingUpdateStatefulSetStrategy { MaxUnavailable = 2 } },
        };
        var store = StoreOf(release);

        Assert.Equal(kept, store.Create(set).OrThrow().Spec!.UpdateStrategy!.RollingUpdate!.MaxUnavailable?.Number);

        // Where it is not offered it is not defaulted either.
        Assert.Equal(kept is null ? null : 1, store.Update(Objects.Plain()).OrThrow().Spec!.UpdateStrategy!.RollingUpdate!.MaxUnavailable?.Number);
    }

    [Theory]
    [InlineData("1.33", false)]
    [InlineData("1.34", true)]
    public void Update_RevisionHistoryLimit_MayChangeInReleasesThatAllowIt(string release, bool isAllowed)
    {
        var store = StoreOf(release);
        store.Create(Objects.Plain()).OrThrow();

        var error = store.Update(Objects.Plain() with { RevisionHistoryLimit = 3 }).Error;

        Assert.Equal(isAllowed, error is null);
        Assert.DoesNotContain("'revisionHistoryLimit'", error?.Message ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.33", false)]
    [InlineData("1.34", true)]
    public void Create_TemplateThatMakesNoPod_IsRefusedInReleasesThatCheckIt(string release, bool isRefused)
    {
        var set = Objects.Plain() with { Containers = [new Container("c", "i:1") { VolumeMounts = [new VolumeMount("nothing", "/x")] }] };

        Assert.Equal(isRefused, StoreOf(release).Create(set).Error is not null);
    }

    [Fact]
    public void Update_TemplateThatTheStoredSetFailsToo_IsAccepted()
    {
        // Made before the release that checks templates.
        var admission = new Upgraded();
        var store = new Store(new VirtualClock(), new SeededSource(1), admission);
        var set = Objects.Plain() with { Containers = [new Container("c", "i:1") { VolumeMounts = [new VolumeMount("nothing", "/x")] }] };
        store.Create(set).OrThrow();
        admission.Version = "1.36";

        Assert.True(store.Update(set with { Replicas = 5 }).IsSuccess);
        Assert.True(store.Update(Objects.Plain()).IsSuccess);
        Assert.NotNull(store.Update(set).Error);
    }

    public static TheoryData<string, Func<StatefulSet, StatefulSet>, string> InvalidSets => new()
    {
        { "replicas", s => s with { Replicas = -1 }, "spec.replicas: Invalid value: -1: must be greater than or equal to 0" },
        { "minReady", s => s with { MinReadySeconds = -1 }, "spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0" },
        { "ordinals", s => s with { Ordinals = new StatefulSetOrdinals { Start = -1 } }, "spec.ordinals.start: Invalid value: -1: must be greater than or equal to 0" },
        { "partition", s => s with { UpdateStrategy = new StatefulSetUpdateStrategy { RollingUpdate = new RollingUpdateStatefulSetStrategy { Partition = -1 } } }, "spec.updateStrategy.rollingUpdate.partition: Invalid value: -1: must be greater than or equal to 0" },
        { "onDelete", s => s with { UpdateStrategy = new StatefulSetUpdateStrategy { Type = StatefulSetUpdateStrategyType.OnDelete, RollingUpdate = new RollingUpdateStatefulSetStrategy { Partition = 1 } } }, "spec.updateStrategy.rollingUpdate: Invalid value: {\"maxUnavailable\":1,\"partition\":1}: only allowed for updateStrategy 'RollingUpdate'" },
        { "share 0", s => s with { UpdateStrategy = Budget(0) }, "spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: 0: cannot be 0" },
        { "share -1", s => s with { UpdateStrategy = Budget(-1) }, "spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: -1: must be greater than or equal to 0" },
        { "share 0%", s => s with { UpdateStrategy = Budget("0%") }, "spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: \"0%\": cannot be 0" },
        { "share 101%", s => s with { UpdateStrategy = Budget("101%") }, "spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: \"101%\": must not be greater than 100%" },
        { "share text", s => s with { UpdateStrategy = Budget("2") }, "spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: \"2\": a valid percent string must be digits followed by an ending '%' (for example '1%' or '93%')" },
        { "service", s => s with { ServiceName = "Web.Site" }, "spec.serviceName: Invalid value: \"Web.Site\": must be a lowercase RFC 1123 label: letters a to z, digits and '-', with a letter or digit first and last (for example 'web-db')" },
        { "no values", s => s with { Selector = Expression(LabelSelectorOperator.In) }, "spec.selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'" },
        { "values", s => s with { Selector = Expression(LabelSelectorOperator.Exists, "nginx") }, "spec.selector.matchExpressions[0].values: Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'" },
        { "empty selector", s => s with { Selector = new LabelSelector() }, "spec.selector: Invalid value: {}: empty selector is invalid for statefulset" },
        { "labels", s => s with { PodLabels = ("app", "other") }, "spec.template.metadata.labels: Invalid value: {\"app\":\"other\"}: `selector` does not match template `labels`" },
        { "restart", s => s with { RestartPolicy = RestartPolicy.Never }, "spec.template.spec.restartPolicy: Unsupported value: \"Never\": supported values: \"Always\"" },
        { "deadline", s => s with { ActiveDeadlineSeconds = 5 }, "spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in StatefulSet is not Supported" },
        { "mount", s => s with { Containers = [new Container("c", "i:1") { VolumeMounts = [new VolumeMount("nothing", "/x")] }] }, "spec.template.spec.containers[0].volumeMounts[0].name: Not found: \"nothing\"" },
        { "claim", s => s with { VolumeClaimTemplates = [new VolumeClaim("d") { Storage = "1Gi" }] }, "spec.volumeClaimTemplates[0].spec.accessModes: Required value: at least 1 access mode is required" },
        { "claim size", s => s with { VolumeClaimTemplates = [new VolumeClaim("d") { AccessModes = [AccessMode.ReadWriteOnce], Storage = "0" }] }, "spec.volumeClaimTemplates[0].spec.resources[storage]: Invalid value: \"0\": must be greater than zero" },
        { "port name", s => s with { Containers = [new Container("c", "i:1") { Ports = [new ContainerPort("much-too-long-for-it", 80)] }] }, "spec.template.spec.containers[0].ports[0].name: Invalid value: \"much-too-long-for-it\": must be no more than 15 characters" },
        { "port", s => s with { Containers = [new Container("c", "i:1") { Ports = [new ContainerPort("web", 70000)] }] }, "spec.template.spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive" },
        { "mount twice", s => s with { Volumes = [new Volume("v")], Containers = [new Container("c", "i:1") { VolumeMounts = [new VolumeMount("v", "/x"), new VolumeMount("v", "/x")] }] }, "spec.template.spec.containers[0].volumeMounts[1].mountPath: Invalid value: \"/x\": must be unique" },
        { "sub path", s => s with { Volumes = [new Volume("v")], Containers = [new Container("c", "i:1") { VolumeMounts = [new VolumeMount("v", "/x") { SubPath = "../y" }] }] }, "spec.template.spec.containers[0].volumeMounts[0].subPath: Invalid value: \"../y\": must not contain '..'" },
        { "probe", s => s with { Containers = [new Container("c", "i:1") { LivenessProbe = new Probe() }] }, "spec.template.spec.containers[0].livenessProbe: Required value: must specify a handler type" },
        { "threshold", s => s with { Containers = [new Container("c", "i:1") { LivenessProbe = new Probe { Exec = new ExecAction { Command = ["true"] }, SuccessThreshold = 2 } }] }, "spec.template.spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1" },
        { "init probe", s => s with { InitContainers = [new Container("i", "i:1") { ReadinessProbe = new Probe { Exec = new ExecAction { Command = ["true"] } } }] }, "spec.template.spec.initContainers[0].readinessProbe: Forbidden: may not be set for init containers without restartPolicy=Always" },
        { "resources", s => s with { Containers = [new Container("c", "i:1") { Resources = new ResourceRequirements { Requests = [new("cpu", "2")], Limits = [new("cpu", "1")] } }] }, "spec.template.spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1" },
        { "two sources", s => s with { Volumes = [new Volume("v") { EmptyDir = new EmptyDirVolumeSource(), HostPath = new HostPathVolumeSource("/x") }] }, "spec.template.spec.volumes[0].hostPath: Forbidden: may not specify more than 1 volume type" },
        { "env", s => s with { Containers = [new Container("c", "i:1") { Env = [new EnvVar("a=b", "c")] }] }, "spec.template.spec.containers[0].env[0].name: Invalid value: \"a=b\": must consist only of printable ASCII characters other than '='" },
        { "dns", s => s with { DnsPolicy = DnsPolicy.None }, "spec.template.spec.dnsConfig.nameservers: Required value: must provide at least one DNS nameserver when `dnsPolicy` is None" },
        { "toleration", s => s with { Tolerations = [new Toleration { Key = "k", Operator = TolerationOperator.Exists, Effect = TaintEffect.NoSchedule, TolerationSeconds = 5 }] }, "spec.template.spec.tolerations[0].effect: Invalid value: \"NoSchedule\": effect must be 'NoExecute' when `tolerationSeconds` is set" },
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

    public static TheoryData<StatefulSetStatus, string> InvalidStatuses => new()
    {
        { new StatefulSetStatus { Replicas = -1 }, "status.replicas: Invalid value: -1: must be greater than or equal to 0" },
        { new StatefulSetStatus { Replicas = 1, ObservedGeneration = -1 }, "status.observedGeneration: Invalid value: -1: must be greater than or equal to 0" },
        { new StatefulSetStatus { Replicas = 1, ReadyReplicas = 2 }, "status.readyReplicas: Invalid value: 2: cannot be greater than status.replicas" },
        { new StatefulSetStatus { Replicas = 1, CurrentReplicas = 2 }, "status.currentReplicas: Invalid value: 2: cannot be greater than status.replicas" },
        { new StatefulSetStatus { Replicas = 1, UpdatedReplicas = 2 }, "status.updatedReplicas: Invalid value: 2: cannot be greater than status.replicas" },
        { new StatefulSetStatus { Replicas = 1, UpdatedReplicas = -2 }, "status.updatedReplicas: Invalid value: -2: must be greater than or equal to 0" },
        { new StatefulSetStatus { Replicas = 2, ReadyReplicas = 1, AvailableReplicas = 2 }, "status.availableReplicas: Invalid value: 2: cannot be greater than status.readyReplicas" },
        { new StatefulSetStatus { Replicas = 1, CollisionCount = 1 }, "status.collisionCount: Invalid value: 1: cannot be decremented" },
    };

    [Theory]
    [MemberData(nameof(InvalidStatuses))]
    public void UpdateStatus_ImpossibleCounters_AreRefused(StatefulSetStatus status, string expected)
    {
        var set = _store.Create(Objects.Plain()).OrThrow();
        set = _store.UpdateStatus(set with { Status = new StatefulSetStatus { Replicas = 0, CollisionCount = 2 } }).OrThrow();

        var error = _store.UpdateStatus(set with { Status = status with { CollisionCount = status.CollisionCount ?? 2 } }).Error!;

        Assert.Equal($"StatefulSet.apps \"web\" is invalid: {expected}", error.Message);
    }

    [Fact]
    public void Update_CreationTimestamp_IsImmutable()
    {
        var set = _store.Create(Objects.Plain()).OrThrow();

        var error = _store.Update(set with { Metadata = set.Metadata with { CreationTimestamp = VirtualClock.Epoch.AddDays(1) } }).Error!;

        Assert.Equal(
            "StatefulSet.apps \"web\" is invalid: metadata.creationTimestamp: Invalid value: \"2026-01-02T00:00:00Z\": field is immutable",
            error.Message);
        Assert.True(_store.Update(set with { Metadata = set.Metadata with { CreationTimestamp = null }, Replicas = 7 }).IsSuccess);
    }

    private static Store StoreOf(string release)
    {
        Assert.True(KubernetesVersion.TryParse(release, out var version));
        return new Store(new VirtualClock(), new SeededSource(1), new StandardAdmission(KubernetesFeatures.Of(version)));
    }

    private static StatefulSetUpdateStrategy Budget(IntOrString maxUnavailable) =>
        new() { RollingUpdate = new RollingUpdateStatefulSetStrategy { MaxUnavailable = maxUnavailable } };

    private static LabelSelector Expression(LabelSelectorOperator @operator, params string[] values) =>
        new() { MatchLabels = ("app", "nginx"), MatchExpressions = [new LabelSelectorRequirement("app", @operator) { Values = values.Length == 0 ? null : [.. values] }] };

    /// <summary>A control plane that changes its release.</summary>
    private sealed class Upgraded : IAdmission
    {
        public string Version { get; set; } = "1.33";

        public AdmissionResult Admit(AdmissionRequest request)
        {
            Assert.True(KubernetesVersion.TryParse(Version, out var version));
            return new StandardAdmission(KubernetesFeatures.Of(version)).Admit(request);
        }
    }
}
