using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Kubewright.Schema;

namespace Kubewright.Import;

/// <summary>Composes the expression that makes one object.</summary>
internal sealed partial class ObjectComposer
{
    private readonly ImportPlan _plan;
    private readonly PlannedFile _file;
    private readonly PlannedObject _object;
    private readonly SourceComments _comments;
    private readonly List<NamedPart> _named = [];
    private SharedLabels _labels = null!;

    /// <summary>The members that hold claims of the object, by what may refer to them and their names.</summary>
    private readonly Dictionary<(Type Type, string Name), string> _parts = [];
    private readonly Dictionary<Schema.Node, string> _partNodes = new(ReferenceEqualityComparer.Instance);

    /// <summary>Composes an object.</summary>
    /// <param name="plan">Where other objects are.</param>
    /// <param name="file">The file that the object is in.</param>
    /// <param name="item">The object.</param>
    public ObjectComposer(ImportPlan plan, PlannedFile file, PlannedObject item) => (_plan, _file, _object, _comments) = (plan, file, item, item.Source.Comments);

    /// <summary>The members that are declared before the object, because it refers to them: its claims.</summary>
    public List<MemberCode> Parts { get; } = [];

    /// <summary>
    /// Takes names for things that others in the same object refer to by name, so that they get members of their own: the claim
    /// templates of a set. Before anything is composed, and object by object, since each takes what is left.
    /// </summary>
    public void NameParts()
    {
        if (_object.Source.Typed is RawManifest)
        {
            return;
        }

        foreach (var (member, part) in RecordSurface.Of(_object.Type).Parts)
        {
            if (_object.Source.Tree.At(member.Path) is not ArrayNode list)
            {
                continue;
            }

            for (var i = 0; i < list.Items.Length; i++)
            {
                var node = (ObjectNode)list.Items[i];
                if ((node.At("metadata.name") as ScalarNode)?.Text is not { } name || _named.Exists(other => other.Name == name && other.Surface.StandsFor.Intersect(part.StandsFor).Any()))
                {
                    continue;
                }

                var pascal = MemberNames.Pascal(name);
                _named.Add(new NamedPart(part, node, SchemaPath.Join(member.Path, i), name, _file.Names.Take(part.Type, pascal, pascal + "Claim", _object.Member + pascal)));
            }
        }
    }

    /// <summary>Composes the member that gives the object.</summary>
    /// <param name="style">The face of the DSL.</param>
    /// <param name="labels">The labels of the objects around it.</param>
    public MemberCode Compose(ImportStyle style, SharedLabels labels)
    {
        _labels = labels;
        var (above, _) = _comments.TakeTo("");
        if (_object.Source.Typed is RawManifest raw)
        {
            return Member(above, new CallCode("new", [Block(raw.Yaml[..^1]) ?? new TextCode(Literals.Text(raw.Yaml))], []));
        }

        var surface = RecordSurface.Of(_object.Type);
        var markers = Markers(surface);
        foreach (var part in _named)
        {
            Declare(part);
        }

        var code = (style == ImportStyle.Builder ? Build(surface, _object.Source.Tree) : null) ?? Record(surface, _object.Source.Tree, "", isNamed: !markers.IsEmpty);
        return Member([.. above, .. _comments.TakeInside("")], markers.IsEmpty ? code : new CommentedCode(code, markers));
    }

    /// <summary>The comments that tools look for beside values have to be in the YAML again.</summary>
    private ImmutableArray<MarkerCode> Markers(RecordSurface surface)
    {
        var markers = ImmutableArray.CreateBuilder<MarkerCode>();
        _comments.TakeBeside((path, comment) =>
        {
            if (Literals.Marker(comment) is not { } text || SchemaPath.Split(path).Aggregate((Schema.Node)_object.Source.Tree, Inside) is not ScalarNode || ScalarMember.Find(surface, path) is not { } member)
            {
                return false;
            }

            markers.Insert(0, new MarkerCode(member, text));
            return true;
        });
        return markers.ToImmutable();

        static Schema.Node Inside(Schema.Node node, string segment) =>
            node is ArrayNode list && int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < list.Items.Length ? list.Items[i] : node[segment];
    }

    private MemberCode Member(ImmutableArray<string> above, CodeNode code) => new("public", _file.Types.Of(_object.Type), _object.Member, code) { Above = above };

    private void Declare(NamedPart part)
    {
        var entry = Entry(null, part.Path, part.Node, () => Record(part.Surface, part.Node, part.Path, isNamed: false));
        Parts.Add(new MemberCode("private", _file.Types.Of(part.Surface.Type), part.Member, entry.Value) { Above = entry.Above });
        _partNodes[part.Node] = part.Member;
        foreach (var type in part.Surface.StandsFor)
        {
            _parts[(type, part.Name)] = part.Member;
        }
    }

