namespace Kubewright.Testing;

public sealed partial class SimulatedCluster
{
    /// <summary>Sets how many pods a set should have, as <c>kubectl scale</c> does.</summary>
    /// <param name="set">The set's name.</param>
    /// <param name="replicas">How many.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>.</param>
    /// <exception cref="ClusterAssertionException">It is refused, or there is no such set.</exception>
    /// <example><code>cluster.Scale("web", 5).RunUntilReady();</code></example>
    public SimulatedCluster Scale(string set, int replicas, string? @namespace = null)
    {
        Accept(Cluster.ScaleStatefulSet(@namespace, set, replicas), $"scale {set} to {replicas}");
        return this;
    }

    /// <summary>Changes an object in place, as <c>kubectl patch</c> or <c>edit</c> does.</summary>
    /// <typeparam name="T">Its kind.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="change">The object as it should be, made from the one that is stored.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>; ignored for a cluster-scoped kind.</param>
    /// <exception cref="ClusterAssertionException">It is refused, or there is no such object.</exception>
    /// <example><code>cluster.Patch&lt;StatefulSet&gt;("web", set => set with { MinReadySeconds = 10 });</code></example>
    public SimulatedCluster Patch<T>(string name, Func<T, T> change, string? @namespace = null)
        where T : class, IKubernetesObject
    {
        ArgumentNullException.ThrowIfNull(change);
        Accept(Cluster.Store.Update(change(Get<T>(name, @namespace))), $"patch {typeof(T).Name} {name}");
        return this;
    }

    /// <summary>Deletes an object, or starts its deletion.</summary>
    /// <typeparam name="T">Its kind.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="propagation">What becomes of its dependents; null for background deletion.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>; ignored for a cluster-scoped kind.</param>
    /// <exception cref="ClusterAssertionException">It is refused, or there is no such object.</exception>
    /// <example><code>cluster.Delete&lt;StatefulSet&gt;("web", PropagationPolicy.Orphan);</code></example>
    public SimulatedCluster Delete<T>(string name, PropagationPolicy? propagation = null, string? @namespace = null)
        where T : class, IKubernetesObject
    {
        Accept(Cluster.Delete(typeof(T).Name, @namespace, name, new Runtime.DeleteOptions { Propagation = propagation }), $"delete {typeof(T).Name} {name}");
        return this;
    }

    /// <summary>Deletes a pod with its own grace period, as <c>kubectl delete pod</c> does.</summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>.</param>
    /// <exception cref="ClusterAssertionException">There is no such pod.</exception>
    /// <example><code>cluster.Kill("web-0").RunUntilReady();</code></example>
    public SimulatedCluster Kill(string pod, string? @namespace = null)
    {
        Accept(Cluster.Delete("Pod", @namespace, pod), $"delete Pod {pod}");
        return this;
    }

    /// <summary>
    /// Removes a pod's object without asking its node, as <c>kubectl delete pod --force --grace-period=0</c> does. The old
    /// pod's processes may still run while a new one of the same name starts: the one ordinary way to break at-most-one.
    /// </summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>.</param>
    /// <exception cref="ClusterAssertionException">There is no such pod.</exception>
    /// <example><code>cluster.Cut("k8s-node1").ForceDelete("web-0");</code></example>
    public SimulatedCluster ForceDelete(string pod, string? @namespace = null)
    {
        Accept(Cluster.Delete("Pod", @namespace, pod, new Runtime.DeleteOptions { GracePeriodSeconds = 0 }), $"force-delete Pod {pod}");
        return this;
    }

    /// <summary>Ends a container of a running pod with an error; its node starts it again.</summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container; null for the first.</param>
    /// <param name="exitCode">Its exit code.</param>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <exception cref="ClusterAssertionException">There is no such pod, or the container does not run.</exception>
    /// <example><code>cluster.Crash("web-1", exitCode: 137);</code></example>
    public SimulatedCluster Crash(string pod, string? container = null, int exitCode = 1, string? @namespace = null)
    {
        Accept(ClusterFaults.Crash(Cluster, Get<Pod>(pod, @namespace), container, exitCode), $"crash a container of {pod}");
        return this;
    }

