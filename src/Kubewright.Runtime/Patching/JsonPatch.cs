using System.Text.Json.Nodes;

namespace Kubewright.Runtime;

/// <summary>JSON Patch (RFC 6902, <c>application/json-patch+json</c>): a list of operations, of which all are carried out or none.</summary>
public static class JsonPatch
{
    /// <summary>How many operations one patch may have: the API server's limit.</summary>
    public const int MaxOperations = 10_000;

    /// <summary><paramref name="target"/> after the operations; it is not changed itself.</summary>
    public static PatchResult Apply(JsonObject target, JsonArray operations)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(operations);
        if (operations.Count > MaxOperations)
        {
            return new ApiError(
                StatusReason.RequestEntityTooLarge,
                $"The allowed maximum operations in a JSON patch is {MaxOperations}, got {operations.Count}");
        }

        JsonNode? document = target.DeepClone();
        foreach (var operation in operations)
        {
            if (Perform(ref document, operation as JsonObject ?? []) is { } problem)
            {
                return problem;
            }
        }

        return document is JsonObject result ? result : Bad("the patch does not leave an object");
    }

    private static ApiError? Perform(ref JsonNode? document, JsonObject operation)
    {
        var name = Text(operation, "op");
        if (Text(operation, "path") is not { } path || JsonPointer.Parse(path) is not { } parts)
        {
            return Bad($"operation \"{name}\" needs a \"path\" that starts with \"/\"");
        }

        switch (name)
        {
            case "add" or "replace" or "test":
                if (!operation.TryGetPropertyValue("value", out var value))
                {
                    return Bad($"operation \"{name}\" of {path} needs a \"value\"");
                }

                return name switch
                {
                    "add" => Add(ref document, parts, path, value),
                    "replace" => Remove(ref document, parts, path, name) ?? Add(ref document, parts, path, value),
                    _ => Test(document, parts, path, value),
                };
            case "remove":
                return Remove(ref document, parts, path, name);
            case "move" or "copy":
                return Transfer(ref document, operation, parts, path, name);
            default:
                return Bad($"Unexpected kind: {name ?? "none"}");
        }
    }

    private static ApiError? Transfer(ref JsonNode? document, JsonObject operation, string[] parts, string path, string name)
    {
        if (Text(operation, "from") is not { } from || JsonPointer.Parse(from) is not { } source)
        {
            return Bad($"operation \"{name}\" of {path} needs a \"from\" that starts with \"/\"");
        }

        if (!JsonPointer.TryFind(document, source, out var value))
        {
            return Missing(name, from);
        }

        if (name == "move" && parts.Length > source.Length && parts.AsSpan(0, source.Length).SequenceEqual(source))
        {
            return Bad($"operation \"move\" cannot put {from} into itself");
        }

        var moved = value?.DeepClone();
        return (name == "move" ? Remove(ref document, source, from, name) : null) ?? Add(ref document, parts, path, moved);
    }

    private static ApiError? Test(JsonNode? document, string[] parts, string path, JsonNode? expected) =>
        !JsonPointer.TryFind(document, parts, out var value) && expected is not null ? Missing("test", path)
        : JsonNode.DeepEquals(value, expected) ? null
        : Refused($"testing value {path} failed");

    private static ApiError? Add(ref JsonNode? document, string[] parts, string path, JsonNode? value)
    {
        if (parts.Length == 0)
        {
            document = value?.DeepClone();
            return null;
        }

        JsonPointer.TryFind(document, parts.AsSpan(0, parts.Length - 1), out var parent);
        switch (parent)
        {
            case JsonObject members:
                members[parts[^1]] = value?.DeepClone();
                return null;
            case JsonArray items when parts[^1] == "-":
                items.Add(value?.DeepClone());
                return null;
            case JsonArray items when JsonPointer.IndexOf(parts[^1]) is { } index && index <= items.Count:
                items.Insert(index, value?.DeepClone());
                return null;
            default:
                return Missing("add", path);
        }
    }

    private static ApiError? Remove(ref JsonNode? document, string[] parts, string path, string name)
    {
        if (parts.Length == 0)
        {
            document = null;
            return null;
        }

        JsonPointer.TryFind(document, parts.AsSpan(0, parts.Length - 1), out var parent);
        switch (parent)
        {
            case JsonObject members when members.Remove(parts[^1]):
                return null;
            case JsonArray items when JsonPointer.IndexOf(parts[^1]) is { } index && index < items.Count:
                items.RemoveAt(index);
                return null;
            default:
                return Missing(name, path);
        }
    }

    private static string? Text(JsonObject operation, string member) =>
        operation[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static ApiError Missing(string name, string path) =>
        Refused($"{name} operation does not apply: doc is missing path: {path}: missing value");

    private static ApiError Refused(string message) => new(StatusReason.Invalid, "the server rejected our request due to an error in our request: " + message);

    private static ApiError Bad(string message) => new(StatusReason.BadRequest, message);
}
