namespace Kubewright.Runtime.Tests;

/// <summary>A cluster under test: what a user does to it, what is seen from outside, and the invariants held against every change.</summary>
internal sealed class Scenario
{
    /// <summary>The condition that pods with <see cref="Gated"/> wait for.</summary>
    private const string Gate = "example.com/well";

    private readonly Invariants _invariants;

    public Scenario(ClusterOptions? options = null)
    {
        Cluster = Cluster.Create(options);
        _invariants = new Invariants(Cluster);
    }

    /// <summary>Both management policies, for scenarios that give the same result under each.</summary>
    public static TheoryData<PodManagementPolicy> Policies => new(PodManagementPolicy.OrderedReady, PodManagementPolicy.Parallel);

    /// <summary>Both management policies, each with every retention policy: <c>whenDeleted/whenScaled</c>, or nothing for none.</summary>
    public static TheoryData<PodManagementPolicy, string> PoliciesAndRetentions
    {
        get
        {
            var data = new TheoryData<PodManagementPolicy, string>();
            foreach (var policy in Enum.GetValues<PodManagementPolicy>())
            {
                foreach (var retention in new[] { "", "Retain/Retain", "Retain/Delete", "Delete/Retain", "Delete/Delete" })
                {
                    data.Add(policy, retention);
                }
            }

            return data;
        }
    }

    public Cluster Cluster { get; }

    public ClusterSnapshot Now => Cluster.Snapshot;

    public StatefulSet Set => Now.SetOf();

    public StatefulSetStatus Status => Set.Status!;

    /// <summary>The counters of the set: replicas, ready, available, current, updated.</summary>
    public (int Replicas, int Ready, int Available, int Current, int Updated) Counters =>
        (Status.Replicas, Status.ReadyReplicas ?? 0, Status.AvailableReplicas ?? 0, Status.CurrentReplicas ?? 0, Status.UpdatedReplicas ?? 0);

    public string PodNames => string.Join(' ', Now.Pods.Select(static pod => pod.Metadata.Name));

    /// <summary>The image of each pod, in order of ordinals (of one digit).</summary>
    public string Images => string.Join(' ', Now.Pods.Select(static pod => pod.Spec!.Containers[0].Image));

    /// <summary>The set's revisions, oldest first, as <c>number:image</c>.</summary>
    public string History => string.Join(' ', Revisions.Select(static r => $"{r.Revision}:{RevisionData.Restore(r.Data)!.Spec!.Containers[0].Image}"));

    public IReadOnlyList<ControllerRevision> Revisions => RevisionHistory.Sort(Now.ControllerRevisions);

    /// <summary>The events about StatefulSets in the order of their first appearance.</summary>
    public IEnumerable<string> Events => Cluster.Store.EventsSince(0).ToArray()
        .Where(static change => change is { Type: StoreEventType.Added, Object: Event { InvolvedObject.Kind: "StatefulSet" } })
        .Select(static change => (Event)change.Object)
        .Select(static e => $"{e.Type} {e.Reason}: {e.Message}");

    /// <summary>A scenario in which the set has settled.</summary>
    public static Scenario Settled(StatefulSet set)
    {
        var scenario = new Scenario();
        scenario.Apply(set);
        scenario.Settle(set.Replicas!.Value);
        return scenario;
    }

    /// <summary>The set with a retention policy written as <c>whenDeleted/whenScaled</c>; unchanged for an empty text.</summary>
    public static StatefulSet Retaining(StatefulSet set, string retention)
    {
        if (retention.Length == 0)
        {
            return set;
        }

        var types = retention.Split('/').Select(Enum.Parse<PersistentVolumeClaimRetentionPolicyType>).ToArray();
        return set with
        {
            PersistentVolumeClaimRetentionPolicy = new StatefulSetPersistentVolumeClaimRetentionPolicy { WhenDeleted = types[0], WhenScaled = types[1] },
        };
    }

    /// <summary>The set with pods that are ready only as long as the test says so.</summary>
    public static StatefulSet Gated(StatefulSet set) => set with { ReadinessGates = [new PodReadinessGate(Gate)] };

    public static StatefulSetUpdateStrategy Partition(int partition, IntOrString? maxUnavailable = null) => new()
    {
        Type = StatefulSetUpdateStrategyType.RollingUpdate,
        RollingUpdate = new RollingUpdateStatefulSetStrategy { Partition = partition, MaxUnavailable = maxUnavailable },
    };

    public static StatefulSetUpdateStrategy OnDelete { get; } = new() { Type = StatefulSetUpdateStrategyType.OnDelete };

    public void Apply(IKubernetesObject obj) => Cluster.Apply(obj).OrThrow();

