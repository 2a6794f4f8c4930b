using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Kubewright.Schema;

/// <summary>Reads one annotated JSON Schema file; <c>schemas/README.md</c> explains the vocabulary.</summary>
public sealed class SchemaReader
{
    private readonly List<SchemaProblem> _problems = [];
    private readonly Dictionary<string, SchemaChoice> _choices = new(StringComparer.Ordinal);

    private SchemaReader()
    {
    }

    /// <summary>Reads <paramref name="text"/>. Never throws for bad input: what it cannot use becomes a problem.</summary>
    /// <param name="path">The file's path, for messages.</param>
    /// <param name="text">The JSON text.</param>
    public static SchemaFile Read(string path, string text) => new SchemaReader().ReadFile(path, text);

    private SchemaFile ReadFile(string path, string text)
    {
        var stream = YamlReader.Read(text, path);
        foreach (var problem in stream.Problems)
        {
            _problems.Add(new SchemaProblem(problem.Message, problem.Origin.Line, problem.Origin.Column));
        }

        var definitions = new List<SchemaDefinition>();
        var scalars = new List<SchemaFile.Scalar>();
        foreach (var document in stream.Documents)
        {
            var ns = Text(document.Root["x-csharp-namespace"]) ?? SchemaFile.LibraryNamespace;
            if (document.Root["definitions"] is not ObjectNode map)
            {
                Report(document.Root, "The file has no 'definitions' object; it defines nothing.");
                continue;
            }

            foreach (var member in map.Members)
            {
                if (Text(member.Value["x-scalar"]) is { } scalar)
                {
                    scalars.Add(new SchemaFile.Scalar(member.Name, ReadScalar(member.Value, scalar)));
                }
                else
                {
                    definitions.Add(ReadDefinition(member.Name, member.Value) with { Namespace = ns });
                }
            }
        }

        return new SchemaFile(
            path,
            EquatableArray<SchemaDefinition>.From(definitions),
            EquatableArray<SchemaChoice>.From(_choices.Values.OrderBy(static choice => choice.Name, StringComparer.Ordinal)),
            EquatableArray<SchemaFile.Scalar>.From(scalars),
            EquatableArray<SchemaProblem>.From(_problems));
    }

    private SchemaTypeKind ReadScalar(Node node, string scalar)
    {
        switch (scalar)
        {
            case "quantity":
                return SchemaTypeKind.Quantity;
            case "int-or-string":
                return SchemaTypeKind.IntOrString;
            case "time":
                return SchemaTypeKind.Time;
            case "micro-time":
                return SchemaTypeKind.MicroTime;
            case "raw":
                return SchemaTypeKind.Raw;
            default:
                Report(node["x-scalar"], $"x-scalar '{scalar}' is unknown; use quantity, int-or-string, time, micro-time or raw.");
                return SchemaTypeKind.Raw;
        }
    }

    private SchemaDefinition ReadDefinition(string name, Node node)
    {
        var required = new HashSet<string>(Texts(node["required"]), StringComparer.Ordinal);
        var properties = new List<SchemaProperty>();
        foreach (var member in Members(node["properties"]))
        {
            properties.Add(ReadProperty(member.Name, member.Value, required.Contains(member.Name)));
        }

        var kind = node["x-kubernetes-group-version-kind"] is ArrayNode { Items.Length: 1 } kinds ? kinds.Items[0] : new AbsentNode(node.Origin);
        return new SchemaDefinition
        {
            Name = name,
            CSharpName = Text(node["x-type-name"]) ?? name.Substring(name.LastIndexOf('.') + 1),
            Description = Text(node["description"]) ?? "",
            Group = Text(kind["group"]),
            Version = Text(kind["version"]),
            Kind = Text(kind["kind"]),
            Since = Text(node["x-since"]),
            IsClusterScoped = Text(node["x-scope"]) == "Cluster",
            Resource = node["x-resource"] is ObjectNode resource ? ReadResource(resource) : null,
            Properties = EquatableArray<SchemaProperty>.From(properties),
            Constructor = EquatableArray<string>.From(Texts(node["x-constructor"])),
            Hoists = EquatableArray<SchemaHoist>.From(ReadHoists(node["x-hoist"])),
            Derivations = EquatableArray<SchemaDerivation>.From(
                Members(node["x-derive"]).Select(static member => new SchemaDerivation(member.Name, Text(member.Value) ?? ""))),
            OneOf = node["x-one-of"] is ObjectNode oneOf
                ? new SchemaOneOf(EquatableArray<string>.From(Texts(oneOf["members"])), Flag(oneOf["required"]))
                : null,
        };
    }

    private static SchemaResource ReadResource(ObjectNode node) => new(
        Text(node["plural"]) ?? "",
        EquatableArray<string>.From(Texts(node["shortNames"])),
        EquatableArray<string>.From(Texts(node["categories"])),
        Flag(node["generation"]));

    private static IEnumerable<SchemaHoist> ReadHoists(Node node)
    {
        foreach (var hoist in Members(node))
        {
            yield return new SchemaHoist(
                hoist.Name,
                EquatableArray<SchemaHoist.Member>.From(
                    Members(hoist.Value).Select(static member => new SchemaHoist.Member(member.Name, Text(member.Value) ?? ""))));
        }
    }

