using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>The objects that are applied together, in order.</summary>
public sealed class ManifestSet
{
    private readonly Dictionary<ManifestKind, ImmutableArray<ManifestObject>> _byKind;
    private readonly ImmutableArray<ManifestObject> _ofUnknownKind;

    /// <summary>Creates a set.</summary>
    /// <param name="objects">The objects that are known to belong to it.</param>
    /// <param name="isOpen">True when more objects may belong to it that nobody could see; what is not found is then not missing.</param>
    public ManifestSet(IEnumerable<ManifestObject> objects, bool isOpen = false)
    {
        Objects = [.. objects];
        IsOpen = isOpen;
        _ofUnknownKind = [.. Objects.Where(static item => !item.Kind.IsKnown || !item.ApiVersion.IsKnown)];
        _byKind = Objects
            .Where(static item => item.Kind.IsKnown && item.ApiVersion.IsKnown)
            .GroupBy(static item => new ManifestKind(item.ApiVersion.ToString(), item.Kind.ToString()))
            .ToDictionary(static group => group.Key, static group => group.ToImmutableArray());
    }

    /// <summary>The objects in the order in which they were written.</summary>
    public ImmutableArray<ManifestObject> Objects { get; }

    /// <summary>Whether more objects may belong to the set that nobody could see.</summary>
    public bool IsOpen { get; }

    /// <summary>The objects that are certainly of that kind.</summary>
    public ImmutableArray<ManifestObject> OfKind(ManifestKind kind) =>
        _byKind.TryGetValue(kind, out var found) ? found : [];

    /// <summary>Whether an object of that kind may belong to the set without being among <see cref="OfKind"/>.</summary>
    public bool MayHoldMore(ManifestKind kind) => IsOpen || _ofUnknownKind.Any(item => item.Is(kind) is null);

    /// <summary>
    /// The objects of YAML streams. A document that could not be read, or that is ambiguous because a key is written
    /// twice, is left out, and the set is open: nothing is concluded from text that was not understood.
    /// </summary>
    public static ManifestSet FromYaml(params IEnumerable<YamlStream> streams)
    {
        var objects = new List<ManifestObject>();
        var isOpen = false;
        foreach (var stream in streams)
        {
            isOpen |= !stream.Problems.IsEmpty;
            foreach (var document in stream.Documents)
            {
                if (stream.Problems.Any(problem => Contains(document.Root.Origin, problem.Origin)))
                {
                    continue;
                }

                isOpen |= !Add(document.Root, objects);
            }
        }

        return new ManifestSet(objects, isOpen);
    }

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

    private static bool Contains(Origin origin, TextOrigin place) =>
        origin is TextOrigin text
        && Comparer<(int, int)>.Default.Compare((text.Line, text.Column), (place.Line, place.Column)) <= 0
        && Comparer<(int, int)>.Default.Compare((place.Line, place.Column), (text.EndLine, text.EndColumn)) < 0;
}
