namespace Kubewright.Runtime;

/// <summary>
/// Everything in the cluster at one version. Immutable: it may be kept, compared and read from any thread, and never
/// blocks a writer.
/// </summary>
/// <remarks>
/// All snapshots of a cluster share one set of tables, which hold the newest state, and each knows what has changed since:
/// so a change costs no copy, and an older snapshot undoes what came after it. One that is read long after it was taken
/// is given tables of its own.
/// </remarks>
public sealed class ClusterSnapshot
{
    /// <summary>How many later changes a snapshot undoes before it is given tables of its own.</summary>
    private const int MostUndone = 256;

    private static readonly Dictionary<ObjectKey, IKubernetesObject?> Nothing = [];

    private readonly ClusterTables _tables;

    /// <summary>The changes since; null when the snapshot has tables of its own.</summary>
    private Undo? _undo;

    /// <summary>The same state with tables of its own; null for none.</summary>
    private ClusterSnapshot? _own;

    private ClusterSnapshot(ClusterTables tables, long version, Undo undo)
    {
        _tables = tables;
        _undo = undo;
        Version = version;
    }

    /// <summary>A cluster with nothing in it.</summary>
    public static ClusterSnapshot Empty => new(new ClusterTables(), 0, new Undo());

    /// <summary>The version of the last change the snapshot holds; 0 for an empty store.</summary>
    public long Version { get; }

    /// <summary>All StatefulSets.</summary>
    public ObjectList<StatefulSet> StatefulSets => All<StatefulSet>();

    /// <summary>All pods.</summary>
    public ObjectList<Pod> Pods => All<Pod>();

    /// <summary>All Services.</summary>
    public ObjectList<Service> Services => All<Service>();

    /// <summary>All claims.</summary>
    public ObjectList<PersistentVolumeClaim> PersistentVolumeClaims => All<PersistentVolumeClaim>();

    /// <summary>All volumes.</summary>
    public ObjectList<PersistentVolume> PersistentVolumes => All<PersistentVolume>();

    /// <summary>All storage classes.</summary>
    public ObjectList<StorageClass> StorageClasses => All<StorageClass>();

    /// <summary>All revisions.</summary>
    public ObjectList<ControllerRevision> ControllerRevisions => All<ControllerRevision>();

    /// <summary>All nodes.</summary>
    public ObjectList<Node> Nodes => All<Node>();

    /// <summary>All namespaces.</summary>
    public ObjectList<Namespace> Namespaces => All<Namespace>();

    /// <summary>All events.</summary>
    public ObjectList<Event> Events => All<Event>();

    /// <summary>All config maps.</summary>
    public ObjectList<ConfigMap> ConfigMaps => All<ConfigMap>();

    /// <summary>All secrets.</summary>
    public ObjectList<Secret> Secrets => All<Secret>();

    /// <summary>The kinds of which there are objects, or were or will be, as keys name them, in ordinal order.</summary>
    public IEnumerable<string> Kinds => _tables.All.Select(static table => table.Kind);

    /// <summary>All objects of one kind.</summary>
    public ObjectList<T> All<T>()
        where T : class, IKubernetesObject =>
        new(this, KindOf<T>.Name);

    /// <summary>All objects of a kind by its name; empty when there is no such kind.</summary>
    public ObjectList<IKubernetesObject> All(string kind) => new(this, kind);

    /// <summary>The object named <paramref name="key"/>; null when there is none.</summary>
    public IKubernetesObject? Find(ObjectKey key) => RecordedEvent.Read(FindStored(key));

    /// <summary>A namespaced object; null when there is none.</summary>
    public T? Find<T>(string @namespace, string name)
        where T : class, IKubernetesObject =>
        (T?)Find(KindOf<T>.Key(@namespace, name));

    /// <summary>A cluster-scoped object, or one of the namespace <c>default</c>; null when there is none.</summary>
    public T? Find<T>(string name)
        where T : class, IKubernetesObject =>
        (T?)Find(KindOf<T>.Key(null, name));

    /// <summary>The objects that <paramref name="index"/> files under <paramref name="value"/>.</summary>
    public ObjectList<T> ByIndex<T>(SnapshotIndex index, string value)
        where T : class, IKubernetesObject =>
        new(this, KindOf<T>.Name, index, value);

