using System.Reflection;

namespace Kubewright.Testing;

/// <summary>
/// A Kubernetes cluster for a unit test: the real StatefulSet semantics on virtual time, in this process, without threads,
/// servers or waiting. The same seed gives the same run.
/// </summary>
/// <example>
/// <code>
/// await using var cluster = SimulatedCluster.Start(seed: 1);
/// cluster.Apply(Web.Nginx, Web.Set);
/// cluster.RunUntilReady();
/// cluster.Expect("web").CreatedInOrder(0, 1, 2).OnePodPerOrdinal();
/// </code>
/// </example>
public sealed partial class SimulatedCluster : IAsyncDisposable, IDisposable
{
    private readonly ClusterOptions _options;
    private readonly List<IKubernetesObject> _applied = [];
    private readonly List<StoreEvent> _log = [];

    private SimulatedCluster(ClusterOptions options)
    {
        _options = options;
        Cluster = Cluster.Create(options);
        Started = Cluster.Clock.GetUtcNow();
        Cluster.Subscribe(Log);
    }

    /// <summary>The cluster itself, for what this class does not offer: its store, subscriptions, controllers of one's own.</summary>
    public Cluster Cluster { get; }

    /// <summary>When the cluster came up, on its own clock.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>The cluster's present instant.</summary>
    public DateTimeOffset Now => Cluster.Clock.GetUtcNow();

    /// <summary>Starts a cluster of two nodes with a default storage class that makes volumes on demand.</summary>
    /// <param name="seed">Where uids and everything random start.</param>
    /// <example><code>await using var cluster = SimulatedCluster.Start(seed: 1);</code></example>
    public static SimulatedCluster Start(int seed = 1) => Start(new ClusterOptions { Seed = seed });

    /// <summary>Starts a cluster made to order: other nodes, storage classes, timing.</summary>
    /// <param name="options">How. The clock must be virtual, which is the default.</param>
    /// <exception cref="ArgumentException">The clock is not a <see cref="VirtualClock"/>.</exception>
    /// <example><code>await using var cluster = SimulatedCluster.Start(new ClusterOptions { Timing = SimulationTiming.Instant });</code></example>
    public static SimulatedCluster Start(ClusterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Clock is null or VirtualClock
            ? new SimulatedCluster(options)
            : throw new ArgumentException("A test's cluster runs on virtual time: leave Clock out, or give it a VirtualClock.", nameof(options));
    }

    /// <summary>Creates the objects, or brings the stored ones to what they say.</summary>
    /// <exception cref="ClusterAssertionException">An object is refused, as the API server would refuse it.</exception>
    /// <example><code>cluster.Apply(Web.Nginx, Web.Set with { Replicas = 5 });</code></example>
    public SimulatedCluster Apply(params IEnumerable<IKubernetesObject> objects)
    {
        ArgumentNullException.ThrowIfNull(objects);
        foreach (var obj in objects)
        {
            Accept(Cluster.Apply(obj), $"apply {obj.Kind} {obj.Metadata.Name}");
            _applied.Add(obj);
        }

        return this;
    }

    /// <summary>Applies what a class marked with <see cref="ManifestsAttribute"/> declares, in its order.</summary>
    /// <param name="manifests">The class.</param>
    /// <exception cref="ArgumentException">The class is not marked, or declares no object.</exception>
    /// <exception cref="ClusterAssertionException">An object is refused.</exception>
    /// <example><code>cluster.Apply(typeof(Web));</code></example>
    public SimulatedCluster Apply(Type manifests)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        return manifests.Assembly.GetCustomAttribute<ManifestRegistryAttribute>() is { } registry
            && ((IManifestRegistry)Activator.CreateInstance(registry.Type)!).Classes.FirstOrDefault(item => item.TypeName == manifests.FullName) is { } found
            ? Apply(found.Members.SelectMany(static member => member.Create()))
            : throw new ArgumentException($"{manifests} declares no manifests: mark the class with [Manifests] and give it a public static object.", nameof(manifests));
    }

    /// <summary>Adds the kinds of CustomResourceDefinitions; objects of them can then be applied, and are held against the schema.</summary>
    /// <param name="definitions">One or more definitions, in YAML or JSON; other documents are left out.</param>
    /// <exception cref="FormatException">The text is no YAML.</exception>
    /// <exception cref="ClusterAssertionException">A definition is refused.</exception>
    /// <example><code>cluster.Define(File.ReadAllText("crds/backups.yaml"));</code></example>
    public SimulatedCluster Define(string definitions) => Apply(CustomKinds.Parse(definitions, Snapshot));

    /// <summary>Applies an object that may be refused.</summary>
    /// <returns>The object as stored, or why it was refused.</returns>
    /// <example><code>Assert.Equal(422, cluster.TryApply(Web.Set with { ServiceName = "other" }).Error?.Code);</code></example>
    public ApiResult<IKubernetesObject> TryApply(IKubernetesObject obj) => Cluster.Apply(obj);

    /// <summary>Marks this moment; give it to <see cref="Expect"/>.</summary>
    /// <example><code>var before = cluster.Checkpoint();</code></example>
    public Checkpoint Checkpoint() => new(Cluster.Snapshot.Version, Now);

    /// <summary>Ends the test's cluster. There is nothing to wait for.</summary>
    public void Dispose()
    {
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Keeps what expectations are about; the store does not keep its log for ever.</summary>
    private void Log(StoreEvent change)
    {
        if (change.Key.Kind is "Pod" or "PersistentVolumeClaim")
        {
            _log.Add(change);
        }
    }

    private static T Accept<T>(ApiResult<T> result, string what)
        where T : class =>
        result.IsSuccess ? result.Value : throw new ClusterAssertionException($"The cluster refuses to {what}: {result.Error.Message}");
}
