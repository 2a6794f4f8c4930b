using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Import;

/// <summary>How one object is made from a record's constructor and members: those hoisted from inside it wherever they can say all there is.</summary>
internal sealed class RecordLayout
{
    private const string Metadata = "metadata";

    private readonly RecordSurface _surface;
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly List<Placement> _placements = [];
    private readonly List<ObjectNode.Member> _others = [];

    private RecordLayout(RecordSurface surface, ImmutableArray<ParameterSurface> constructor) => (_surface, Constructor) = (surface, constructor);

    /// <summary>The constructor's parameters; a value that is not written is null there.</summary>
    public ImmutableArray<ParameterSurface> Constructor { get; }

    /// <summary>Whether metadata and spec are given as parts, since some of what is in them has no member on the record itself.</summary>
    public bool IsFromParts { get; private init; }

    /// <summary>The members in order.</summary>
    public IReadOnlyList<Placement> Placements => _placements;

    /// <summary>The members that the schema does not name.</summary>
    public IReadOnlyList<ObjectNode.Member> Others => _others;

    /// <summary>Lays out an object.</summary>
    public static RecordLayout Of(RecordSurface surface, ObjectNode node)
    {
        var constructor = surface.Constructors.FirstOrDefault(item => item.Parameters.All(parameter => node.At(parameter.Path).IsKnown));
        if (!surface.HasMetadata)
        {
            var layout = new RecordLayout(surface, (constructor ?? surface.Constructors.LastOrDefault())?.Parameters ?? []);
            layout.TryPlaceAll(node);
            return layout;
        }

        if (constructor is not null
            && new RecordLayout(surface, constructor.Parameters) is var named
            && named.TryPlaceAll(node)
            && named.HasRequired()
            && !named._placements.Exists(static placement => placement.Member.Path == Metadata))
        {
            return named;
        }

        if (surface.CanLeaveOutSpec && new RecordLayout(surface, [.. Parts(surface, node, Metadata)]) { IsFromParts = true } is var half && half.TryPlaceAll(node))
        {
            return half;
        }

        var parts = new RecordLayout(surface, [.. Parts(surface, node, Metadata, "spec")]) { IsFromParts = true };
        parts.PlaceParts(node);
        return parts;
    }

    /// <summary>Lays out an object member by member: a builder starts from nothing, so what a constructor would take is set, too.</summary>
    public static RecordLayout OfMembers(RecordSurface surface, ObjectNode node)
    {
        var layout = new RecordLayout(surface, []);
        layout.TryPlaceAll(node);
        return layout;
    }

    private static IEnumerable<ParameterSurface> Parts(RecordSurface surface, ObjectNode node, params string[] names) =>
        from name in names
        where surface.Find(name) is not null && (name == Metadata || node[name].IsKnown)
        select new ParameterSurface(name, surface.Find(name)!.Type);

    private bool HasRequired() => _surface.Members.All(member => !member.IsRequired || _done.Contains(member.Path) || _placements.Exists(placement => placement.Member == member));

    private void PlaceParts(ObjectNode node)
    {
        _done.UnionWith(Constructor.Select(static parameter => parameter.Path));
        foreach (var member in node.Members)
        {
            var path = SchemaPath.Join("", member.Name);
            if (!IsType(member.Name) && _surface.Find(path) is { } own && !_done.Contains(path))
            {
                _placements.Add(new Placement(own, member.Value));
            }
        }
    }

    private bool TryPlaceAll(ObjectNode node)
    {
        _done.UnionWith(Constructor.Select(static parameter => parameter.Path));
        foreach (var derivation in _surface.Derivations)
        {
            var (source, target) = (node.At(derivation.Source), node.At(derivation.Target));
            if (source.IsKnown && !target.IsKnown)
            {
                return false;
            }

            if (source.IsKnown && NodeEquality.AreEqual(source, target))
            {
                _done.Add(derivation.Target);
            }
        }

        foreach (var member in node.Members)
        {
            if (IsType(member.Name) || TryPlace(SchemaPath.Join("", member.Name), member.Value))
            {
                continue;
            }

            if (_surface.OtherMembers is null)
            {
                return false;
            }

            _others.Add(member);
        }

        return true;
    }

    /// <summary>A kind's apiVersion and kind are its type.</summary>
    private bool IsType(string name) => _surface.IsKind && name is ("apiVersion" or "kind");

    private bool TryPlace(string path, Schema.Node node)
    {
        if (_done.Contains(path))
        {
            return true;
        }

        if (node is ObjectNode { Members.IsEmpty: false } map && _surface.HasBeneath(path))
        {
            var mark = _placements.Count;
            if (map.Members.All(member => TryPlace(SchemaPath.Join(path, member.Name), member.Value)))
            {
                return true;
            }

            _placements.RemoveRange(mark, _placements.Count - mark);
        }

        if (_surface.Find(path) is not { } own)
        {
            return false;
        }

        _placements.Add(new Placement(own, node));
        return true;
    }
}
