using System.Collections.Immutable;

namespace Kubewright.Planning;

/// <summary>Writes down what the pods of sets do from one moment on.</summary>
internal sealed class RolloutRecorder : IDisposable
{
    private readonly Cluster _cluster;
    private readonly DateTimeOffset _start;
    private readonly SortedDictionary<ObjectId, SetRecord> _sets = [];
    private readonly IDisposable _subscription;

    /// <summary>Begins now.</summary>
    public RolloutRecorder(Cluster cluster)
    {
        _cluster = cluster;
        _start = cluster.Clock.GetUtcNow();
        foreach (var set in cluster.Snapshot.StatefulSets)
        {
            RecordOf(set.Metadata.Namespace ?? "", set.Metadata.Name ?? "");
        }

        _subscription = cluster.Subscribe(OnChange);
    }

    /// <summary>The sets in order of namespace and name.</summary>
    public IEnumerable<SetRecord> Sets => _sets.Values;

    /// <summary>When the last step was; zero when there was none.</summary>
    public TimeSpan LastStep => _sets.Values.SelectMany(static set => set.Steps).Select(static step => step.At).DefaultIfEmpty().Max();

    /// <inheritdoc/>
    public void Dispose() => _subscription.Dispose();

    private void OnChange(StoreEvent change)
    {
        var at = change.Time - _start;
        switch (change.Object)
        {
            case StatefulSet set:
                var record = RecordOf(change.Key.Namespace, change.Key.Name);
                var isReady = change.New is StatefulSet && Rollout.IsReady(set);
                record.ReadyAt = isReady ? record.ReadyAt ?? at : null;
                break;
            case Pod pod when OwnerReferences.ControllerOf(pod) is { Kind: "StatefulSet" } owner:
                RecordOf(change.Key.Namespace, owner.Name).Note(change, at, _cluster.Snapshot.Find<StatefulSet>(change.Key.Namespace, owner.Name), _cluster.ActiveController);
                break;
        }
    }

    private SetRecord RecordOf(string @namespace, string name)
    {
        var id = new ObjectId("apps", "StatefulSet", @namespace, name);
        if (!_sets.TryGetValue(id, out var record))
        {
            var pods = _cluster.Snapshot.Find<StatefulSet>(@namespace, name) is { } set ? _cluster.Snapshot.DependentsOf<Pod>(set.Metadata.Uid ?? "") : default;
            _sets[id] = record = new SetRecord(id, [.. pods.Where(static pod => Rollout.IsReady(pod)).Select(static pod => pod.Metadata.Name ?? "")]).Begin();
        }

        return record;
    }
}
