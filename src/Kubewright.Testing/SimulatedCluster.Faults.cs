namespace Kubewright.Testing;

public sealed partial class SimulatedCluster
{
    private static readonly TimeSpan DrainRetry = TimeSpan.FromSeconds(5);

    /// <summary>Ends a container of a running pod by itself. The pod's restart policy decides what follows.</summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container; null for the first.</param>
    /// <param name="exitCode">Its exit code, 0 to 255.</param>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <exception cref="ClusterAssertionException">There is no such pod, or the container does not run.</exception>
    /// <example><code>cluster.Crash("web-1", exitCode: 137);</code></example>
    public SimulatedCluster Crash(string pod, string? container = null, int exitCode = 1, string? @namespace = null)
    {
        Accept(Cluster.Crash(@namespace, pod, container, exitCode), $"crash a container of {pod}");
        return this;
    }

    /// <summary>Ends a pod for good, as its node does under pressure. Its set replaces it.</summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <exception cref="ClusterAssertionException">There is no such pod.</exception>
    /// <example><code>cluster.Fail("web-1").RunUntilReady();</code></example>
    public SimulatedCluster Fail(string pod, string? @namespace = null)
    {
        Accept(Cluster.Fail(@namespace, pod), $"end {pod}");
        return this;
    }

    /// <summary>Makes a pod fail its readiness, whatever its probes say, until <see cref="MakeReady"/> or until it is replaced. Its node notices when time goes on.</summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>.</param>
    /// <exception cref="ClusterAssertionException">There is no such pod.</exception>
    /// <example><code>cluster.MakeUnready("web-0").RunUntil(now => now.StatefulSets.First().Status!.ReadyReplicas == 2).Scale("web", 5);</code></example>
    public SimulatedCluster MakeUnready(string pod, string? @namespace = null)
    {
        Accept(Cluster.SetReadiness(@namespace, pod, false), $"make {pod} unready");
        return this;
    }

    /// <summary>Lets a pod's probes decide again after <see cref="MakeUnready"/>.</summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>.</param>
    /// <exception cref="ClusterAssertionException">There is no such pod.</exception>
    /// <example><code>cluster.MakeReady("web-0").RunUntilReady();</code></example>
    public SimulatedCluster MakeReady(string pod, string? @namespace = null)
    {
        Accept(Cluster.SetReadiness(@namespace, pod, null), $"make {pod} ready");
        return this;
    }

    /// <summary>
    /// Cuts a node off from the control plane: its containers run on, but nothing is heard of them, and pods that are
    /// deleted there stay Terminating. After 50 s the node counts as lost; its pods are then evicted as they tolerate it.
    /// </summary>
    /// <param name="node">The node's name.</param>
    /// <exception cref="ClusterAssertionException">There is no such node.</exception>
    /// <example><code>cluster.Cut("k8s-node1").Kill("web-0").Advance(TimeSpan.FromHours(1));</code></example>
    public SimulatedCluster Cut(string node)
    {
        Accept(Cluster.Cut(node), $"cut {node}");
        return this;
    }

    /// <summary>Connects a node again that was <see cref="Cut"/>.</summary>
    /// <param name="node">The node's name.</param>
    /// <exception cref="ClusterAssertionException">There is no such node.</exception>
    /// <example><code>cluster.Restore("k8s-node1").RunUntilReady();</code></example>
    public SimulatedCluster Restore(string node)
    {
        Accept(Cluster.Restore(node), $"restore {node}");
        return this;
    }

