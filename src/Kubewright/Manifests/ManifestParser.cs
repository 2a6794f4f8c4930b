using System.Text;
using System.Text.Json;
using Kubewright.Schema;

namespace Kubewright;

/// <summary>Turns a manifest text into objects.</summary>
internal sealed class ManifestParser
{
    private const string List = "List";

    private readonly List<ManifestDocument> _objects = [];
    private readonly List<ReadFinding> _findings = [];

    /// <summary>Reads every document of <paramref name="text"/>.</summary>
    public ManifestDocuments Parse(string text, string fileName)
    {
        var stream = YamlReader.Read(text, fileName);
        foreach (var problem in stream.Problems)
        {
            var code = problem.IsDuplicateKey ? ReadCode.DuplicateKey : ReadCode.YamlSyntax;
            _findings.Add(new ReadFinding(code, problem.Message, "", problem.Origin));
        }

        foreach (var document in stream.Documents)
        {
            Add(document.Root, null, null);
        }

        return new ManifestDocuments(_objects, _findings);
    }

    /// <summary>Reads one object from JSON: straight from the bytes when all is well, by way of a tree when there is something to say.</summary>
    public static IKubernetesObject? ReadJson(ReadOnlyMemory<byte> json, ICollection<ReadFinding> findings)
    {
        if (TryReadJson(json) is { } fast)
        {
            return fast;
        }

        var documents = new ManifestParser().Parse(Encoding.UTF8.GetString(json.Span), "-");
        foreach (var finding in documents.Findings)
        {
            findings.Add(finding);
        }

        return documents.Objects is [var document] ? document.Object : null;
    }

    private static IKubernetesObject? TryReadJson(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var tokens = JsonTokens.Read(json);
            var reader = new JsonManifestReader(tokens);
            var value = reader.Find("apiVersion"u8) is { Length: > 0 } apiVersion && reader.Find("kind"u8) is { Length: > 0 } kind
                ? KnownKinds.Read(apiVersion, kind, reader, out _)
                : null;
            return reader.HasProblem ? null : value;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Adds one object, or the items of a list of objects.</summary>
    /// <param name="root">The object.</param>
    /// <param name="apiVersion">The group and version of the list around it, for an item that does not repeat them.</param>
    /// <param name="kind">The kind that the list around it says.</param>
    private void Add(Schema.Node root, string? apiVersion, string? kind)
    {
        if (root is not ObjectNode)
        {
            var what = root is ArrayNode ? "a list" : "a single value";
            _findings.Add(new ReadFinding(
                ReadCode.WrongType, $"This document is {what}; a Kubernetes object is a map with apiVersion, kind and metadata. Write one.", "", root.Origin));
            return;
        }

        apiVersion = Text(root["apiVersion"]) ?? apiVersion;
        kind = Text(root["kind"]) ?? kind;
        if (kind is not null && kind.EndsWith(List, StringComparison.Ordinal) && root["items"] is ArrayNode items)
        {
            var item = kind == List ? null : kind[..^List.Length];
            foreach (var node in items.Items)
            {
                Add(node, item is null ? null : apiVersion, item);
            }

            return;
        }

        _objects.Add(new ManifestDocument(root, Read(root, apiVersion, kind), apiVersion, kind, Text(root.At("metadata.name")), Text(root.At("metadata.namespace"))));
    }

    private IKubernetesObject? Read(Schema.Node root, string? apiVersion, string? kind)
    {
        if (apiVersion is not null && kind is not null)
        {
            return KnownKinds.Read(apiVersion, kind, new NodeManifestReader(root, _findings), out _);
        }

        var (field, example) = apiVersion is null ? ("apiVersion", "apps/v1") : ("kind", "StatefulSet");
        var written = root[field];
        var message = written.IsAbsent
            ? $"{field} is missing, so nobody can tell what this object is; write it, for example {field}: {example}"
            : $"{field} is no text, so nobody can tell what this object is; write for example {field}: {example}";
        _findings.Add(new ReadFinding(ReadCode.UnknownKind, message, field, written.Origin));
        return null;
    }

    private static string? Text(Schema.Node node) => node is ScalarNode { Kind: ScalarKind.String, Text.Length: > 0 } scalar ? scalar.Text : null;
}
