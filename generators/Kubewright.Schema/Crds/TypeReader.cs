using System;
using System.Collections.Generic;
using System.Linq;

namespace Kubewright.Schema;

/// <summary>
/// Turns the nested schemas of a kind into definitions. Types without a name of their own are named after the way to them:
/// the items of <c>spec.racks</c> of a <c>Cassandra</c> become <c>CassandraSpecRack</c>. Objects of the same shape become one
/// record, and so do enums of the same values under the same name. It is named after the shortest way, of equally short ones
/// after the first in the schema: that is why levels are read one after the other.
/// </summary>
internal sealed class TypeReader
{
    private readonly SchemaCollector _collector;
    private readonly TypeScope _scope;
    private readonly Func<string, Origin, SchemaType?>? _resolve;
    private readonly Dictionary<ObjectShape, string> _records = [];
    private readonly Dictionary<EnumShape, string> _enums = [];
    private readonly Queue<PendingRecord> _pending = new();
    private string _kind = "";

    /// <summary>Creates a reader.</summary>
    /// <param name="collector">Receives definitions, enums and problems.</param>
    /// <param name="scope">Where the types belong.</param>
    /// <param name="resolve">Finds what a <c>$ref</c> names, and reports what it cannot find; null where a schema may have none.</param>
    public TypeReader(SchemaCollector collector, TypeScope scope, Func<string, Origin, SchemaType?>? resolve = null) =>
        (_collector, _scope, _resolve) = (collector, scope, resolve);

    /// <summary>Reads the schema of a kind, whose C# name is taken already.</summary>
    public void ReadKind(Node schema, CustomKind kind)
    {
        _kind = kind.Name;
        var taken = MemberNames.Taken(kind.CSharpName);
        taken.UnionWith(["ApiVersion", "Kind", "Metadata", "Name", "Namespace", "Labels", "Annotations"]);
        var members = schema["properties"].Members()
            .Where(static member => member.Name is not ("apiVersion" or "kind" or "metadata"))
            .OrderBy(static member => member.Name switch { "spec" => 0, "status" => 2, _ => 1 });
        var description = DocWords.Describe(schema, $"The custom resource {kind.Name} of {_scope.Group}/{_scope.Version}.");
        _collector.Definitions.Add(new SchemaDefinition
        {
            Name = _scope.NameOf(kind.CSharpName),
            CSharpName = kind.CSharpName,
            Namespace = _scope.Namespace,
            Description = kind.Note.Length == 0 ? description : description + " " + kind.Note,
            Group = _scope.Group,
            Version = _scope.Version,
            Kind = kind.Name,
            IsClusterScoped = kind.IsClusterScoped,
            KeepsUnknown = schema["x-kubernetes-preserve-unknown-fields"].Flag(),
            Properties = EquatableArray<SchemaProperty>.From(Common(kind).Concat(ReadProperties(schema, members, kind.CSharpName, "", taken))),
            Hoists = EquatableArray<SchemaHoist>.From([LibraryDefinitions.HoistMetadata(kind.IsClusterScoped)]),
        });
        ReadPending();
    }

    /// <summary>Reads an object that has a name of its own, which is taken already.</summary>
    public void ReadNamed(Node schema, string csharpName)
    {
        ReadRecord(new PendingRecord(schema, csharpName, "", []));
        ReadPending();
    }

    /// <summary>Reads the type of a value.</summary>
    /// <param name="schema">Its schema.</param>
    /// <param name="typeName">The name for a C# type that it needs.</param>
    /// <param name="path">Where the value is, for descriptions and problems.</param>
    public SchemaType ReadType(Node schema, string typeName, string path)
    {
        var type = ReadType(schema, typeName, path, []);
        ReadPending();
        return type;
    }

    private void ReadPending()
    {
        while (_pending.Count > 0)
        {
            ReadRecord(_pending.Dequeue());
        }

        _records.Clear();
        _enums.Clear();
    }

    private void ReadRecord(PendingRecord record)
    {
        var (schema, csharpName, path, keys) = record;
        var ordered = schema["properties"].Members().OrderBy(member => keys.IndexOf(member.Name) is var position and >= 0 ? position : keys.Count);
        _collector.Definitions.Add(new SchemaDefinition
        {
            Name = _scope.NameOf(csharpName),
            CSharpName = csharpName,
            Namespace = _scope.Namespace,
            Description = DocWords.Describe(schema, path.Length == 0 ? $"A {csharpName}." : $"The object {path} of a {_kind}."),
            KeepsUnknown = schema["x-kubernetes-preserve-unknown-fields"].Flag(),
            Properties = EquatableArray<SchemaProperty>.From(ReadProperties(schema, ordered, csharpName, path, MemberNames.Taken(csharpName))),
            Constructor = EquatableArray<string>.From(keys),
        });
    }

