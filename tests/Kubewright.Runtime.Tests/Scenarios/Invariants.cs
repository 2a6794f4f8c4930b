using Kubewright.Testing;

namespace Kubewright.Runtime.Tests;

/// <summary>Holds <see cref="StatefulSetInvariants"/> (SS-310 to SS-318) against every change, and fails the test at the first one that is broken.</summary>
internal sealed class Invariants
{
    private readonly InvariantWatch _watch;

    /// <summary>Watches a cluster.</summary>
    public Invariants(Cluster cluster)
    {
        _watch = new InvariantWatch(cluster, StatefulSetInvariants.All);
        cluster.Subscribe(_ => FailIfBroken());
    }

    /// <summary>Watches a store on which the StatefulSet controller does everything but what <see cref="IsUserActing"/> covers.</summary>
    public Invariants(Store store, TimeProvider clock, KubernetesFeatures features)
    {
        _watch = new InvariantWatch(store, clock, features, () => IsUserActing ? null : StatefulPodControl.Component, StatefulSetInvariants.All);
        store.Subscribe(_ => FailIfBroken());
    }

    /// <summary>Whether the present change is the test's own: it may break what the controller must not.</summary>
    public bool IsUserActing { get; set; }

    /// <summary>What holds besides when nothing is left to do.</summary>
    public void CheckAtRest()
    {
        _watch.CheckAtRest();
        FailIfBroken();
    }

    private void FailIfBroken() => Assert.True(_watch.Violation is null, _watch.Violation?.ToString());
}