    public void Scale(int replicas) => Cluster.ScaleStatefulSet(null, "web", replicas).OrThrow();

    public void Delete(string kind, string name, DeleteOptions? options = null) =>
        Cluster.Delete(kind, null, name, options).OrThrow();

    public void DeletePods(params string[] names) => Array.ForEach(names, name => Delete("Pod", name));

    /// <summary>Edits an object, as <c>kubectl edit</c> does.</summary>
    public void Edit<T>(string name, Func<T, T> edit)
        where T : class, IKubernetesObject =>
        Cluster.Store.Update(edit(Now.Find<T>(name)!)).OrThrow();

    public void EditMetadata<T>(string name, Func<ObjectMeta, ObjectMeta> edit)
        where T : class, IKubernetesObject =>
        Edit<T>(name, obj => (T)obj.WithMetadata(edit(obj.Metadata)));

    /// <summary>Adds or removes the finalizer that keeps a deleted object.</summary>
    public void Hold<T>(string name, bool isHeld = true)
        where T : class, IKubernetesObject =>
        EditMetadata<T>(name, metadata => metadata with
        {
            Finalizers = [.. (metadata.Finalizers ?? []).Where(static f => f != "example.com/hold"), .. isHeld ? ["example.com/hold"] : Array.Empty<string>()],
        });

    /// <summary>Ends a pod's containers for good.</summary>
    public void EndPod(string name, PodPhase phase) => EditPodStatus(name, status => status with { Phase = phase });

    /// <summary>Opens or closes the readiness gate of pods of a <see cref="Gated"/> set.</summary>
    public void MakeReady(bool isReady, params string[] names) => Array.ForEach(names, name => EditPodStatus(name, status => status with
    {
        Conditions =
        [
            .. (status.Conditions ?? []).Where(static condition => condition.Type != Gate),
            new PodCondition(Gate, isReady ? ConditionStatus.True : ConditionStatus.False) { LastTransitionTime = Cluster.Store.Now },
        ],
    }));

    public void Wait(int seconds)
    {
        Cluster.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Empty(Cluster.Faults);
    }

    /// <summary>Runs until the set has settled with this many pods, and then until nothing is left to do.</summary>
    public void Settle(int replicas)
    {
        Rest();
        Assert.True(Now.IsSettled(replicas), $"{replicas} wanted, but {Status}");
    }

    /// <summary>Runs until nothing is left to do.</summary>
    public void Rest()
    {
        Assert.True(Cluster.RunUntilIdle());
        Assert.Empty(Cluster.Faults);
        _invariants.CheckAtRest();
    }

    public void RunUntil(Func<ClusterSnapshot, bool> condition) => Assert.True(Cluster.RunUntil(condition, Objects.TenMinutes));

    /// <summary>What happens to pods meanwhile; see <see cref="Objects.PodLife"/>.</summary>
    public string Life(Action action) => Cluster.PodLife(action);

    /// <summary>The rows that <c>kubectl get pods -w</c> would print meanwhile, as <c>NAME READY STATUS</c>, each pod's repetitions left out.</summary>
    public IReadOnlyList<string> Watch(Action action)
    {
        var rows = new List<string>();
        var last = new Dictionary<string, string>(StringComparer.Ordinal);
        using var watch = Cluster.Subscribe(change =>
        {
            if (change.Object is Pod pod)
            {
                var row = $"{pod.Metadata.Name} {PodStatusText.Ready(pod)} {PodStatusText.Status(pod)}";
                if (last.GetValueOrDefault(change.Key.Name) != row)
                {
                    rows.Add(last[change.Key.Name] = row);
                }
            }
        });
        action();
        return rows;
    }

    /// <summary>The row of an object in the table that <c>kubectl get</c> prints, without its age.</summary>
    public static string Row<T>(ObjectTable<T> table, T obj)
        where T : class, IKubernetesObject =>
        string.Join(' ', table.Row(obj, obj.Metadata.CreationTimestamp!.Value).Where(static cell => cell.Length > 0 && cell is not ("0s" or "<unset>")));

    /// <summary>Who owns a claim: kind and name of each, in order.</summary>
    public string OwnersOf(string claim) => string.Join(
        ' ',
        (Now.Find<PersistentVolumeClaim>(claim)!.Metadata.OwnerReferences ?? []).Select(static owner => $"{owner.Kind}/{owner.Name}"));

    public string UidOf<T>(string name)
        where T : class, IKubernetesObject =>
        Now.Find<T>(name)!.Metadata.Uid!;

    private void EditPodStatus(string name, Func<PodStatus, PodStatus> edit)
    {
        var pod = Now.PodOf(name)!;
        Cluster.Store.UpdateStatus(pod with { Status = edit(pod.Status!) }).OrThrow();
    }
}
