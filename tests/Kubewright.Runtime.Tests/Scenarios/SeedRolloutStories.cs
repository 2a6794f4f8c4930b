using static Kubewright.Runtime.Tests.SeedStories;

namespace Kubewright.Runtime.Tests;

/// <summary>What the text on roll-outs and roll-backs shows.</summary>
public sealed class SeedRolloutStories
{
    private const string Class = "managed-nfs-storage";

    [Fact]
    public void Create_TwoReplicas_BindsAVolumeOfTheNamedClassForEach()
    {
        var scenario = Settled();

        Assert.All(scenario.Now.PersistentVolumeClaims, static claim =>
            Assert.Equal($"{claim.Metadata.Name} Bound pvc-{claim.Metadata.Uid} 1Gi RWO {Class}", Scenario.Row(ObjectTables.PersistentVolumeClaims, claim)));
        Assert.All(scenario.Now.PersistentVolumes, static volume =>
            Assert.Equal($"{volume.Metadata.Name} 1Gi RWO Delete Bound default/{volume.Spec!.ClaimRef!.Name} {Class}", Scenario.Row(ObjectTables.PersistentVolumes, volume)));
        Assert.Equal(2, scenario.Now.PersistentVolumes.Count);
    }

    [Fact]
    public void Scale_ToFourAndBackToTwo_OneAfterTheOther()
    {
        var scenario = Settled();

        var up = scenario.Watch(() =>
        {
            scenario.Scale(4);
            scenario.Settle(4);
        });
        var down = scenario.Watch(() =>
        {
            scenario.Scale(2);
            scenario.Settle(2);
        });

        Assert.Equal([.. Starts("web-2"), .. Starts("web-3")], up);
        Assert.Equal([.. Stops("web-3"), .. Stops("web-2")], down);
    }

    [Fact]
    public void Update_ImageChanged_RolloutStatusTellsEachStep()
    {
        var scenario = Settled();

        var told = RolloutStatus(scenario, () =>
        {
            scenario.Edit<StatefulSet>("web", static set => set with { Containers = [set.Containers[0] with { Image = "nginx:1.8" }] });
            scenario.Settle(2);
        });

        Assert.Equal(
            [
                "Waiting for statefulset spec update to be observed...",
                "Waiting for partitioned roll out to finish: 0 out of 2 new pods have been updated...",
                "Waiting for 1 pods to be ready...",
                "Waiting for partitioned roll out to finish: 1 out of 2 new pods have been updated...",
                "Waiting for 1 pods to be ready...",
                "partitioned roll out complete: 2 new pods have been updated...",
            ],
            told);
        Assert.Equal("nginx:1.8 nginx:1.8", scenario.Images);
    }

    [Fact]
    public void Undo_ToTheFirstRevision_BringsTheOldImageBackUnderItsName()
    {
        var scenario = Settled();
        var first = scenario.Status.UpdateRevision;
        scenario.Edit<StatefulSet>("web", static set => set with { Containers = [set.Containers[0] with { Image = "nginx:1.8" }] });
        scenario.Settle(2);
        Assert.Equal("1:nginx:1.7.9 2:nginx:1.8", scenario.History);
        Assert.Equal(
            scenario.Revisions.Select(static revision => $"{revision.Metadata.Name} statefulset.apps/web {revision.Revision}"),
            scenario.Revisions.Select(static revision => Scenario.Row(ObjectTables.ControllerRevisions, revision)));

        var rows = scenario.Watch(() =>
        {
            UpdateScenarios.Undo(scenario, toRevision: 1);
            scenario.Settle(2);
        });

        Assert.Equal([.. Stops("web-1"), .. Starts("web-1"), .. Stops("web-0"), .. Starts("web-0")], rows);
        Assert.Equal("nginx:1.7.9 nginx:1.7.9", scenario.Images);
        Assert.Equal("2:nginx:1.8 3:nginx:1.7.9", scenario.History);
        Assert.Equal((first, first), (scenario.Status.CurrentRevision, scenario.Status.UpdateRevision));
    }

    [Fact]
    public void DeleteSet_Orphaning_PodsRunOnAndTheNewSetHasThemAtOnce()
    {
        var scenario = Settled();
        scenario.Delete("StatefulSet", "web", new DeleteOptions { Propagation = PropagationPolicy.Orphan });
        scenario.Rest();
        var pods = scenario.Now.Pods.Select(static pod => pod.Metadata.Uid).ToList();
        Assert.Equal(2, pods.Count);

        scenario.Apply(Set());
        scenario.Settle(2);

        Assert.Equal(pods, scenario.Now.Pods.Select(static pod => pod.Metadata.Uid));
        Assert.Equal("web 2/2", Scenario.Row(ObjectTables.StatefulSets, scenario.Set));
    }

    [Fact]
    public void DeleteSet_Cascading_StopsAllPodsAtOnceAndLeavesTheVolumes()
    {
        var scenario = Settled();

        var life = scenario.Life(() =>
        {
            scenario.Delete("StatefulSet", "web");
            scenario.Rest();
        });

        Assert.Equal("!web-0 !web-1 -web-0 -web-1", life);
        Assert.Equal(2, scenario.Now.PersistentVolumes.Count);
    }

    /// <summary>What <c>kubectl rollout status</c> prints while the set's status changes (SS-181).</summary>
    private static List<string> RolloutStatus(Scenario scenario, Action action)
    {
        var told = new List<string>();
        using var watch = scenario.Cluster.Subscribe(change =>
        {
            if (change.New is StatefulSet { Spec: { } spec, Status: { } status } set)
            {
                var replicas = spec.Replicas!.Value;
                var (ready, updated, partition) = (status.ReadyReplicas ?? 0, status.UpdatedReplicas ?? 0, spec.UpdateStrategy!.RollingUpdate!.Partition ?? 0);
                var text = set.Metadata.Generation > status.ObservedGeneration ? "Waiting for statefulset spec update to be observed..."
                    : ready < replicas ? $"Waiting for {replicas - ready} pods to be ready..."
                    : updated < replicas - partition ? $"Waiting for partitioned roll out to finish: {updated} out of {replicas - partition} new pods have been updated..."
                    : $"partitioned roll out complete: {updated} new pods have been updated...";
                if (told.LastOrDefault() != text)
                {
                    told.Add(text);
                }
            }
        });
        action();
        return told;
    }

    private static Scenario Settled()
    {
        var scenario = new Scenario(new ClusterOptions { StorageClasses = [Class] });
        scenario.Apply(Set());
        scenario.Settle(2);
        return scenario;
    }

    private static StatefulSet Set()
    {
        var web = Objects.Web(2, "nginx:1.7.9");
        return web with { VolumeClaimTemplates = [web.VolumeClaimTemplates![0] with { StorageClassName = Class }] };
    }
}
