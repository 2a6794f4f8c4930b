using System.Text.Json.Nodes;

namespace Kubewright.Runtime;

/// <summary>Definitions, and objects of the kinds that they add, as the store keeps them, whatever record or text they come from.</summary>
public static class CustomKinds
{
    /// <summary>The definitions in a text, and objects of kinds that the cluster has a definition of.</summary>
    /// <param name="yaml">One or more documents, YAML or JSON.</param>
    /// <param name="snapshot">The cluster.</param>
    /// <returns>The objects in their order; documents of other kinds are left out.</returns>
    /// <exception cref="FormatException">The text is no YAML, or the metadata of an object cannot be used.</exception>
    public static IReadOnlyList<CustomObject> Parse(string yaml, ClusterSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(snapshot);
        var stream = Schema.YamlReader.Read(yaml, "-");
        if (stream.Problems is [var problem, ..])
        {
            throw new FormatException($"line {problem.Origin.Line}: {problem.Message}");
        }

        return [.. stream.Documents.Select(document => Read((JsonObject)JsonNode.Parse(new RawValue(document.Root).ToJsonString())!, snapshot)).OfType<CustomObject>()];
    }

    /// <summary>What the store keeps of an object of a custom kind; null when it is of no such kind.</summary>
    /// <exception cref="FormatException">The object's metadata cannot be used.</exception>
    internal static CustomObject? From(IKubernetesObject obj, ClusterSnapshot snapshot) =>
        obj as CustomObject ?? (StoredNames(obj.ApiVersion, obj.Kind, snapshot) is null ? null : Read((JsonObject)JsonNode.Parse(obj.ToJson())!, snapshot));

    /// <summary>Whether the cluster has a kind, of its own or by a definition.</summary>
    internal static bool IsServed(string apiVersion, string kind, ClusterSnapshot snapshot) =>
        KindInfo.Find(kind)?.Names.Group == GroupOf(apiVersion) || StoredNames(apiVersion, kind, snapshot) is not null;

    private static string GroupOf(string apiVersion) => apiVersion.Contains('/') ? apiVersion[..apiVersion.IndexOf('/')] : "";

    private static CustomObject? Read(JsonObject json, ClusterSnapshot snapshot)
    {
        if (StoredNames(json["apiVersion"]?.ToString(), json["kind"]?.ToString(), snapshot) is not { } names)
        {
            return null;
        }

        var findings = new List<ReadFinding>();
        return CustomObject.Read(names, json, findings)
            ?? throw new FormatException($"{names.Kind} {json["metadata"]?["name"]}: {findings.FirstOrDefault()?.Message ?? "the metadata cannot be used"}");
    }

    private static ResourceKind? StoredNames(string? apiVersion, string? kind, ClusterSnapshot snapshot) =>
        apiVersion == CustomDefinition.Names.ApiVersion && kind == CustomDefinition.Names.Kind
            ? CustomDefinition.Names
            : snapshot.All(CustomDefinition.KeyKind)
                .Select(static definition => CustomDefinition.Of(definition)!)
                .FirstOrDefault(definition => definition.Versions.Any(version => version.Names.ApiVersion == apiVersion && version.Names.Kind == kind))
                ?.Stored;
}
