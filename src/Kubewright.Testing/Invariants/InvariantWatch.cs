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
    private readonly Cluster _cluster;
    private readonly ImmutableArray<Invariant> _invariants;
    private readonly HashSet<string> _leaving = new(StringComparer.Ordinal);
    private readonly IDisposable _subscription;

    /// <summary>Starts to watch.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="invariants">What must hold.</param>
    public InvariantWatch(Cluster cluster, IEnumerable<Invariant> invariants)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        _cluster = cluster;
        _invariants = [.. invariants];
        _subscription = cluster.Subscribe(OnChange);
    }

    /// <summary>The first invariant that was broken; null as long as all hold.</summary>
    public InvariantViolation? Violation { get; private set; }

    /// <summary>Checks what must hold when nothing is left to do.</summary>
    public void CheckAtRest() => Check(new InvariantContext { Snapshot = _cluster.Snapshot, Now = _cluster.Clock.GetUtcNow() });

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
            Snapshot = _cluster.Snapshot,
            Now = change.Time,
            Change = change,
            Actor = _cluster.ActiveController,
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