    /// <summary>Makes a running pod fail its readiness, whatever its probes say, until <see cref="MakeReady"/>.</summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>.</param>
    /// <exception cref="ClusterAssertionException">There is no such pod.</exception>
    /// <example><code>cluster.MakeUnready("web-0").Scale("web", 5).Advance(TimeSpan.FromMinutes(1));</code></example>
    public SimulatedCluster MakeUnready(string pod, string? @namespace = null)
    {
        Accept(ClusterFaults.SetReady(Cluster, Get<Pod>(pod, @namespace), isReady: false), $"make {pod} unready");
        return this;
    }

    /// <summary>Lets a pod be ready again after <see cref="MakeUnready"/>.</summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>.</param>
    /// <exception cref="ClusterAssertionException">There is no such pod.</exception>
    /// <example><code>cluster.MakeReady("web-0").RunUntilReady();</code></example>
    public SimulatedCluster MakeReady(string pod, string? @namespace = null)
    {
        Accept(ClusterFaults.SetReady(Cluster, Get<Pod>(pod, @namespace), isReady: true), $"make {pod} ready");
        return this;
    }

    /// <summary>Cuts a node off: nothing on it changes any more, and pods that are deleted there stay Terminating.</summary>
    /// <param name="node">The node's name.</param>
    /// <exception cref="ClusterAssertionException">There is no such node.</exception>
    /// <example><code>cluster.Cut("k8s-node1").Kill("web-0").Advance(TimeSpan.FromHours(1));</code></example>
    public SimulatedCluster Cut(string node)
    {
        _cutNodes[node] = Get<Node>(node, null);
        Accept(ClusterFaults.Cut(Cluster, node), $"cut {node}");
        return this;
    }

    /// <summary>Brings back a node that was <see cref="Cut"/>.</summary>
    /// <param name="node">The node's name.</param>
    /// <exception cref="ClusterAssertionException">The node was not cut.</exception>
    /// <example><code>cluster.Restore("k8s-node1").RunUntilReady();</code></example>
    public SimulatedCluster Restore(string node)
    {
        if (!_cutNodes.Remove(node, out var cut))
        {
            throw new ClusterAssertionException($"The node {node} was not cut.");
        }

        Accept(ClusterFaults.Restore(Cluster, cut), $"restore {node}");
        return this;
    }

    /// <summary>Lets a node take no new pods and deletes those it has, as <c>kubectl drain</c> does.</summary>
    /// <param name="node">The node's name.</param>
    /// <exception cref="ClusterAssertionException">There is no such node.</exception>
    /// <example><code>cluster.Drain("k8s-node1").RunUntilReady();</code></example>
    public SimulatedCluster Drain(string node)
    {
        Cordon(node);
        foreach (var pod in Snapshot.ByIndex<Pod>(SnapshotIndex.PodsByNode, node))
        {
            Kill(pod.Metadata.Name ?? "", pod.Metadata.Namespace);
        }

        return this;
    }

    /// <summary>Lets a node take no new pods.</summary>
    /// <param name="node">The node's name.</param>
    /// <exception cref="ClusterAssertionException">There is no such node.</exception>
    /// <example><code>cluster.Cordon("k8s-node2");</code></example>
    public SimulatedCluster Cordon(string node) =>
        Patch<Node>(node, static value => value with { Spec = (value.Spec ?? new NodeSpec()) with { Unschedulable = true } });

    /// <summary>Lets a node take pods again.</summary>
    /// <param name="node">The node's name.</param>
    /// <exception cref="ClusterAssertionException">There is no such node.</exception>
    /// <example><code>cluster.Uncordon("k8s-node1");</code></example>
    public SimulatedCluster Uncordon(string node) =>
        Patch<Node>(node, static value => value with { Spec = (value.Spec ?? new NodeSpec()) with { Unschedulable = null } });
}
