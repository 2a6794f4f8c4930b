namespace Kubewright.Runtime.Tests;

/// <summary>Deployments, ReplicaSets and DaemonSets: kept as the API server keeps them, and nothing pretends to run them.</summary>
public sealed class WorkloadAdmissionTests
{
    private static readonly PodTemplateSpec Template = new()
    {
        Metadata = new ObjectMeta { Labels = ("app", "web") },
        Spec = new PodSpec { Containers = [new Container("web", "nginx:1")] },
    };

    private static readonly PodTemplateSpec Once = Template with { Spec = Template.Spec! with { RestartPolicy = RestartPolicy.Never } };

    private static readonly LabelSelector Selector = ("app", "web");

    public static TheoryData<string, IKubernetesObject> Workloads => new()
    {
        { "Deployment", new Deployment(new ObjectMeta { Name = "web" }, new DeploymentSpec { Selector = Selector, Template = Template }) },
        { "ReplicaSet", new ReplicaSet(new ObjectMeta { Name = "web" }, new ReplicaSetSpec { Selector = Selector, Template = Template }) },
        { "DaemonSet", new DaemonSet(new ObjectMeta { Name = "web" }, new DaemonSetSpec { Selector = Selector, Template = Template }) },
    };

    [Theory]
    [InlineData(null, null, 1, 1)]
    [InlineData(3, null, 3, null)]
    [InlineData(null, 5, 1, 5)]
    public void Create_Job_HasItsDefaults(int? parallelism, int? completions, int? expectedParallelism, int? expectedCompletions)
    {
        var job = Job(new Batch.JobSpec { Parallelism = parallelism, Completions = completions, Template = Once });

        var spec = ((Batch.Job)Cluster.Create().Apply(job).OrThrow()).Spec!;

        Assert.Equal((expectedParallelism, expectedCompletions, 6), (spec.Parallelism, spec.Completions, spec.BackoffLimit));
        Assert.Equal(PullPolicy.IfNotPresent, spec.Template.Spec!.Containers[0].ImagePullPolicy);
    }

    [Fact]
    public void Create_Job_KnowsItsPodsByItsUid()
    {
        var cluster = Cluster.Create();

        var job = (Batch.Job)cluster.Apply(Job(new Batch.JobSpec { Template = Once })).OrThrow();

        var uid = job.Metadata.Uid!;
        Assert.NotEmpty(uid);
        Assert.Equal([("batch.kubernetes.io/controller-uid", uid)], job.Spec!.Selector!.MatchLabels!.Select(static pair => (pair.Key, pair.Value)));
        Labels labels = [("app", "web"), ("batch.kubernetes.io/controller-uid", uid), ("batch.kubernetes.io/job-name", "once"), ("controller-uid", uid), ("job-name", "once")];
        Assert.Equal(labels, job.Spec.Template.Metadata!.Labels);
        Assert.Equal(labels, job.Metadata.Labels);
        Assert.Equal(job, cluster.Apply(Job(new Batch.JobSpec { Template = Once })).OrThrow());
    }

    [Fact]
    public void Create_JobInADryRun_IsCompleteAndTakesNoUid()
    {
        var store = Cluster.Create().Store;

        var dry = store.Create(Job(new Batch.JobSpec { Template = Once }), isDryRun: true).OrThrow();
        var first = store.Create(Job(new Batch.JobSpec { Template = Once })).OrThrow();

        Assert.Equal(dry.Metadata.Uid, Assert.Single(dry.Spec!.Selector!.MatchLabels!).Value);
        Assert.Equal(Cluster.Create().Store.Create(Job(new Batch.JobSpec { Template = Once })).OrThrow(), first);
    }

    [Fact]
    public void Create_JobWithAManualSelector_KeepsIt()
    {
        var job = (Batch.Job)Cluster.Create().Apply(Job(new Batch.JobSpec { ManualSelector = true, Selector = Selector, Template = Once })).OrThrow();

        Assert.Equal((Selector, Once.Metadata, Once.Metadata!.Labels), (job.Spec!.Selector, job.Spec.Template.Metadata, job.Metadata.Labels));
    }

    public static TheoryData<Batch.JobSpec, string> WrongSelectors => new()
    {
        { new Batch.JobSpec { ManualSelector = true, Template = Once }, "spec.selector: Required value" },
        { new Batch.JobSpec { ManualSelector = true, Selector = ("app", "other"), Template = Once }, "spec.template.metadata.labels: Invalid value: {\"app\":\"web\"}: `selector` does not match template `labels`" },
        { new Batch.JobSpec { Selector = Selector, Template = Once }, "`selector` not auto-generated" },
        { new Batch.JobSpec { Template = Once with { Metadata = new ObjectMeta { Labels = ("job-name", "other") } } }, "must be 'once'" },
    };

