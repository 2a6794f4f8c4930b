namespace Kubewright.Testing;

public sealed partial class SimulatedCluster
{
    /// <summary>Everything in the cluster as it is now. It may be kept and compared with a later one.</summary>
    /// <example><code>var before = cluster.Snapshot;</code></example>
    public ClusterSnapshot Snapshot => Cluster.Snapshot;

    /// <summary>All pods, in order of namespace and name.</summary>
    /// <example><code>Assert.Equal(3, cluster.Pods.Count);</code></example>
    public ObjectList<Pod> Pods => Snapshot.Pods;

    /// <summary>All claims, in order of namespace and name.</summary>
    /// <example><code>Assert.All(cluster.Claims, claim => Assert.Equal(ClaimPhase.Bound, claim.Status!.Phase));</code></example>
    public ObjectList<PersistentVolumeClaim> Claims => Snapshot.PersistentVolumeClaims;

    /// <summary>What happened to the pods so far. Write it with <see cref="Timeline.ToText"/>, <see cref="Timeline.ToJson"/> or <see cref="Timeline.ToSvg"/>.</summary>
    /// <example><code>File.WriteAllText("rollout.svg", cluster.Timeline.ToSvg());</code></example>
    public Timeline Timeline => Cluster.Timeline;

    /// <summary>A StatefulSet as it is now.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>.</param>
    /// <exception cref="ClusterAssertionException">There is none.</exception>
    /// <example><code>Assert.Equal(3, cluster.StatefulSet("web").Status!.ReadyReplicas);</code></example>
    public StatefulSet StatefulSet(string name, string? @namespace = null) => Get<StatefulSet>(name, @namespace);

    /// <summary>A pod as it is now.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>.</param>
    /// <exception cref="ClusterAssertionException">There is none.</exception>
    /// <example><code>Assert.Equal("k8s-node1", cluster.Pod("web-0").Spec!.NodeName?.Name);</code></example>
    public Pod Pod(string name, string? @namespace = null) => Get<Pod>(name, @namespace);

    /// <summary>A claim as it is now.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>.</param>
    /// <exception cref="ClusterAssertionException">There is none.</exception>
    /// <example><code>var volume = cluster.Claim("www-web-0").Spec!.VolumeName;</code></example>
    public PersistentVolumeClaim Claim(string name, string? @namespace = null) => Get<PersistentVolumeClaim>(name, @namespace);

    /// <summary>An object of any kind; null when there is none.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>; ignored for a cluster-scoped kind.</param>
    /// <example><code>Assert.Null(cluster.Find&lt;Pod&gt;("web-3"));</code></example>
    public T? Find<T>(string name, string? @namespace = null)
        where T : class, IKubernetesObject =>
        KindInfo.Find(typeof(T).Name) is null
            ? FindCustom<T>(name, @namespace)
            : (T?)Snapshot.Find(ObjectKey.Of(typeof(T).Name, @namespace, name));

    /// <summary>The record of a custom object, which the store keeps as a tree.</summary>
    private T? FindCustom<T>(string name, string? @namespace)
        where T : class, IKubernetesObject => Snapshot.All(CustomDefinition.KeyKind)
        .Select(static definition => CustomDefinition.Of(definition)!.Stored)
        .Where(static names => names.Kind == typeof(T).Name)
        .Select(names => Snapshot.Find(ObjectKey.Of(names, @namespace, name)))
        .OfType<IKubernetesObject>()
        .Select(static stored => Manifest.ReadJson(System.Text.Encoding.UTF8.GetBytes(stored.ToJson()), []))
        .OfType<T>()
        .FirstOrDefault();

    private T Get<T>(string name, string? @namespace)
        where T : class, IKubernetesObject
    {
        var key = ObjectKey.Of(typeof(T).Name, @namespace, name);
        return (T?)Snapshot.Find(key)
            ?? throw new ClusterAssertionException(
                $"There is no {key.Kind} {key.Name} in the namespace {key.Namespace}; there "
                + (Snapshot.All<T>() is { Count: > 0 } present
                    ? $"are {string.Join(", ", present.Select(static obj => obj.Metadata.Name).Take(20))}."
                    : "is none at all."));
    }
}