    /// <summary>
    /// The objects of one kind with an owner reference to <paramref name="ownerUid"/>; with an empty uid the pods or revisions
    /// that nobody controls, since those are adopted.
    /// </summary>
    public ObjectList<T> DependentsOf<T>(string ownerUid)
        where T : class, IKubernetesObject =>
        new(this, KindOf<T>.Name, SnapshotIndex.Dependents, ownerUid);

    /// <summary>All objects with an owner reference to <paramref name="ownerUid"/>, kind by kind.</summary>
    public IEnumerable<IKubernetesObject> DependentsOf(string ownerUid)
    {
        List<IKubernetesObject>? dependents = null;
        var undo = Volatile.Read(ref _undo);
        foreach (var table in _tables.All)
        {
            // Most objects own nothing; that there is no change yet is asked last, since its way back comes first.
            var isEmpty = table.Find(SnapshotIndex.Dependents, ownerUid) is null;
            Volatile.ReadBarrier();
            if (!isEmpty || undo is not { Next: null })
            {
                (dependents ??= []).AddRange(ListOf(table.Kind, SnapshotIndex.Dependents, ownerUid));
            }
        }

        return dependents ?? (IEnumerable<IKubernetesObject>)[];
    }

    /// <summary>
    /// The version of the last change of an object of a kind that anybody has made or is making; 0 for none. What is read from
    /// this snapshot holds for every snapshot of which this says the same, if it is not above <see cref="Version"/>.
    /// </summary>
    internal long LastChangeOf<T>()
        where T : class, IKubernetesObject =>
        _tables.Find(KindOf<T>.Name)?.LastChange ?? 0;

    /// <summary>What the store holds under <paramref name="key"/>; null for nothing.</summary>
    internal IKubernetesObject? FindStored(ObjectKey key)
    {
        if (Volatile.Read(ref _undo) is not { } undo)
        {
            return _own!.FindStored(key);
        }

        var found = _tables.Find(key.Kind)?.Find(key, out _);
        Volatile.ReadBarrier();
        var undone = 0;
        for (; undo.Next is { } next; undo = next)
        {
            if (undo.Key == key)
            {
                return undo.Before;
            }

            if (++undone > MostUndone)
            {
                return Own().FindStored(key);
            }
        }

        return found;
    }

    /// <summary>The snapshot after a change of this one, which must be the newest.</summary>
    /// <exception cref="InvalidOperationException">The snapshot is not the newest.</exception>
    internal ClusterSnapshot Apply(StoreEvent change)
    {
        if (_undo is not { Next: null } undo)
        {
            throw new InvalidOperationException("Only the newest snapshot can be followed by another.");
        }

        // What to take out of the indices is what they hold, which may differ from the last state a removal reports.
        var table = _tables.For(change.Key.Kind);
        var before = table.Find(change.Key, out var place);
        table.Announce(change.Version, isArrival: before is null || change.StoredNew is null);

        // First the way back, then the change: whoever sees the change finds the way back.
        var next = new ClusterSnapshot(_tables, change.Version, undo.Record(change, before));
        table.Set(change.Key, place, before, change.StoredNew);
        return next;
    }

    /// <summary>How many objects of a kind there are, or are filed under a value.</summary>
    internal int CountOf(string kind, SnapshotIndex? index, string value)
    {
        var undo = Volatile.Read(ref _undo);
        var table = _tables.Find(kind);
        if (undo is null || table is null)
        {
            return undo is null ? _own!.CountOf(kind, index, value) : 0;
        }

        var count = index is null ? table.Count : table.Find(index, value)?.Count ?? 0;
        Volatile.ReadBarrier();
        return undo.Next is null ? count : ListOf(kind, index, value).Length;
    }

    /// <summary>The objects of a kind, or those filed under a value, in order.</summary>
    internal IKubernetesObject[] ListOf(string kind, SnapshotIndex? index, string value) =>
        Volatile.Read(ref _undo) is not { } undo ? _own!.ListOf(kind, index, value)
        : _tables.Find(kind) is not { } table ? []
        : index is null ? Order(table, undo).Objects
        : Filed(table, undo, index, value);

