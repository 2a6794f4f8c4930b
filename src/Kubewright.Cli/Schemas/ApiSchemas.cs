using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kubewright.Validation;

namespace Kubewright.Cli;

/// <summary>A description of the Kubernetes API, or of some groups of it.</summary>
/// <param name="Definitions">The definitions by name.</param>
/// <param name="Packages">The group and version (<c>apps/v1</c>, <c>v1</c>) that each package of definitions belongs to; empty for what all share.</param>
/// <param name="Groups">The groups and versions that the description is about; it may have definitions of others that these refer to.</param>
internal sealed partial record ApiSchemas(
    ImmutableSortedDictionary<string, ApiDefinition> Definitions,
    ImmutableDictionary<string, string> Packages,
    ImmutableSortedSet<string> Groups)
{
    /// <summary>What all groups share is in a file that is named after no group and version.</summary>
    private const string Shared = "";

    /// <summary>The project's own schemas.</summary>
    public static ApiSchemas ReadOwn()
    {
        var definitions = new List<ApiDefinition>();
        var packages = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in SchemaFiles.Read())
        {
            using var file = JsonDocument.Parse(text);
            var read = ReadDefinitions(file.RootElement.Member("definitions"));
            definitions.AddRange(read);
            foreach (var definition in read)
            {
                packages[definition.Package] = GroupOfFile(name);
            }
        }

        return Create(definitions, packages.ToImmutable(), packages.Values.Where(static group => group != Shared));
    }

    /// <summary>Reads an OpenAPI document of version 2 or 3.</summary>
    /// <param name="document">The document.</param>
    /// <param name="schemas">What it describes.</param>
    /// <param name="problem">Why it describes nothing, and what to give instead.</param>
    public static bool TryReadOpenApi(JsonElement document, [NotNullWhen(true)] out ApiSchemas? schemas, [NotNullWhen(false)] out string? problem)
    {
        schemas = null;
        var found = document.Member("definitions") ?? document.Member("components")?.Member("schemas");
        if (found is not { ValueKind: JsonValueKind.Object })
        {
            problem = "is no OpenAPI document with schemas: it has neither 'definitions' (version 2) nor 'components.schemas' (version 3). Save what 'kubectl get --raw /openapi/v3/apis/apps/v1' prints.";
            return false;
        }

        var kinds = found.Members().Where(static item => ApiVersionOf(item.Value) is not null).ToList();
        var packages = kinds.GroupBy(static item => PackageOf(item.Name), static item => ApiVersionOf(item.Value)!).ToImmutableDictionary(static item => item.Key, static item => item.First());
        var groups = document.Member("paths").Members().Select(static path => GroupPath().Match(path.Name)).Where(static match => match.Success)
            .Select(static match => match.Groups["group"].Value + match.Groups["version"].Value).ToList();
        schemas = Create(ReadDefinitions(found), packages, groups.Count > 0 ? groups : packages.Values);
        problem = schemas.Groups.IsEmpty ? "names no API group, neither in its 'paths' nor at a kind. Save what 'kubectl get --raw /openapi/v3/apis/apps/v1' prints." : null;
        return problem is null;
    }

    private static ApiSchemas Create(IEnumerable<ApiDefinition> definitions, ImmutableDictionary<string, string> packages, IEnumerable<string> groups) => new(
        definitions.ToImmutableSortedDictionary(static definition => definition.Name, static definition => definition, StringComparer.Ordinal),
        packages,
        groups.ToImmutableSortedSet(StringComparer.Ordinal));

    private static List<ApiDefinition> ReadDefinitions(JsonElement? definitions) =>
        [.. definitions.Members().DistinctBy(static item => item.Name).Select(static item => ReadDefinition(item.Name, item.Value))];

    private static ApiDefinition ReadDefinition(string name, JsonElement schema)
    {
        var required = schema.Member("required") is { ValueKind: JsonValueKind.Array } list ? list.Texts().ToHashSet(StringComparer.Ordinal) : [];
        return new ApiDefinition(
            name,
            schema.Text("x-since"),
            ApiFacts.Of(schema),
            schema.Member("properties").Members().DistinctBy(static item => item.Name).ToImmutableSortedDictionary(
                static item => item.Name,
                item => new ApiField(item.Value.Text("x-since"), required.Contains(item.Name), ApiFacts.Of(item.Value)),
                StringComparer.Ordinal));
    }

    /// <summary>From <c>core.v1.json</c> to <c>v1</c>, from <c>storage.k8s.io.v1.json</c> to <c>storage.k8s.io/v1</c>.</summary>
    private static string GroupOfFile(string name)
    {
        var stem = Path.GetFileNameWithoutExtension(name);
        var dot = stem.LastIndexOf('.');
        return dot < 0 ? Shared : stem[..dot] == "core" ? stem[(dot + 1)..] : $"{stem[..dot]}/{stem[(dot + 1)..]}";
    }

    /// <summary>The group and version of a kind; null for a definition that is none, or one of every group.</summary>
    private static string? ApiVersionOf(JsonElement schema) =>
        schema.Member("x-kubernetes-group-version-kind") is { ValueKind: JsonValueKind.Array } kinds && kinds.GetArrayLength() == 1 && kinds[0].Text("version") is { } version
            ? kinds[0].Text("group") is { Length: > 0 } group ? $"{group}/{version}" : version
            : null;

    private static string PackageOf(string name) => name[..Math.Max(0, name.LastIndexOf('.'))];

    [GeneratedRegex("^/(?:api/|apis/(?<group>[^/]+/))(?<version>[^/]+)(?:/|$)")]
    private static partial Regex GroupPath();
}