    private CodeNode Record(Type type, ObjectNode node, string path, bool isNamed) =>
        _partNodes.TryGetValue(node, out var member) ? new TextCode(member) : Record(RecordSurface.Of(type), node, path, isNamed);

    // A type is named where nothing else says it.
    private CodeNode Record(RecordSurface surface, ObjectNode node, string path, bool isNamed)
    {
        if (!isNamed && Selector(surface, node, path) is { } selector)
        {
            return selector;
        }

        if (Factory(surface, node, path) is { } made)
        {
            return made;
        }

        var layout = RecordLayout.Of(surface, node);
        var arguments = Arguments(layout, node, path);
        var members = layout.Placements.Select(item => Entry(item.Member.Name, Absolute(path, item.Member.Path), item.Value, () => Value(item.Member.Type, item.Value, Absolute(path, item.Member.Path))));
        return new CallCode(isNamed ? $"new {_file.Types.Of(surface.Type)}" : "new", arguments, [.. members, .. Others(surface, layout, path)]);
    }

    private ImmutableArray<CodeNode> Arguments(RecordLayout layout, ObjectNode node, string path) =>
    [
        .. layout.Constructor.Select(parameter => node.At(parameter.Path) is { IsKnown: true } value
            ? layout.IsFromParts && value is ObjectNode part
                ? Record(parameter.Type, part, Absolute(path, parameter.Path), isNamed: true)
                : Value(parameter.Type, value, Absolute(path, parameter.Path))
            : layout.IsFromParts ? new TextCode($"new {_file.Types.Of(parameter.Type)}()") : new TextCode("null")),
    ];

    private IEnumerable<CodeEntry> Others(RecordSurface surface, RecordLayout layout, string path)
    {
        if (layout.Others.Count > 0)
        {
            var entries = layout.Others.Select(other => Entry(null, Absolute(path, SchemaPath.Join("", other.Name)), other.Value, () => Pair(other.Name, Raw(other.Value))));
            yield return new CodeEntry(surface.OtherMembers, new ListCode([.. entries]));
        }
    }

    /// <summary>A selector that only names labels is those labels.</summary>
    private CodeNode? Selector(RecordSurface surface, ObjectNode node, string path)
    {
        if (surface.Conversion is not { } member || node.Members is not [{ Value: ObjectNode { Members.IsEmpty: false } labels } only] || only.Name != member)
        {
            return null;
        }

        var entry = _labels.Use(Texts(labels));
        var plain = Labels(labels, Absolute(path, member));
        return new LabelsCode(entry, plain is CallCode ? plain : new CallCode("new", [], [new CodeEntry(surface.Find(member)!.Name, plain)]));
    }

    /// <summary>A record of one sort that a factory makes as a whole.</summary>
    private CallCode? Factory(RecordSurface surface, ObjectNode node, string path)
    {
        foreach (var factory in surface.Factories)
        {
            if (node[factory.Choice] is ObjectNode choice
                && factory.Parameters.All(parameter => node.At(parameter.Path).IsKnown)
                && factory.Parameters.Count(parameter => NodePath.IsInside(parameter.Path, factory.Choice)) is var inner
                && choice.Members.Length == inner
                && node.Members.Length == factory.Parameters.Length - inner + 1)
            {
                var arguments = factory.Parameters.Select(parameter => Value(parameter.Type, node.At(parameter.Path), Absolute(path, parameter.Path)));
                return new CallCode($"{_file.Types.Of(surface.Type)}.{factory.Name}", [.. arguments], []);
            }
        }

        return null;
    }

    /// <summary>A member or item with the comments that belong to it; those of what is inside and has no line of its own stand above it.</summary>
    private CodeEntry Entry(string? name, string path, Schema.Node node, Func<CodeNode> value)
    {
        if (_comments.IsEmpty)
        {
            return new CodeEntry(name, value());
        }

        var (above, beside) = _comments.TakeTo(path);
        var code = value();
        above = [.. above, .. _comments.TakeInside(path)];
        return node is ScalarNode && code is TextCode && beside is not null
            ? new CodeEntry(name, code) { Above = above, Beside = beside }
            : new CodeEntry(name, code) { Above = beside is null ? above : [.. above, beside] };
    }

    private static string Absolute(string path, string relative) =>
        path.Length == 0 ? relative : relative.StartsWith('[') ? path + relative : path + "." + relative;

    private static Type? ElementOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) ? type.GenericTypeArguments[0] : null;

    /// <summary>A part that has a member of its own.</summary>
    /// <param name="Surface">Its type.</param>
    /// <param name="Node">The part.</param>
    /// <param name="Path">Where it is in the object.</param>
    /// <param name="Name">What the object calls it.</param>
    /// <param name="Member">The member.</param>
    private sealed record NamedPart(RecordSurface Surface, ObjectNode Node, string Path, string Name, string Member);
}
