using System;
using System.Collections.Generic;
using System.Linq;

namespace Kubewright.Schema;

/// <summary>Reads the kinds of an OpenAPI v3 document such as API servers publish one for each group and version.</summary>
internal sealed class OpenApiReader(SchemaCollector collector, string ns)
{
    private const string SchemaPrefix = "#/components/schemas/";
    private const string GroupVersionKind = "x-kubernetes-group-version-kind";
    private const int MaxAliases = 32;

    private readonly Queue<(string CSharpName, Node Schema)> _pending = new();
    private readonly Dictionary<string, string> _records = new(StringComparer.Ordinal);
    private Node _schemas = new AbsentNode(Origin.None);

    /// <summary>Reads one document.</summary>
    public void Read(Node document)
    {
        _schemas = document.At("components.schemas");
        var kinds = _schemas.Members().Where(static member => IsKind(member.Value)).ToList();
        if (kinds.Count == 0)
        {
            collector.Report(
                document.Origin,
                $"This OpenAPI document defines no kind: no schema under components.schemas has {GroupVersionKind} and metadata. Take the document of your group and version: kubectl get --raw /openapi/v3/apis/GROUP/VERSION.");
            return;
        }

        var versions = kinds.GroupBy(static kind => (Group: Fact(kind.Value, "group"), Version: Fact(kind.Value, "version"))).ToList();
        var hasSeveral = versions.Select(static version => version.Key.Version).Distinct().Count() > 1;
        foreach (var version in versions)
        {
            var scope = new TypeScope(hasSeveral ? ns + "." + CrdReader.VersionName(version.Key.Version) : ns, version.Key.Group, version.Key.Version);
            ReadVersion(document, scope, version);
        }
    }

    private void ReadVersion(Node document, TypeScope scope, IEnumerable<ObjectNode.Member> kinds)
    {
        _records.Clear();
        var named = new List<(CustomKind Kind, Node Schema)>();
        foreach (var member in kinds)
        {
            var kind = Fact(member.Value, "kind");
            if (KindNames.Take(collector, scope, kind, member.NameOrigin) is { } csharpName)
            {
                named.Add((new CustomKind(kind, csharpName, IsClusterScoped(document, kind)), member.Value));
            }
        }

        var reader = new TypeReader(collector, scope, (reference, origin) => Resolve(scope, reference, origin));
        foreach (var (kind, schema) in named)
        {
            reader.ReadKind(schema, kind);
        }

        // Definitions may contain themselves: each is read once, after whoever names it.
        while (_pending.Count > 0)
        {
            var (csharpName, schema) = _pending.Dequeue();
            reader.ReadNamed(schema, csharpName);
        }
    }

    private SchemaType? Resolve(TypeScope scope, string reference, Origin origin)
    {
        for (var aliases = 0; aliases < MaxAliases; aliases++)
        {
            var name = reference.StartsWith(SchemaPrefix, StringComparison.Ordinal) ? reference.Substring(SchemaPrefix.Length) : "";
            if (LibraryDefinitions.Find(name) is { } known)
            {
                return known;
            }

            if (_schemas[name] is not ObjectNode schema)
            {
                collector.Report(origin, $"The $ref '{reference}' names no schema of this document. References look like {SchemaPrefix}NAME; add the schema or mend the name.");
                return null;
            }

            if (schema["$ref"].Text() is { } next)
            {
                reference = next;
                continue;
            }

            return ReadDefinition(scope, name, schema);
        }

        collector.Report(origin, $"The $ref '{reference}' leads back to itself, so it stands for nothing. Write a schema at its end.");
        return null;
    }

    /// <summary>An object with members becomes a record of its own; anything else is read where it is used.</summary>
    private SchemaType ReadDefinition(TypeScope scope, string name, ObjectNode schema)
    {
        var last = CSharpNames.Pascal(name.Substring(name.LastIndexOf('.') + 1));
        if (schema["properties"].Members().Length == 0)
        {
            return new TypeReader(collector, scope, static (_, _) => null).ReadType(schema, last, name);
        }

        if (!_records.TryGetValue(name, out var record))
        {
            var csharpName = collector.Take(scope, last);
            record = _records[name] = scope.NameOf(csharpName);
            _pending.Enqueue((csharpName, schema));
        }

        return new SchemaType(SchemaTypeKind.Record, record);
    }

    /// <summary>A kind says so, and has the metadata of an object: a list of objects has that of a list.</summary>
    private static bool IsKind(Node schema) =>
        schema[GroupVersionKind].Items().Length == 1
        && Fact(schema, "kind") is { Length: > 0 } kind && kind.All(char.IsLetterOrDigit)
        && Fact(schema, "version") is { Length: > 0 } version && version.All(char.IsLetterOrDigit)
        && Fact(schema, "group").All(static c => char.IsLetterOrDigit(c) || c is '.' or '-')
        && schema["properties"]["metadata"] is ObjectNode metadata
        && Reference(metadata) == SchemaPrefix + LibraryDefinitions.ObjectMeta;

    private static string? Reference(Node schema) =>
        schema["$ref"].Text() ?? schema["allOf"].Items().Select(static part => part["$ref"].Text()).FirstOrDefault();

    private static string Fact(Node schema, string name) =>
        schema[GroupVersionKind].Items().Select(item => item[name].Text()).FirstOrDefault() ?? "";

    /// <summary>Objects of a cluster-scoped kind are found at no path with a namespace; a document without paths does not tell.</summary>
    private static bool IsClusterScoped(Node document, string kind)
    {
        var paths = document["paths"].Members()
            .Where(path => path.Value.Members().Any(operation => operation.Value[GroupVersionKind]["kind"].Text() == kind))
            .ToList();
        return paths.Count > 0 && !paths.Any(static path => path.Name.Contains("/namespaces/{namespace}/"));
    }
}