    /// <summary>Reads the type of a value; <paramref name="keys"/> are the members that tell items of a list apart, for the items of one.</summary>
    private SchemaType ReadType(Node schema, string typeName, string path, IReadOnlyList<string> keys)
    {
        if (schema is not ObjectNode)
        {
            _collector.Report(schema.Origin, $"The schema of {path} is no object, so nobody can tell its type. Write at least 'type'.");
            return new SchemaType(SchemaTypeKind.Raw);
        }

        if (Reference(schema) is { } reference)
        {
            return ReadReference(reference, path);
        }

        if (IsIntOrString(schema))
        {
            return new SchemaType(IsQuantity(schema) ? SchemaTypeKind.Quantity : SchemaTypeKind.IntOrString);
        }

        if (schema["x-kubernetes-embedded-resource"].Flag())
        {
            return new SchemaType(SchemaTypeKind.Raw);
        }

        switch (schema["type"].Text() ?? schema["type"].Texts().FirstOrDefault(static type => type != "null"))
        {
            case "string":
                return ReadString(schema, typeName, path);
            case "integer":
                return new SchemaType(schema["format"].Text() == "int32" ? SchemaTypeKind.Int32 : SchemaTypeKind.Int64);
            case "number":
                return new SchemaType(SchemaTypeKind.Double);
            case "boolean":
                return new SchemaType(SchemaTypeKind.Boolean);
            case "array":
                return new SchemaType(SchemaTypeKind.List, null, ReadItems(schema, typeName, path));
            case "object":
                return ReadObject(schema, typeName, path, keys);
            case null when schema["properties"].IsKnown || schema["additionalProperties"].IsKnown:
                return ReadObject(schema, typeName, path, keys);
            case null when schema["x-kubernetes-preserve-unknown-fields"].Flag() || _resolve is not null:
                return new SchemaType(SchemaTypeKind.Raw);
            case null:
                _collector.Report(schema.Origin, $"The schema of {path} has no 'type'; a CustomResourceDefinition needs one for every value. Write it.");
                return new SchemaType(SchemaTypeKind.Raw);
            case var other:
                _collector.Report(schema["type"].Origin, $"The schema of {path} has type '{other}', which is none; use string, integer, number, boolean, array or object.");
                return new SchemaType(SchemaTypeKind.Raw);
        }
    }

    private IEnumerable<SchemaProperty> Common(CustomKind kind) =>
    [
        new() { Name = "apiVersion", CSharpName = "ApiVersion", Description = "The API group and version of the object." },
        new() { Name = "kind", CSharpName = "Kind", Description = "The kind of object." },
        new()
        {
            Name = "metadata",
            CSharpName = "Metadata",
            Type = new SchemaType(SchemaTypeKind.Record, LibraryDefinitions.ObjectMeta),
            Description = kind.IsClusterScoped ? "Name, labels and annotations; the object has no namespace." : "Name, namespace, labels and annotations.",
        },
    ];

    private List<SchemaProperty> ReadProperties(
        Node schema, IEnumerable<ObjectNode.Member> members, string owner, string path, HashSet<string> taken)
    {
        var usable = members.Where(IsUsable).ToList();
        var required = new HashSet<string>(schema["required"].Texts(), StringComparer.Ordinal);
        var names = MemberNames.Assign(usable.Select(static member => member.Name), taken);
        return usable.ConvertAll(member => ReadProperty(member, owner, names[member.Name], SchemaPath.Join(path, member.Name), required.Contains(member.Name)));
    }

    private SchemaProperty ReadProperty(ObjectNode.Member member, string owner, string csharpName, string path, bool isRequired)
    {
        var schema = member.Value;
        var type = ReadType(schema, owner + CSharpNames.Pascal(member.Name), path, []);
        var value = DefaultReader.Read(schema["default"], type, _collector);

        // The API server fills in a default before it looks for what is missing.
        isRequired = isRequired && schema["default"].IsAbsent;
        return new SchemaProperty
        {
            Name = member.Name,
            CSharpName = csharpName,
            ParameterName = MemberNames.Parameter(member.Name, csharpName),
            Type = type,
            Description = DocWords.Describe(schema, $"The member {member.Name} of a {owner}."),
            IsRequired = isRequired,
            Default = value,
            IsImmutable = LimitsReader.IsImmutable(schema),
            Limits = LimitsReader.Read(schema, type, isRequired),
            ListType = schema["x-kubernetes-list-type"].Text(),
            ListMapKeys = EquatableArray<string>.From(schema["x-kubernetes-list-map-keys"].Texts()),
        };
    }

    /// <summary>Generated code writes names as they are; what no field of an API is called is refused instead of escaped.</summary>
    private bool IsUsable(ObjectNode.Member member)
    {
        if (member.Name.Length > 0 && !member.Name.Any(static c => c is '"' or '\\' or '[' or ']' || char.IsControl(c) || char.IsSurrogate(c)))
        {
            return true;
        }

        _collector.Report(member.NameOrigin, "This name of a member has quotes, brackets, backslashes or control characters, or is empty; no C# property can be made for it. Rename the member.");
        return false;
    }

