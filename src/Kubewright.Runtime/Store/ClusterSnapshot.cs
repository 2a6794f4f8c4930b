using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>
/// Everything in the cluster at one version. Immutable: it may be kept, compared and read from any thread, and never
/// blocks a writer.
/// </summary>
public sealed class ClusterSnapshot
{
    /// <summary>Objects are told apart by reference: a change makes another one, and looking into both would only cost time.</summary>
    private static readonly ImmutableSortedDictionary<ObjectKey, IKubernetesObject> NoObjects =
        ImmutableSortedDictionary.Create<ObjectKey, IKubernetesObject>(null, ReferenceEqualityComparer.Instance);

    private readonly ImmutableDictionary<string, ImmutableSortedDictionary<ObjectKey, IKubernetesObject>> _kinds;

    /// <summary>Keys, not objects, so that an object may change without its indices. Dependents are filed under their kind and the owner's uid.</summary>
    private readonly ImmutableDictionary<(string Index, string Value), ImmutableSortedSet<ObjectKey>> _indices;

    private ClusterSnapshot(
        long version,
        ImmutableDictionary<string, ImmutableSortedDictionary<ObjectKey, IKubernetesObject>> kinds,
        ImmutableDictionary<(string Index, string Value), ImmutableSortedSet<ObjectKey>> indices)
    {
        Version = version;
        _kinds = kinds;
        _indices = indices;
    }

    /// <summary>A cluster with nothing in it.</summary>
    public static ClusterSnapshot Empty { get; } = new(
        0,
        ImmutableDictionary.Create<string, ImmutableSortedDictionary<ObjectKey, IKubernetesObject>>(StringComparer.Ordinal),
        ImmutableDictionary<(string, string), ImmutableSortedSet<ObjectKey>>.Empty);

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

    /// <summary>The kinds of which there are objects, or were, as keys name them, in ordinal order.</summary>
    public IEnumerable<string> Kinds => _kinds.Keys.Order(StringComparer.Ordinal);

    /// <summary>All objects of one kind.</summary>
    public ObjectList<T> All<T>()
        where T : class, IKubernetesObject =>
        new(_kinds.GetValueOrDefault(typeof(T).Name));

    /// <summary>All objects of a kind by its name; empty when there is no such kind.</summary>
    public ObjectList<IKubernetesObject> All(string kind) => new(_kinds.GetValueOrDefault(kind));

    /// <summary>The object named <paramref name="key"/>; null when there is none.</summary>
    public IKubernetesObject? Find(ObjectKey key) =>
        _kinds.TryGetValue(key.Kind, out var objects) ? objects.GetValueOrDefault(key) : null;

    /// <summary>A namespaced object; null when there is none.</summary>
    public T? Find<T>(string @namespace, string name)
        where T : class, IKubernetesObject =>
        (T?)Find(ObjectKey.Of(typeof(T).Name, @namespace, name));

    /// <summary>A cluster-scoped object, or one of the namespace <c>default</c>; null when there is none.</summary>
    public T? Find<T>(string name)
        where T : class, IKubernetesObject =>
        (T?)Find(ObjectKey.Of(typeof(T).Name, null, name));

    /// <summary>The objects that <paramref name="index"/> files under <paramref name="value"/>.</summary>
    public ObjectList<T> ByIndex<T>(SnapshotIndex index, string value)
        where T : class, IKubernetesObject =>
        Listed<T>(typeof(T).Name, index.Name, value);

    /// <summary>
    /// The objects of one kind with an owner reference to <paramref name="ownerUid"/>; with an empty uid those that nobody
    /// controls, but no events: nobody adopts them.
    /// </summary>
    public ObjectList<T> DependentsOf<T>(string ownerUid)
        where T : class, IKubernetesObject =>
        Listed<T>(typeof(T).Name, typeof(T).Name, ownerUid);

    /// <summary>All objects with an owner reference to <paramref name="ownerUid"/>, kind by kind.</summary>
    public IEnumerable<IKubernetesObject> DependentsOf(string ownerUid) =>
        Kinds.SelectMany(kind => Listed<IKubernetesObject>(kind, kind, ownerUid));

    /// <summary>This snapshot after <paramref name="change"/>.</summary>
    internal ClusterSnapshot Apply(StoreEvent change)
    {
        // What to take out of the indices is what they hold, which may differ from the last state a removal reports.
        var stored = Find(change.Key);
        var objects = _kinds.GetValueOrDefault(change.Key.Kind, NoObjects);
        objects = change.New is null ? objects.Remove(change.Key) : objects.SetItem(change.Key, change.New);
        var indices = _indices;
        if (stored is null || change.New is null || !Equals(stored.Metadata.OwnerReferences, change.New.Metadata.OwnerReferences))
        {
            indices = Reindex(indices, change.Key.Kind, change.Key, [.. Owners(stored)], [.. Owners(change.New)]);
        }

        foreach (var index in SnapshotIndex.All)
        {
            if (index.Kind == change.Key.Kind)
            {
                indices = Reindex(indices, index.Name, change.Key, [.. index.ValuesOf(stored)], [.. index.ValuesOf(change.New)]);
            }
        }

        return new ClusterSnapshot(change.Version, _kinds.SetItem(change.Key.Kind, objects), indices);
    }

    private ObjectList<T> Listed<T>(string kind, string index, string value)
        where T : class, IKubernetesObject =>
        _indices.TryGetValue((index, value), out var keys) ? new(_kinds[kind], keys) : default;

    private static IEnumerable<string> Owners(IKubernetesObject? obj)
    {
        if (obj is null)
        {
            return [];
        }

        var uids = (obj.Metadata.OwnerReferences ?? []).Select(static owner => owner.Uid);
        return (obj is not Event && OwnerReferences.ControllerOf(obj) is null ? uids.Append("") : uids).Distinct(StringComparer.Ordinal);
    }

    private static ImmutableDictionary<(string, string), ImmutableSortedSet<ObjectKey>> Reindex(
        ImmutableDictionary<(string, string), ImmutableSortedSet<ObjectKey>> indices,
        string index,
        ObjectKey key,
        string[] before,
        string[] after)
    {
        if (before.AsSpan().SequenceEqual(after))
        {
            return indices;
        }

        foreach (var value in before)
        {
            var rest = indices[(index, value)].Remove(key);
            indices = rest.IsEmpty ? indices.Remove((index, value)) : indices.SetItem((index, value), rest);
        }

        foreach (var value in after)
        {
            indices = indices.SetItem((index, value), indices.GetValueOrDefault((index, value), []).Add(key));
        }

        return indices;
    }
}
