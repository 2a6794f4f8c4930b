using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>What the store remembers: its log, and a state from which it goes on.</summary>
public sealed partial class Store
{
    /// <summary>
    /// The changes after <paramref name="version"/>, oldest first; after 0 all that are remembered. They are complete if
    /// <see cref="HasEventsSince"/> still says so afterwards.
    /// </summary>
    public ReadOnlyMemory<StoreEvent> EventsSince(long version) => _log.After(version);

    /// <summary>
    /// Whether all changes since <paramref name="version"/> are still known. Old ones are forgotten, and nobody can go on
    /// from a version that was never given out.
    /// </summary>
    public bool HasEventsSince(long version) => version >= _log.Dropped && version <= Snapshot.Version;

    /// <summary>Changes that lead from nothing to the present: the whole log, or once its beginning is forgotten every object as if it were new, in order of versions.</summary>
    internal IReadOnlyList<StoreEvent> Replay()
    {
        lock (_gate)
        {
            return _log.Dropped == 0
                ? _log.After(0).ToArray()
                :
                [
                    .. Snapshot.Kinds
                        .SelectMany(kind => Snapshot.All(kind))
                        .Select(obj => new StoreEvent(
                            StoreEventType.Added,
                            ObjectKey.Of(obj),
                            null,
                            obj,
                            long.Parse(obj.Metadata.ResourceVersion!, CultureInfo.InvariantCulture),
                            _clock.GetUtcNow()))
                        .OrderBy(static change => change.Version),
                ];
        }
    }

    /// <summary>
    /// Takes objects as they are, with their uids and versions. The log then begins with one entry for each, for those who
    /// hear it from its beginning; the versions of these entries are the last ones before the state's own and say nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException">The store is not empty.</exception>
    internal void Restore(ClusterState state)
    {
        lock (_gate)
        {
            if (Snapshot.Version > 0)
            {
                throw new InvalidOperationException("Only an empty store can be restored.");
            }

            var version = state.Version - state.Objects.Length;
            var now = _clock.GetUtcNow();
            var snapshot = Snapshot;
            foreach (var obj in state.Objects)
            {
                snapshot = snapshot.Apply(new StoreEvent(StoreEventType.Added, ObjectKey.Of(obj), null, obj, ++version, now));
            }

            _log.BeginAfter(state.Version);
            Volatile.Write(ref _snapshot, snapshot);
        }
    }
}
