using System.Text.Json;

namespace Kubewright.Cli;

/// <summary>What a schema says about a value, in words that are the same for OpenAPI 2, OpenAPI 3 and JSON Schema.</summary>
/// <param name="Type">The type or the definition: <c>integer (int32)</c>, <c>list of io.k8s.api.core.v1.Container</c>; null where the descriptions never agree.</param>
/// <param name="ListType">How lists are merged: atomic, set or map.</param>
/// <param name="ListMapKeys">The members that identify an item, comma separated.</param>
/// <param name="MapType">How maps are merged: atomic or granular.</param>
/// <param name="PatchMergeKey">The member by which a strategic merge patch matches items.</param>
/// <param name="PatchStrategy">The strategies of a strategic merge patch, comma separated.</param>
internal sealed record ApiFacts(string? Type, string? ListType, string? ListMapKeys, string? MapType, string? PatchMergeKey, string? PatchStrategy)
{
    private const string Anything = "anything";

    /// <summary>Reads a schema.</summary>
    public static ApiFacts Of(JsonElement schema) => new(
        schema.Has("x-scalar") ? null : TypeOf(schema),
        schema.Text("x-kubernetes-list-type"),
        schema.Member("x-kubernetes-list-map-keys") is { ValueKind: JsonValueKind.Array } keys ? string.Join(", ", keys.Texts()) : null,
        schema.Text("x-kubernetes-map-type"),
        schema.Text("x-kubernetes-patch-merge-key"),
        schema.Text("x-kubernetes-patch-strategy"));

    /// <summary>What the two say differently, a phrase each.</summary>
    public IEnumerable<string> Differences(ApiFacts there) =>
        new[]
        {
            ("type", Type, Type is null || there.Type is null ? Type : there.Type),
            ("list type", ListType, there.ListType),
            ("list map keys", ListMapKeys, there.ListMapKeys),
            ("map type", MapType, there.MapType),
            ("patch merge key", PatchMergeKey, there.PatchMergeKey),
            ("patch strategy", PatchStrategy, there.PatchStrategy),
        }
        .Where(static fact => fact.Item2 != fact.Item3)
        .Select(static fact => $"{fact.Item1}: {fact.Item2 ?? "none"} here, {fact.Item3 ?? "none"} there");

    private static string TypeOf(JsonElement schema)
    {
        // OpenAPI 3 wraps a reference that has something beside it.
        if (schema.Member("allOf") is { ValueKind: JsonValueKind.Array } all && all.GetArrayLength() == 1)
        {
            return TypeOf(all[0]);
        }

        if (schema.Text("$ref") is { } reference)
        {
            return reference[(reference.LastIndexOf('/') + 1)..];
        }

        return schema.Text("type") switch
        {
            null => Anything,
            "array" => "list of " + (schema.Member("items") is { } items ? TypeOf(items) : Anything),
            "object" when schema.Member("additionalProperties") is { ValueKind: JsonValueKind.Object } values => "map of " + TypeOf(values),
            var type when schema.Text("format") is { } format => $"{type} ({format})",
            var type => type,
        };
    }
}