    private SchemaType ReadReference(Node reference, string path)
    {
        if (_resolve is null)
        {
            _collector.Report(reference.Origin, $"The schema of {path} has a $ref; a CustomResourceDefinition may have none. Write the schema itself.");
            return new SchemaType(SchemaTypeKind.Raw);
        }

        return _resolve(reference.Text()!, reference.Origin) ?? new SchemaType(SchemaTypeKind.Raw);
    }

    private SchemaType ReadItems(Node schema, string typeName, string path)
    {
        if (schema["items"] is ObjectNode items)
        {
            return ReadType(items, CSharpNames.Singular(typeName), path + "[]", [.. schema["x-kubernetes-list-map-keys"].Texts()]);
        }

        _collector.Report(schema.Origin, $"The list {path} has no 'items', so nobody can tell the type of its items. Write their schema.");
        return new SchemaType(SchemaTypeKind.Raw);
    }

    private SchemaType ReadObject(Node schema, string typeName, string path, IReadOnlyList<string> keys)
    {
        if (schema["properties"].Members().Length == 0)
        {
            var values = schema["additionalProperties"];
            if (values is ObjectNode || values.Flag())
            {
                var isAny = values.Flag() || values.Members().Length == 0;
                var element = isAny ? new SchemaType(SchemaTypeKind.Raw) : ReadType(values, CSharpNames.Singular(typeName), path + "[]", []);
                return new SchemaType(SchemaTypeKind.Map, null, element);
            }

            if (schema["x-kubernetes-preserve-unknown-fields"].Flag() || _resolve is not null)
            {
                return new SchemaType(SchemaTypeKind.Raw);
            }
        }

        var members = schema["properties"].Members();
        var present = keys.Where(key => members.Any(member => member.Name == key)).ToList();
        var shape = new ObjectShape(schema, present);
        if (!_records.TryGetValue(shape, out var csharpName))
        {
            csharpName = _records[shape] = _collector.Take(_scope, typeName);
            _pending.Enqueue(new PendingRecord(schema, csharpName, path, present));
        }

        return new SchemaType(SchemaTypeKind.Record, _scope.NameOf(csharpName));
    }

    private SchemaType ReadString(Node schema, string typeName, string path)
    {
        if (schema["enum"] is ArrayNode { Items.Length: > 0 } list && Values(list) is { } values)
        {
            var shape = new EnumShape(path.Substring(path.LastIndexOf('.') + 1), values);
            if (!_enums.TryGetValue(shape, out var name))
            {
                name = _enums[shape] = _collector.Take(_scope, typeName);
                _collector.Choices.Add(new SchemaChoice(name, IsClosed: true, values) { Namespace = _scope.Namespace });
            }

            return new SchemaType(SchemaTypeKind.Enum, _scope.Namespace + "." + name);
        }

        return new SchemaType(schema["format"].Text() == "date-time" ? SchemaTypeKind.Time : SchemaTypeKind.String);
    }

    /// <summary>The values of an enum; null when no identifiers come from them, as from <c>+</c> and <c>-</c>.</summary>
    private static EquatableArray<SchemaChoice.Value>? Values(ArrayNode list)
    {
        var texts = list.Items.Where(static item => item.IsKnown).Select(static item => item is ScalarNode { Kind: ScalarKind.String } scalar ? scalar.Text : null).ToList();
        var names = new HashSet<string>(StringComparer.Ordinal);
        return texts.All(text => text is not null && names.Add(CSharpNames.Pascal(text)) && (text.Length == 0 || text.Any(char.IsLetterOrDigit)))
            ? EquatableArray<SchemaChoice.Value>.From(texts.Select(static text => new SchemaChoice.Value(text!, "")))
            : null;
    }

    /// <summary>The reference of a schema, which API servers like to wrap.</summary>
    private static Node? Reference(Node schema) =>
        schema["$ref"].Text() is not null ? schema["$ref"]
        : schema["allOf"] is ArrayNode { Items.Length: 1 } all && all.Items[0]["$ref"].Text() is not null ? all.Items[0]["$ref"]
        : null;

    private static bool IsIntOrString(Node schema) =>
        schema["x-kubernetes-int-or-string"].Flag()
        || schema["format"].Text() == "int-or-string"
        || (schema["type"].IsAbsent && (IsEither(schema["anyOf"]) || IsEither(schema["oneOf"])));

    private static bool IsEither(Node alternatives) =>
        alternatives is ArrayNode { Items.Length: 2 } && alternatives.Items().Select(static item => item["type"].Text()).OrderBy(static type => type, StringComparer.Ordinal).SequenceEqual(["integer", "string"]);

    /// <summary>Generators of CRDs mark a quantity by the pattern of its suffixes.</summary>
    private static bool IsQuantity(Node schema) =>
        schema["pattern"].Text() is { } pattern && pattern.Contains("[KMGTPE]i") && pattern.Contains("numkMGTPE");

    /// <summary>An object that has its name and is yet to be read.</summary>
    private sealed record PendingRecord(Node Schema, string CSharpName, string Path, List<string> Keys);

    /// <summary>Enums are written by their names, so only members of the same name share one.</summary>
    private sealed record EnumShape(string Member, EquatableArray<SchemaChoice.Value> Values);
}
