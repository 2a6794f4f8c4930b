using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>The objects that are applied together, in order.</summary>
public sealed class ManifestSet
{
    private readonly Dictionary<ManifestKind, ImmutableArray<ManifestObject>> _byKind;
    private readonly ImmutableArray<ManifestObject> _ofUnknownKind;
    private readonly Lazy<ILookup<ObjectName, ManifestObject>> _byName;
    private readonly Lazy<WorkloadIndex> _workloads;
    private readonly ConcurrentDictionary<Type, object> _indexes = new();

    /// <summary>Creates a set.</summary>
    /// <param name="objects">The objects that are known to belong to it.</param>
    /// <param name="isOpen">True when more objects may belong to it that nobody could see; what is not found is then not missing.</param>
    public ManifestSet(IEnumerable<ManifestObject> objects, bool isOpen = false)
    {
        Objects = [.. objects];
        IsOpen = isOpen;
        _ofUnknownKind = [.. Objects.Where(static item => item.KnownKind is null)];
        _byKind = Objects
            .Where(static item => item.KnownKind is not null)
            .GroupBy(static item => item.KnownKind!)
            .ToDictionary(static group => group.Key, static group => group.ToImmutableArray());
        _byName = new(() => Objects
            .Where(static item => item.KnownKind is not null)
            .ToLookup(static item => new ObjectName(item.KnownKind!, item.Name.TryGet(out var name) ? name : "")));
        _workloads = new(() => new WorkloadIndex(Objects.Select(Workload.Of).OfType<Workload>()));
    }

    /// <summary>The objects in the order in which they were written.</summary>
    public ImmutableArray<ManifestObject> Objects { get; }

    /// <summary>Whether more objects may belong to the set that nobody could see.</summary>
    public bool IsOpen { get; }

    /// <summary>Whether the set has objects whose kind nobody knows.</summary>
    public bool HasUnknownKinds => !_ofUnknownKind.IsEmpty;

    /// <summary>The objects that make pods.</summary>
    public WorkloadIndex Workloads => _workloads.Value;

    /// <summary>The objects that are certainly of that kind.</summary>
    public ImmutableArray<ManifestObject> OfKind(ManifestKind kind) =>
        _byKind.TryGetValue(kind, out var found) ? found : [];

    /// <summary>Whether an object of that kind may belong to the set without being among <see cref="OfKind"/>.</summary>
    public bool MayHoldMore(ManifestKind kind) => IsOpen || _ofUnknownKind.Any(item => item.Is(kind) is null);

    /// <summary>What a group of rules works out once for the whole set.</summary>
    /// <typeparam name="T">The type of it.</typeparam>
    /// <param name="make">Works it out.</param>
    public T Index<T>(Func<ManifestSet, T> make)
        where T : class => (T)_indexes.GetOrAdd(typeof(T), _ => make(this));

    /// <summary>Looks for the object that a member of <paramref name="from"/> names.</summary>
    /// <param name="kind">The kind of the object.</param>
    /// <param name="name">Its name.</param>
    /// <param name="from">The object that names it, whose namespace counts; null for kinds without namespaces.</param>
    public ObjectLookup Find(ManifestKind kind, string name, ManifestObject? from)
    {
        var (certain, elsewhere) = (new List<ManifestObject>(), ImmutableArray.CreateBuilder<ManifestObject>());
        var possible = MayHoldMore(kind);
        foreach (var item in Named(kind, name).Concat(Named(kind, "")))
        {
            switch (item.Name.Is(name) & (from is null ? true : from.MeetsIn(item)))
            {
                case true:
                    certain.Add(item);
                    break;
                case null:
                    possible = true;
                    break;
                case false when item.Name.Is(name) == true:
                    elsewhere.Add(item);
                    break;
            }
        }

        // Of two in the very namespace that the asking object writes, the later is applied last.
        var found = certain.LastOrDefault(item => from is null || item.Namespace.ToString() == from.Namespace.ToString())
            ?? (certain.Count == 1 && !possible ? certain[0] : null);
        return new ObjectLookup(found, IsMissing: certain.Count == 0 && !possible, elsewhere.ToImmutable());
    }

    /// <summary>The object of this set that is the same as <paramref name="item"/>: of its group, kind, namespace and name; null when there is none, or nobody can say.</summary>
    public ManifestObject? Counterpart(ManifestObject item) =>
        item.KnownKind is { } kind && item.Name.TryGet(out var name) ? Find(kind, name, item).Found : null;

    /// <summary>
    /// The objects of YAML streams. A document that could not be read is left out, and the set is open: nothing is concluded
    /// from text that was not understood.
    /// </summary>
    public static ManifestSet FromYaml(params IEnumerable<YamlStream> streams)
    {
        var objects = new List<ManifestObject>();
        var isOpen = false;
        foreach (var stream in streams)
        {
            var unreadable = stream.Problems.Where(static problem => !problem.IsDuplicateKey).ToList();
            isOpen |= unreadable.Count > 0;
            foreach (var document in stream.Documents)
            {
                if (unreadable.Any(problem => Contains(document.Root.Origin, problem.Origin)))
                {
                    continue;
                }

                isOpen |= !Add(document.Root, objects);
            }
        }

        return new ManifestSet(objects, isOpen);
    }

    private IEnumerable<ManifestObject> Named(ManifestKind kind, string name) => _byName.Value[new ObjectName(kind, name)];

    /// <summary>Adds the object, or the items of a <c>List</c>; false when the node is neither.</summary>
    private static bool Add(Node node, List<ManifestObject> objects)
    {
        if (node is not ObjectNode)
        {
            return false;
        }

        if (node["kind"] is ScalarNode { Text: "List" } && node["items"] is ArrayNode list)
        {
            return list.Items.Aggregate(true, (all, item) => Add(item, objects) && all);
        }

        objects.Add(new ManifestObject(node));
        return true;
    }

    private sealed record ObjectName(ManifestKind Kind, string Name);

    private static bool Contains(Origin origin, TextOrigin place) =>
        origin is TextOrigin text
        && Comparer<(int, int)>.Default.Compare((text.Line, text.Column), (place.Line, place.Column)) <= 0
        && Comparer<(int, int)>.Default.Compare((place.Line, place.Column), (text.EndLine, text.EndColumn)) < 0;
}