    /// <summary>All objects of a table in order, which is kept for those who ask next.</summary>
    private ObjectOrder Order(ObjectTable table, Undo undo)
    {
        var known = table.Order;
        if (known?.HoldsAt(Version, table.LastChange) == true)
        {
            return known;
        }

        ObjectOrder order;
        if (known?.HoldsAt(Version, table.LastArrival) == true)
        {
            var objects = Array.ConvertAll(known.Keys, key => RecordedEvent.Read(table.Find(key, out _)));
            var undone = Undone(undo, table.Kind);
            order = new ObjectOrder(Version, known.Keys, [.. objects.Select((obj, i) => undone.TryGetValue(known.Keys[i], out var before) ? before! : obj!)]);
        }
        else
        {
            // One that goes and comes back meanwhile may be met twice; it is among what is undone.
            var present = new Dictionary<ObjectKey, IKubernetesObject>(table.Count);
            foreach (var stored in table.Objects)
            {
                var obj = RecordedEvent.Read(stored);
                present[ObjectKey.Of(obj)] = obj;
            }

            foreach (var (key, before) in Undone(undo, table.Kind))
            {
                if (before is null)
                {
                    present.Remove(key);
                }
                else
                {
                    present[key] = before;
                }
            }

            order = new ObjectOrder(Version, [.. present.Keys], [.. present.Values]);
            Array.Sort(order.Keys, order.Objects);
        }

        if (known is null || known.Version < Version)
        {
            table.Order = order;
        }

        return order;
    }

    private IKubernetesObject[] Filed(ObjectTable table, Undo undo, SnapshotIndex index, string value)
    {
        // The keys first: what is filed or taken out later is then among what is undone.
        var filed = table.Find(index, value);
        var undone = Undone(undo, table.Kind);
        return undone.Count > 0 ? Found(Refiled(filed?.Keys ?? [], undone, index, value))
            : filed is not { } keys ? []
            : keys.Only is { } only ? Find(only) is { } obj ? [obj] : []
            : Found(keys.Keys);
    }

    private static ObjectKey[] Refiled(ObjectKey[] keys, Dictionary<ObjectKey, IKubernetesObject?> undone, SnapshotIndex index, string value) =>
    [
        .. keys.Where(key => !undone.ContainsKey(key)),
        .. undone.Where(entry => index.ValuesOf(entry.Value).Contains(value)).Select(static entry => entry.Key),
    ];

    /// <summary>The objects of these keys, in order.</summary>
    private IKubernetesObject[] Found(ObjectKey[] keys)
    {
        if (keys.Length == 0)
        {
            return [];
        }

        if (keys.Length > 1)
        {
            keys = [.. keys];
            Array.Sort(keys);
        }

        // A key that is filed while the list is made names nothing here yet.
        var objects = new IKubernetesObject[keys.Length];
        var count = 0;
        foreach (var key in keys)
        {
            if (Find(key) is { } obj)
            {
                objects[count++] = obj;
            }
        }

        return count == objects.Length ? objects : objects[..count];
    }

    /// <summary>The objects of a kind that were changed later, as they are here.</summary>
    private static Dictionary<ObjectKey, IKubernetesObject?> Undone(Undo undo, string kind)
    {
        // After what was read from the tables: whoever saw a change finds the way back.
        Volatile.ReadBarrier();
        Dictionary<ObjectKey, IKubernetesObject?>? undone = null;
        for (; undo.Next is { } next; undo = next)
        {
            if (undo.Key.Kind == kind)
            {
                (undone ??= []).TryAdd(undo.Key, RecordedEvent.Read(undo.Before));
            }
        }

        return undone ?? Nothing;
    }

    /// <summary>Gives the snapshot tables of its own, so that it neither looks through all later changes nor keeps them.</summary>
    private ClusterSnapshot Own()
    {
        if (Volatile.Read(ref _undo) is { } undo)
        {
            var tables = new ClusterTables();
            foreach (var table in _tables.All)
            {
                var order = Order(table, undo);
                var own = tables.For(table.Kind);
                for (var i = 0; i < order.Keys.Length; i++)
                {
                    own.Find(order.Keys[i], out var place);
                    own.Set(order.Keys[i], place, null, order.Objects[i]);
                }
            }

            Volatile.Write(ref _own, new ClusterSnapshot(tables, Version, new Undo()));
            Volatile.Write(ref _undo, null);
        }

        return _own!;
    }
}