    /// <summary>
    /// Cordons a node, evicts its pods and lets time pass until they are gone, as <c>kubectl drain</c> does; what a
    /// disruption budget refuses is tried again every 5 s.
    /// </summary>
    /// <param name="node">The node's name.</param>
    /// <param name="limit">How much virtual time it may take; null for an hour.</param>
    /// <exception cref="ClusterAssertionException">There is no such node, or pods are still there; the message says which budget keeps them. Or a controller threw an exception.</exception>
    /// <example><code>cluster.Drain("k8s-node1").RunUntilReady();</code></example>
    public SimulatedCluster Drain(string node, TimeSpan? limit = null)
    {
        var deadline = Now + (limit ?? DefaultLimit);
        while (true)
        {
            var result = Accept(Cluster.Drain(node), $"drain {node}");
            if (Snapshot.ByIndex<Pod>(SnapshotIndex.PodsByNode, node).Count == 0)
            {
                return this;
            }

            if (Now >= deadline)
            {
                var left = Snapshot.ByIndex<Pod>(SnapshotIndex.PodsByNode, node).Select(static pod => pod.Metadata.Name);
                var why = result.Refused.Select(static item => $"  {item.Pod}: {item.Error.Message} {string.Join(' ', item.Error.Causes.Select(static cause => cause.Message))}");
                throw new ClusterAssertionException(Unfinished(string.Join('\n', [$"{node} is not drained after {AgeText.Of(limit ?? DefaultLimit)}: {string.Join(", ", left)} are still there.", .. why])));
            }

            Cluster.RunUntil(snapshot => snapshot.ByIndex<Pod>(SnapshotIndex.PodsByNode, node).Count == 0, DrainRetry);
            ThrowFaults();
        }
    }

    /// <summary>Evicts a pod: deletes it if its disruption budget allows.</summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>.</param>
    /// <returns>The pod as it is now; 404 when there is none; 429 when the budget does not allow it.</returns>
    /// <example><code>Assert.Equal(429, cluster.TryEvict("web-0").Error?.Code);</code></example>
    public ApiResult<IKubernetesObject> TryEvict(string pod, string? @namespace = null) => Cluster.Evict(@namespace, pod);

    /// <summary>Lets a node take no new pods.</summary>
    /// <param name="node">The node's name.</param>
    /// <exception cref="ClusterAssertionException">There is no such node.</exception>
    /// <example><code>cluster.Cordon("k8s-node2");</code></example>
    public SimulatedCluster Cordon(string node)
    {
        Accept(Cluster.Cordon(node), $"cordon {node}");
        return this;
    }

    /// <summary>Lets a node take pods again.</summary>
    /// <param name="node">The node's name.</param>
    /// <exception cref="ClusterAssertionException">There is no such node.</exception>
    /// <example><code>cluster.Uncordon("k8s-node1");</code></example>
    public SimulatedCluster Uncordon(string node)
    {
        Accept(Cluster.Uncordon(node), $"uncordon {node}");
        return this;
    }

    /// <summary>Adds faults: images that are missing, volumes that fail to attach, containers that crash at every start and so on. Their <see cref="Fault.At"/> counts from now.</summary>
    /// <param name="faults">The faults.</param>
    /// <example><code>cluster.Inject(new Fault.ImageMissing { Image = "nginx:2" });</code></example>
    public SimulatedCluster Inject(params IReadOnlyList<Fault> faults)
    {
        Cluster.Inject(faults);
        return this;
    }

    /// <summary>Ends faults that were injected.</summary>
    /// <param name="faults">Which; none for all.</param>
    /// <example><code>cluster.Heal().RunUntilReady();</code></example>
    public SimulatedCluster Heal(params IReadOnlyList<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        Cluster.Heal(fault => faults.Count == 0 || faults.Contains(fault));
        return this;
    }

    /// <summary>Refuses writes to the store, as a quota, a webhook or a broken connection would.</summary>
    /// <param name="refuse">Why a write fails; null to let it pass.</param>
    /// <returns>Ends the refusals.</returns>
    /// <example><code>using (cluster.RefuseWrites(write => write is { Verb: WriteVerb.Create, Key.Kind: "Pod" } ? ApiError.Internal("no quota") : null))</code></example>
    public IDisposable RefuseWrites(Func<WriteRequest, ApiError?> refuse) => Cluster.Store.Intercept(refuse);
}