    [Theory]
    [MemberData(nameof(WrongSelectors))]
    public void Create_JobWithASelectorThatCannotBe_IsRefused(Batch.JobSpec spec, string expected)
    {
        var error = Cluster.Create().Apply(Job(spec)).Error;

        Assert.StartsWith("Job.batch \"once\" is invalid: spec.", error?.Message, StringComparison.Ordinal);
        Assert.EndsWith(expected, error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Update_OfAJobsSelector_IsRefused()
    {
        var cluster = Cluster.Create();
        var job = (Batch.Job)cluster.Apply(Job(new Batch.JobSpec { ManualSelector = true, Selector = Selector, Template = Once })).OrThrow();

        var error = cluster.Store.Update(job with { Spec = job.Spec! with { Selector = ("app", "other") } }).Error;

        Assert.EndsWith("spec.selector: Invalid value: {\"matchLabels\":{\"app\":\"other\"}}: field is immutable", error?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void Apply_Workload_IsStoredWithAWarningAndMakesNoPods(string kind, IKubernetesObject workload)
    {
        var cluster = Cluster.Create();

        var result = cluster.Apply(workload);

        Assert.Equal(
            $"{kind} \"web\" is stored, but no controller here acts on it: it gets no pods. Of the workloads only StatefulSet is simulated.",
            Assert.Single(result.Warnings));
        Assert.Single(cluster.Apply(workload).Warnings);
        Assert.True(cluster.RunUntilIdle());
        Assert.NotNull(cluster.Snapshot.Find(ObjectKey.Of(kind, null, "web")));
        Assert.Empty(cluster.Snapshot.Pods);
        Assert.Empty(cluster.Faults);
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void Apply_SelectorThatMissesTheTemplate_IsRefused(string kind, IKubernetesObject workload)
    {
        LabelSelector other = ("app", "other");
        IKubernetesObject broken = workload switch
        {
            Deployment deployment => deployment with { Spec = deployment.Spec! with { Selector = other } },
            ReplicaSet replicas => replicas with { Spec = replicas.Spec! with { Selector = other } },
            DaemonSet daemons => daemons with { Spec = daemons.Spec! with { Selector = other } },
            _ => workload,
        };
        var cluster = Cluster.Create();

        Assert.Contains("`selector` does not match template `labels`", cluster.Apply(broken).Error!.Message, StringComparison.Ordinal);
        cluster.Apply(workload).OrThrow();
        var moved = cluster.Apply(broken).Error!;
        Assert.Contains("spec.selector: Invalid value: {\"matchLabels\":{\"app\":\"other\"}}: field is immutable", moved.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{kind}.apps \"web\" is invalid: ", moved.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_Deployment_GetsItsDefaults()
    {
        var spec = Cluster.Create().Apply(new Deployment(new ObjectMeta { Name = "web" }, new DeploymentSpec { Selector = Selector, Template = Template })).OrThrow() is Deployment { Spec: { } stored } ? stored : null;

        Assert.Equal((1, 10, 600L), (spec!.Replicas, spec.RevisionHistoryLimit, spec.ProgressDeadlineSeconds?.Seconds));
        Assert.Equal((DeploymentStrategyType.RollingUpdate, "25%", "25%"), (spec.Strategy!.Type, spec.Strategy.RollingUpdate!.MaxSurge?.Text, spec.Strategy.RollingUpdate.MaxUnavailable?.Text));
        Assert.Equal(RestartPolicy.Always, spec.Template.Spec!.RestartPolicy);
    }

    [Fact]
    public void Create_DaemonSet_GetsItsDefaults()
    {
        var spec = Cluster.Create().Apply(new DaemonSet(new ObjectMeta { Name = "web" }, new DaemonSetSpec { Selector = Selector, Template = Template })).OrThrow() is DaemonSet { Spec: { } stored } ? stored : null;

        Assert.Equal(10, spec!.RevisionHistoryLimit);
        Assert.Equal((DaemonSetUpdateStrategyType.RollingUpdate, 0, 1), (spec.UpdateStrategy!.Type, spec.UpdateStrategy.RollingUpdate!.MaxSurge?.Number, spec.UpdateStrategy.RollingUpdate.MaxUnavailable?.Number));
    }

    [Fact]
    public void Create_DeploymentWithWrongSettings_IsRefused()
    {
        var strategy = new DeploymentStrategy { Type = DeploymentStrategyType.Recreate, RollingUpdate = new RollingUpdateDeployment() };
        var spec = new DeploymentSpec { Selector = Selector, Template = Template, Replicas = -1, Strategy = strategy, MinReadySeconds = 700 };

        var error = Cluster.Create().Apply(new Deployment(new ObjectMeta { Name = "web" }, spec)).Error!;

        Assert.Equal(
            "Deployment.apps \"web\" is invalid: [spec.replicas: Invalid value: -1: must be greater than or equal to 0, "
            + "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate', "
            + "spec.progressDeadlineSeconds: Invalid value: 600: must be greater than minReadySeconds]",
            error.Message);
    }

    private static Batch.Job Job(Batch.JobSpec spec) => new(new ObjectMeta { Name = "once" }, spec);
}
