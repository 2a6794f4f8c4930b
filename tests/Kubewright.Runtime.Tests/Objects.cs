namespace Kubewright.Runtime.Tests;

/// <summary>Objects that tests start from.</summary>
internal static class Objects
{
    public static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    /// <summary>An ordered set of the given size with one claim template, governed by the Service nginx.</summary>
    public static StatefulSet Web(int replicas = 3, string image = "nginx:1") => new("web")
    {
        ServiceName = "nginx",
        Replicas = replicas,
        Selector = (Labels)("app", "nginx"),
        Containers = [new Container("nginx", image) { VolumeMounts = [new VolumeMount("www", "/data")] }],
        VolumeClaimTemplates = [new VolumeClaim("www") { AccessModes = [AccessMode.ReadWriteOnce], Storage = "1Gi" }],
    };

    /// <summary>A set without claims.</summary>
    public static StatefulSet Plain(int replicas = 3, string image = "nginx:1") => Web(replicas, image) with
    {
        Containers = [new Container("nginx", image)],
        VolumeClaimTemplates = null,
    };

    public static Pod? PodOf(this ClusterSnapshot snapshot, string name) => snapshot.Find<Pod>("default", name);

    public static StatefulSet SetOf(this ClusterSnapshot snapshot, string name = "web") => snapshot.Find<StatefulSet>("default", name)!;

    /// <summary>Whether every counter, revision and generation of the set says that nothing is left to do.</summary>
    public static bool IsSettled(this ClusterSnapshot snapshot, int replicas, string name = "web") =>
        snapshot.Find<StatefulSet>("default", name) is { Status: { } status } set
        && status.ObservedGeneration == set.Metadata.Generation
        && status.Replicas == replicas
        && (status.ReadyReplicas ?? 0) == replicas
        && (status.AvailableReplicas ?? 0) == replicas
        && (status.UpdatedReplicas ?? 0) == replicas
        && status.CurrentRevision == status.UpdateRevision;

    /// <summary>A cluster in which the set has settled.</summary>
    public static Cluster Settled(StatefulSet set, ClusterOptions? options = null)
    {
        var cluster = Cluster.Create(options);
        cluster.Apply(set).OrThrow();
        Assert.True(cluster.RunUntil(snapshot => snapshot.IsSettled(set.Replicas ?? 1), TenMinutes));
        return cluster;
    }

    /// <summary>What happens to pods while <paramref name="action"/> runs: <c>+web-0</c> created, <c>~web-0</c> ready, <c>!web-0</c> told to stop, <c>-web-0</c> gone.</summary>
    public static string PodLife(this Cluster cluster, Action action)
    {
        var life = new List<string>();
        using (cluster.Subscribe(change =>
        {
            if (change.Object is not Pod)
            {
                return;
            }

            var old = change.Old as Pod;
            var name = change.Key.Name;
            if (change.Type == StoreEventType.Added)
            {
                life.Add("+" + name);
            }
            else if (change.New is not Pod pod)
            {
                life.Add("-" + name);
            }
            else if (PodHealth.IsReady(pod, out _) && !PodHealth.IsReady(old!, out _))
            {
                life.Add("~" + name);
            }
            else if (PodHealth.IsTerminating(pod) && !PodHealth.IsTerminating(old!))
            {
                life.Add("!" + name);
            }
        }))
        {
            action();
        }

        return string.Join(' ', life);
    }
}
