using System.Collections.Immutable;

namespace Kubewright.Testing;

/// <summary>Checks invariants after every change of a cluster, and notes the first one that is broken.</summary>
/// <example>
/// <code>
/// using var watch = new InvariantWatch(cluster.Cluster, StatefulSetInvariants.All);
/// cluster.Scale("web", 5).RunUntilIdle();
/// watch.CheckAtRest();
/// Assert.Null(watch.Violation);
/// </code>
/// </example>
public sealed class InvariantWatch : IDisposable
{
    private readonly Store _store;
    private readonly TimeProvider _clock;
    private readonly KubernetesFeatures _features;
    private readonly Func<string?> _actor;
    private readonly ImmutableArray<Invariant> _invariants;
    private readonly HashSet<string> _leaving = new(StringComparer.Ordinal);
    private readonly IDisposable _subscription;

    /// <summary>Starts to watch.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="invariants">What must hold.</param>
    public InvariantWatch(Cluster cluster, IEnumerable<Invariant> invariants)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        (_store, _clock, _features, _actor, _invariants) = (cluster.Store, cluster.Clock, cluster.Features, () => cluster.ActiveController, [.. invariants]);
        _subscription = cluster.Subscribe(OnChange);
    }

    /// <summary>Starts to watch a store without a cluster, for a controller that is run by hand.</summary>
    /// <param name="store">The store.</param>
    /// <param name="clock">The store's clock.</param>
    /// <param name="features">What the controller's release does.</param>
    /// <param name="actor">Which controller is at work; null for none.</param>
    /// <param name="invariants">What must hold.</param>
    internal InvariantWatch(Store store, TimeProvider clock, KubernetesFeatures features, Func<string?> actor, IEnumerable<Invariant> invariants)
    {
        (_store, _clock, _features, _actor, _invariants) = (store, clock, features, actor, [.. invariants]);
        _subscription = store.Subscribe(OnChange);
    }

    /// <summary>The first invariant that was broken; null as long as all hold.</summary>
    public InvariantViolation? Violation { get; private set; }

    /// <summary>Checks what must hold when nothing is left to do.</summary>
    public void CheckAtRest() => Check(new InvariantContext { Snapshot = _store.Snapshot, Now = _clock.GetUtcNow(), Features = _features });

    /// <summary>Ends the watch; <see cref="Violation"/> stays.</summary>
    public void Dispose() => _subscription.Dispose();

    private void OnChange(StoreEvent change)
    {
        if (Violation is not null)
        {
            return;
        }

        var isLeaving = change.New is null || change.New.Metadata.DeletionTimestamp is not null;
        Check(new InvariantContext
        {
            Snapshot = _store.Snapshot,
            Now = change.Time,
            Features = _features,
            Change = change,
            Actor = _actor(),
            StartsDeletion = isLeaving && _leaving.Add(change.Object.Metadata.Uid ?? ""),
        });
    }

    private void Check(InvariantContext context)
    {
        foreach (var invariant in _invariants)
        {
            if (Violation is null && invariant.Check(context) is { } problem)
            {
                Violation = new InvariantViolation(invariant, problem, context.Now);
            }
        }
    }
}
