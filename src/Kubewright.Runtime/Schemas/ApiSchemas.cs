using System.Collections.Frozen;
using System.Text.Json;

namespace Kubewright.Runtime;

/// <summary>The project's annotated schemas of the Kubernetes API, as they come with this assembly. Read when first asked for.</summary>
public static class ApiSchemas
{
    private const string DefinitionPrefix = "#/definitions/";

    private static readonly Lazy<FrozenDictionary<string, JsonElement>> AllDefinitions = new(ReadAll);

    private static readonly Lazy<FrozenDictionary<(string ApiVersion, string Kind), string>> Kinds = new(FindKinds);

    /// <summary>Every definition by its full name, for example <c>io.k8s.api.apps.v1.StatefulSet</c>.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Definitions => AllDefinitions.Value;

    /// <summary>The full name of a kind's definition; null when there is none.</summary>
    /// <param name="apiVersion">The group and version, for example <c>apps/v1</c>.</param>
    /// <param name="kind">The kind.</param>
    public static string? DefinitionOf(string apiVersion, string kind) => Kinds.Value.GetValueOrDefault((apiVersion, kind));

    /// <summary>The shape of a kind's objects; <see cref="SchemaShape.Unknown"/> for a kind without schema.</summary>
    /// <param name="apiVersion">The group and version, for example <c>apps/v1</c>.</param>
    /// <param name="kind">The kind.</param>
    public static SchemaShape Shape(string apiVersion, string kind) =>
        DefinitionOf(apiVersion, kind) is { } name ? SchemaShape.Of(AllDefinitions.Value[name], Resolve) : SchemaShape.Unknown;

    private static JsonElement? Resolve(string reference) =>
        reference.IndexOf(DefinitionPrefix, StringComparison.Ordinal) is >= 0 and var start
        && AllDefinitions.Value.TryGetValue(reference[(start + DefinitionPrefix.Length)..], out var definition)
            ? definition
            : null;

    private static FrozenDictionary<string, JsonElement> ReadAll()
    {
        var assembly = typeof(ApiSchemas).Assembly;
        var definitions = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(static name => name.StartsWith("schemas/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream);
            foreach (var definition in document.RootElement.Clone().GetProperty("definitions").EnumerateObject())
            {
                definitions[definition.Name] = definition.Value;
            }
        }

        return definitions.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<(string ApiVersion, string Kind), string> FindKinds() => AllDefinitions.Value
        .Select(static definition => (definition.Key, Kind: KindOf(definition.Value)))
        .Where(static item => item.Kind is not null)
        .ToFrozenDictionary(static item => item.Kind!.Value, static item => item.Key);

    /// <summary>The kind that a definition describes; null for none, and for those that belong to every group.</summary>
    private static (string ApiVersion, string Kind)? KindOf(JsonElement definition)
    {
        if (!definition.TryGetProperty("x-kubernetes-group-version-kind", out var kinds) || kinds.GetArrayLength() != 1)
        {
            return null;
        }

        var kind = kinds[0];
        var group = kind.GetProperty("group").GetString();
        var version = kind.GetProperty("version").GetString()!;
        return (string.IsNullOrEmpty(group) ? version : group + "/" + version, kind.GetProperty("kind").GetString()!);
    }
}
