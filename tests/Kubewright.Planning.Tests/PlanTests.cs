using Kubewright.Rules;
using Kubewright.Schema;

namespace Kubewright.Planning.Tests;

/// <summary>What plans say beside the stories.</summary>
public sealed class PlanTests
{
    [Fact]
    public void Plan_NothingChanges_SaysSo()
    {
        var plan = Web.Plan(Web.Set(), Web.Set());

        Assert.False(plan.HasChanges);
        Assert.True(plan.Succeeds);
        Assert.Equal("No changes: 2 objects as wanted.\n", new PlanText().Write(plan));
    }

    [Fact]
    public void Plan_TooFewVolumes_GetsStuckAtThePodWithout()
    {
        var volumes = new[] { "pv-0", "pv-1" }.Select(static name => Volume(name)).ToArray();

        var plan = Planner.Create(
            Web.With([Web.Set(2, storageClass: "by-hand"), .. volumes]),
            Web.With([Web.Set(3, storageClass: "by-hand"), .. volumes]));

        var set = Assert.Single(plan.Rollout.Sets);
        Assert.Equal(SetOutcome.Stuck, set.Outcome);
        Assert.StartsWith("pod web-2 (Pending) waits for storage: claim default/www-web-2 (1Gi, RWO, class by-hand)", Assert.Single(set.Waits), StringComparison.Ordinal);
        Assert.Empty(plan.Rollout.Notes);
    }

    [Fact]
    public void Plan_ClassThatNobodyBrings_IsTakenToBeThere()
    {
        var plan = Planner.Create([], Web.With(Web.Set(storageClass: "gp3")));

        Assert.True(plan.Succeeds);
        Assert.Equal("The storage class gp3 is not among the manifests; its volumes are taken to be made on demand.", Assert.Single(plan.Rollout.Notes));
    }

    [Fact]
    public void Plan_PodsThatMayNotShareANode_HaveNodesEnough()
    {
        var term = new PodAffinityTerm { TopologyKey = "kubernetes.io/hostname", LabelSelector = (Labels)("app", "nginx") };
        var set = Web.Set(4);
        set = set with { Spec = set.Spec! with { Template = set.Spec.Template with { Spec = set.Spec.Template.Spec! with { Affinity = new Affinity { PodAntiAffinity = new PodAntiAffinity { RequiredDuringSchedulingIgnoredDuringExecution = [term] } } } } } };

        Assert.True(Planner.Create([], Web.With(set)).Succeeds);
        Assert.False(Planner.Create([], Web.With(set), new PlanOptions { Nodes = 3 }).Succeeds);
    }

    [Fact]
    public void Plan_BudgetWithoutRoom_IsToldAndStopsNoRollout()
    {
        var budget = new PodDisruptionBudget("web") { Spec = new PodDisruptionBudgetSpec { MinAvailable = 3, Selector = (Labels)("app", "nginx") } };

        var plan = Planner.Create(Web.With(Web.Set(), budget), Web.With(Web.Set(image: "nginx:1.28"), budget));

        Assert.True(plan.Succeeds);
        Assert.Equal("PodDisruptionBudget/web allows no eviction even when all pods are ready, so that kubectl drain waits for ever. A roll-out does not ask it. Leave room for one pod in spec.minAvailable or spec.maxUnavailable.", Assert.Single(plan.Rollout.Notes));
    }

    [Fact]
    public void Plan_BudgetWithRoom_IsNotToldWhenTheLastPodOfAScaleUpGetsReady()
    {
        var budget = new PodDisruptionBudget("web") { Spec = new PodDisruptionBudgetSpec { MaxUnavailable = 1, Selector = (Labels)("app", "nginx") } };

        var plan = Planner.Create(Web.With(Web.Set(), budget), Web.With(Web.Set(replicas: 5), budget));

        Assert.True(plan.Succeeds);
        Assert.Empty(plan.Rollout.Notes);
    }

    [Theory]
    [InlineData(33, true)]
    [InlineData(34, false)]
    public void Plan_HistoryLimitChanged_IsRefusedByOldReleases(int minor, bool isRefused)
    {
        var options = new PlanOptions { Rules = RuleOptions.Default with { Cluster = new ClusterFacts { Version = new KubernetesVersion(1, minor) } } };

        var plan = Web.Plan(Web.Set(), Web.Set() with { RevisionHistoryLimit = 3 }, options);

        Assert.Equal(isRefused, !plan.Refusals.IsEmpty);
    }

