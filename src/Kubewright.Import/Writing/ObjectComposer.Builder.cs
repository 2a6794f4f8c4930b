using System.Collections.Immutable;
using Kubewright.Schema;
using Microsoft.CodeAnalysis.CSharp;

namespace Kubewright.Import;

/// <content>The builder face.</content>
internal sealed partial class ObjectComposer
{
    private readonly HashSet<string> _parameters = new(StringComparer.Ordinal);

    /// <summary>The whole object; null when its builder cannot say it all.</summary>
    private CallCode? Build(RecordSurface surface, ObjectNode node) =>
        RecordLayout.Of(surface, node) is { IsFromParts: false, Others.Count: 0 } layout && BuilderSurface.Of(surface.Type) is not null && Configure(surface, layout, "") is { } lambda
            ? new CallCode(_file.Types.Of(surface.Type) + ".Build", [.. Arguments(layout, node, ""), lambda], [])
            : null;

    /// <summary>The lambda that sets the members; null when there is nothing to set, or a member has no method.</summary>
    private LambdaCode? Configure(RecordSurface surface, RecordLayout layout, string path)
    {
        if (layout.Placements.Count == 0 || layout.Others.Count > 0 || BuilderSurface.Of(surface.Type) is not { } builder || layout.Placements.Any(item => builder.Setter(item.Member.Path) is null))
        {
            return null;
        }

        var parameter = Parameter(surface.Type.Name);
        var steps = layout.Placements.SelectMany(item => Steps(builder, item, Absolute(path, item.Member.Path))).ToImmutableArray();
        _parameters.Remove(parameter);
        return new LambdaCode(parameter, steps);
    }

    private IEnumerable<CodeEntry> Steps(BuilderSurface builder, Placement item, string path)
    {
        var setter = "." + builder.Setter(item.Member.Path);
        switch (item.Value)
        {
            case ArrayNode { Items.IsEmpty: false } list when builder.Appender(item.Member.Path) is { } appender:
                return list.Items.Select((value, i) => Step(SchemaPath.Join(path, i), value, () => Append("." + appender, ElementOf(item.Member.Type)!, (ObjectNode)value, SchemaPath.Join(path, i))));
            case ArrayNode { Items.IsEmpty: false } list when ElementOf(item.Member.Type) is { } element && ElementOf(element) is null:
                return [Step(path, list, () => new CallCode(setter, [.. list.Items.Select((value, i) => Value(element, value, SchemaPath.Join(path, i)))], []))];
            case ObjectNode map when typeof(IManifestValue).IsAssignableFrom(item.Member.Type) && item.Member.Type != typeof(RawValue):
                return [Step(path, map, () => Set(setter, item.Member.Type, map, path))];
            default:
                return [Step(path, item.Value, () => new CallCode(setter, [Value(item.Member.Type, item.Value, path)], []))];
        }
    }

    private CodeEntry Step(string path, Schema.Node node, Func<CodeNode> call)
    {
        var entry = Entry(null, path, node, call);
        return entry.Beside is { } comment ? entry with { Above = [.. entry.Above, comment], Beside = null } : entry;
    }

    private CallCode Set(string method, Type type, ObjectNode node, string path)
    {
        var surface = RecordSurface.Of(type);
        var whole = Selector(surface, node, path) ?? Factory(surface, node, path) ?? (CodeNode?)Configure(surface, RecordLayout.OfMembers(surface, node), path);
        return new CallCode(method, [whole ?? Record(surface, node, path, isNamed: true)], []);
    }

    private CallCode Append(string method, Type type, ObjectNode node, string path)
    {
        var surface = RecordSurface.Of(type);
        if (Factory(surface, node, path) is { } made)
        {
            return new CallCode(method, [made], []);
        }

        var layout = RecordLayout.Of(surface, node);
        var isComplete = !layout.IsFromParts && layout.Others.Count == 0 && layout.Constructor.All(parameter => node.At(parameter.Path).IsKnown);
        var lambda = isComplete ? Configure(surface, layout, path) : null;
        return isComplete && (lambda is not null || (layout.Placements.Count == 0 && layout.Constructor.Length > 0))
            ? new CallCode(method, [.. Arguments(layout, node, path), .. lambda is null ? Array.Empty<CodeNode>() : [lambda]], [])
            : new CallCode(method, [Record(surface, node, path, isNamed: true)], []);
    }

    /// <summary>The first letters of the type that no lambda around has for its parameter.</summary>
    private string Parameter(string type)
    {
        var name = CSharpNames.Camel(type);
        for (var length = 1; length < name.Length; length++)
        {
            if (SyntaxFacts.GetKeywordKind(name[..length]) == SyntaxKind.None && _parameters.Add(name[..length]))
            {
                return name[..length];
            }
        }

        for (var number = 2; ; number++)
        {
            if (_parameters.Add($"{name[0]}{number}"))
            {
                return $"{name[0]}{number}";
            }
        }
    }
}
