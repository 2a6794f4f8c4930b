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

    /// <summary>Changes an object in place, as <c>kubectl edit</c> does.</summary>
    /// <typeparam name="T">Its kind.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="change">The object as it should be, made from the one that is stored.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>; ignored for a cluster-scoped kind.</param>
    /// <exception cref="ClusterAssertionException">It is refused, or there is no such object.</exception>
    /// <example><code>cluster.Patch&lt;StatefulSet&gt;("web", set => set with { MinReadySeconds = 10 });</code></example>
    public SimulatedCluster Patch<T>(string name, Func<T, T> change, string? @namespace = null)
        where T : class, IKubernetesObject
    {
        Accept(Cluster.Update(@namespace, name, change), $"patch {typeof(T).Name} {name}");
        return this;
    }

    /// <summary>Applies a strategic merge patch, as <c>kubectl patch -p</c> does.</summary>
    /// <typeparam name="T">The object's kind.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="patch">The patch, in JSON.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>; ignored for a cluster-scoped kind.</param>
    /// <exception cref="ClusterAssertionException">It is refused, it leaves no such object, or there is none.</exception>
    /// <exception cref="FormatException"><paramref name="patch"/> is no JSON object.</exception>
    /// <example><code>cluster.Patch&lt;StatefulSet&gt;("web", """{"spec":{"template":{"spec":{"containers":[{"name":"nginx","image":"nginx:2"}]}}}}""");</code></example>
    public SimulatedCluster Patch<T>(string name, string patch, string? @namespace = null)
        where T : class, IKubernetesObject
    {
        var parsed = JsonPatches.Parse(patch);
        return Patch<T>(name, obj => JsonPatches.Strategic(obj, parsed), @namespace);
    }

    /// <summary>Applies a JSON merge patch, as <c>kubectl patch --type merge -p</c> does: lists are replaced.</summary>
    /// <typeparam name="T">The object's kind.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="patch">The patch, in JSON.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>; ignored for a cluster-scoped kind.</param>
    /// <exception cref="ClusterAssertionException">It is refused, it leaves no such object, or there is none.</exception>
    /// <exception cref="FormatException"><paramref name="patch"/> is no JSON object.</exception>
    /// <example><code>cluster.MergePatch&lt;StatefulSet&gt;("web", """{"spec":{"updateStrategy":{"rollingUpdate":{"partition":2}}}}""");</code></example>
    public SimulatedCluster MergePatch<T>(string name, string patch, string? @namespace = null)
        where T : class, IKubernetesObject
    {
        var parsed = JsonPatches.Parse(patch);
        return Patch<T>(name, obj => JsonPatches.Merge(obj, parsed), @namespace);
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
}