    private SchemaProperty ReadProperty(string name, Node node, bool required) => new()
    {
        Name = name,
        CSharpName = Text(node["x-csharp-name"]) ?? char.ToUpperInvariant(name[0]) + name.Substring(1),
        Type = ReadType(node),
        Description = Text(node["description"]) ?? "",
        IsRequired = required,
        Default = node["default"] is ScalarNode scalar && scalar.IsKnown ? scalar.Text : null,
        Since = Text(node["x-since"]),
        EnabledSince = Text(node["x-enabled-since"]),
        IsImmutable = Flag(node["x-immutable"]),
        MutableSince = Text(node["x-mutable-since"]),
        Unit = Text(node["x-unit"]),
        ListType = Text(node["x-kubernetes-list-type"]),
        ListMapKeys = EquatableArray<string>.From(Texts(node["x-kubernetes-list-map-keys"])),
        PatchMergeKey = Text(node["x-kubernetes-patch-merge-key"]),
        PatchStrategy = Text(node["x-kubernetes-patch-strategy"]),
        References = EquatableArray<string>.From(node["x-references"] is ArrayNode ? Texts(node["x-references"]) : Optional(Text(node["x-references"]))),
    };

    private SchemaType ReadType(Node node)
    {
        if (Text(node["$ref"]) is { } reference)
        {
            return new SchemaType(SchemaTypeKind.Record, reference.Substring(reference.LastIndexOf('/') + 1));
        }

        switch (Text(node["type"]))
        {
            case "string":
                return ReadString(node, node["format"]);
            case "integer" when Text(node["x-unit"]) == "seconds":
                return new SchemaType(SchemaTypeKind.Seconds);
            case "integer":
                return new SchemaType(Text(node["format"]) == "int64" ? SchemaTypeKind.Int64 : SchemaTypeKind.Int32);
            case "number":
                return new SchemaType(SchemaTypeKind.Double);
            case "boolean":
                return new SchemaType(SchemaTypeKind.Boolean);
            case "array":
                return new SchemaType(SchemaTypeKind.List, Text(node["x-type-name"]), ReadElement(node, node["items"]));
            case "object" when Flag(node["x-labels"]):
                return new SchemaType(SchemaTypeKind.Labels);
            case "object" when node["additionalProperties"] is ObjectNode values:
                return new SchemaType(SchemaTypeKind.Map, null, ReadElement(node, values));
            default:
                return new SchemaType(SchemaTypeKind.Raw);
        }
    }

    /// <summary>The element type of a list or map; the value set of strings stands on the property, not on its items.</summary>
    private SchemaType ReadElement(Node property, Node element) =>
        Text(element["type"]) == "string" && Text(element["$ref"]) is null ? ReadString(property, element["format"]) : ReadType(element);

    private SchemaType ReadString(Node node, Node format)
    {
        var closed = node["x-enum"] as ObjectNode;
        if (closed is not null || node["x-known-values"] is ObjectNode)
        {
            var values = closed ?? (ObjectNode)node["x-known-values"];
            var name = Text(node["x-type-name"]);
            if (name is null)
            {
                Report(values, "A value set needs 'x-type-name', the name of its C# type.");
                return new SchemaType(SchemaTypeKind.String);
            }

            Add(values, new SchemaChoice(
                name,
                closed is not null,
                EquatableArray<SchemaChoice.Value>.From(values.Members.Select(static value => new SchemaChoice.Value(value.Name, Text(value.Value) ?? "")))));
            return new SchemaType(closed is not null ? SchemaTypeKind.Enum : SchemaTypeKind.KnownValues, name);
        }

        return Text(format) == "date-time" ? new SchemaType(SchemaTypeKind.Time)
            : Text(format) == "byte" ? new SchemaType(SchemaTypeKind.Base64)
            : node["x-references"].IsKnown ? new SchemaType(SchemaTypeKind.Reference)
            : new SchemaType(SchemaTypeKind.String);
    }

    private void Add(Node node, SchemaChoice choice)
    {
        if (!_choices.TryGetValue(choice.Name, out var other))
        {
            _choices.Add(choice.Name, choice);
        }
        else if (!other.Values.Select(static value => value.Text).SequenceEqual(choice.Values.Select(static value => value.Text)))
        {
            Report(node, $"The values of '{choice.Name}' differ from those written before under the same x-type-name; make them equal or rename one.");
        }
    }

    private void Report(Node node, string message)
    {
        var origin = node.Origin as TextOrigin;
        _problems.Add(new SchemaProblem(message, origin?.Line ?? 1, origin?.Column ?? 1));
    }

    private static string? Text(Node node) => node is ScalarNode scalar && scalar.IsKnown ? scalar.Text : null;

    private static bool Flag(Node node) => node is ScalarNode scalar && scalar.AsBoolean() == true;

    private static IEnumerable<string> Optional(string? text) => text is null ? [] : [text];

    private static IEnumerable<string> Texts(Node node) =>
        node is ArrayNode list ? list.Items.Select(Text).OfType<string>() : [];

    private static ImmutableArray<ObjectNode.Member> Members(Node node) =>
        node is ObjectNode map ? map.Members : ImmutableArray<ObjectNode.Member>.Empty;
}