    [Fact]
    public void Plan_ChangeOfWhatAStorageClassKeeps_IsRefused()
    {
        var plan = Planner.Create(
            Web.Yaml("{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: fast}, provisioner: a.example.com}"),
            Web.Yaml("{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: fast}, provisioner: b.example.com}"));

        Assert.StartsWith("StorageClass.storage.k8s.io \"fast\" is invalid: provisioner: Forbidden", Assert.Single(plan.Refusals).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_ReplicasNoLongerWritten_GoBackToOne()
    {
        var plan = Web.Plan(Web.Set(3), Web.Set(null));

        var field = Assert.Single(Assert.Single(plan.Changes, static change => change.Kind == ChangeKind.Changed).Fields);
        Assert.Equal(new FieldChange("spec.replicas", "3", "1"), field);
        Assert.Equal(["web-2", "web-1"], Assert.Single(plan.Rollout.Sets).Steps.Where(static step => step.Kind == PodStepKind.Stops).Select(static step => step.Pod));
    }

    [Fact]
    public void Plan_Prune_DeletesTheSetAndKeepsItsClaims()
    {
        var claim = new PersistentVolumeClaim("www-web-0") { Spec = new PersistentVolumeClaimSpec { AccessModes = [AccessMode.ReadWriteOnce] } };

        var kept = Planner.Create(Web.With(Web.Set(), claim), Web.With());
        var pruned = Planner.Create(Web.With(Web.Set(), claim), Web.With(), new PlanOptions { Prunes = true });

        Assert.Equal(SetOutcome.Untouched, Assert.Single(kept.Rollout.Sets).Outcome);
        Assert.Equal(SetOutcome.Deleted, Assert.Single(pruned.Rollout.Sets).Outcome);
        Assert.Equal("PersistentVolumeClaim/www-web-0 stays: it holds the data of a pod of StatefulSet/web. Delete it with kubectl.", Assert.Single(pruned.Kept));
    }

    [Fact]
    public void PruneList_WhatHoldsOthers_Stays()
    {
        var prune = PruneList.Of(Web.Yaml("""
            {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
            ---
            {apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: rings.example.com}}
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: shop}}
            ---
            {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: scratch, namespace: shop}}
            """), []);

        Assert.Equal(["PersistentVolumeClaim/shop/scratch", "ConfigMap/shop/settings"], prune.Deleted.Select(static id => id.ToString()));
        Assert.Equal(2, prune.Kept.Length);
    }

    [Fact]
    public void ObjectIds_Sorted_StandInTheOrderOfAnApply()
    {
        string[] order = ["Namespace", "CustomResourceDefinition", "StorageClass", "PersistentVolume", "Secret", "Service", "PodDisruptionBudget", "StatefulSet", "Ring"];
        var groups = new Dictionary<string, string>
        {
            ["CustomResourceDefinition"] = "apiextensions.k8s.io",
            ["StorageClass"] = "storage.k8s.io",
            ["PodDisruptionBudget"] = "policy",
            ["StatefulSet"] = "apps",
            ["Ring"] = "example.com",
        };

        var sorted = order.Reverse().Select(kind => new ObjectId(groups.GetValueOrDefault(kind, ""), kind, "", "x")).Order();

        Assert.Equal(order, sorted.Select(static id => id.Kind));
    }

    [Fact]
    public void Plan_WhatIsThereIsNotReady_SaysSoAndGoesOn()
    {
        var plan = Web.Plan(Web.NeverReady(Web.Set()), Web.Set());

        Assert.Contains("Before the change not everything is ready: StatefulSet web has 0 of 3 pods ready.", plan.Rollout.Notes);
        Assert.Equal(SetOutcome.Stuck, Assert.Single(plan.Rollout.Sets).Outcome);
    }

    private static PersistentVolume Volume(string name) => new(name)
    {
        Spec = new PersistentVolumeSpec
        {
            Capacity = [("storage", "1Gi")],
            AccessModes = [AccessMode.ReadWriteOnce],
            StorageClassName = "by-hand",
            HostPath = new HostPathVolumeSource($"/data/{name}"),
        },
    };
}
