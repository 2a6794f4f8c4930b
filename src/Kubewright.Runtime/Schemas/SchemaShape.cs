using System.Collections.Immutable;
using System.Text.Json;

namespace Kubewright.Runtime;

/// <summary>
/// What patching must know about a place in an object: whether it is a record, a map or a list, and how a list is merged.
/// Read from a JSON Schema with the <c>x-kubernetes-*</c> keywords; where the schema is silent everything is replaced whole.
/// </summary>
public sealed class SchemaShape
{
    private readonly JsonElement _property;
    private readonly JsonElement _definition;
    private readonly Func<string, JsonElement?> _resolve;

    private SchemaShape(JsonElement property, Func<string, JsonElement?> resolve)
    {
        _property = property;
        _resolve = resolve;
        _definition = property.ValueKind == JsonValueKind.Object
            && property.TryGetProperty("$ref", out var reference)
            && resolve(reference.GetString() ?? "") is { } target
                ? target
                : property;
    }

    /// <summary>A place about which nothing is known: a map in whose depth nothing is known either.</summary>
    public static SchemaShape Unknown { get; } = new(default, static _ => null);

    /// <summary>Whether the list's items are told apart by <see cref="Keys"/> (<c>x-kubernetes-list-type: map</c>).</summary>
    public bool IsKeyedList => Text("x-kubernetes-list-type") == "map" && !Keys.IsEmpty;

    /// <summary>Whether the list is a set of scalars (<c>x-kubernetes-list-type: set</c>).</summary>
    public bool IsSet => Text("x-kubernetes-list-type") == "set";

    /// <summary>Whether an apply replaces the value whole.</summary>
    public bool IsAtomic =>
        Text("x-kubernetes-list-type") == "atomic"
        || Text("x-kubernetes-map-type") == "atomic"
        || (IsList && !IsKeyedList && !IsSet);

    /// <summary>Whether the schema says that it is a list.</summary>
    public bool IsList => Text("type") == "array";

    /// <summary>Whether it is a map: any member may be there.</summary>
    public bool IsMap => TryGet("additionalProperties", out _);

    /// <summary>The members that together tell the list's items apart.</summary>
    public ImmutableArray<string> Keys =>
        TryGet("x-kubernetes-list-map-keys", out var keys) && keys.ValueKind == JsonValueKind.Array
            ? [.. keys.EnumerateArray().Select(static key => key.GetString() ?? "")]
            : [];

    /// <summary>The member by which a strategic merge patch tells the list's items apart; null for none.</summary>
    public string? PatchMergeKey => Text("x-kubernetes-patch-merge-key");

    /// <summary>Whether a strategic merge patch merges the list instead of replacing it.</summary>
    public bool MergesList => HasStrategy("merge");

    /// <summary>Whether a strategic merge patch replaces the value whole.</summary>
    public bool IsReplaced => HasStrategy("replace");

    /// <summary>The scalar that the API server fills in, as JSON; null for none.</summary>
    public JsonElement? Default => TryGet("default", out var value) ? value : null;

    /// <summary>The shape that a JSON Schema describes.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="resolve">Finds what a <c>$ref</c> names; null when there is nothing.</param>
    public static SchemaShape Of(JsonElement schema, Func<string, JsonElement?> resolve)
    {
        ArgumentNullException.ThrowIfNull(resolve);
        return new SchemaShape(schema, resolve);
    }

    /// <summary>The shape of a member of a record, or of an entry of a map.</summary>
    public SchemaShape Member(string name) =>
        _definition.ValueKind != JsonValueKind.Object ? Unknown
        : _definition.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var member) ? new SchemaShape(member, _resolve)
        : _definition.TryGetProperty("additionalProperties", out var values) && values.ValueKind == JsonValueKind.Object ? new SchemaShape(values, _resolve)
        : Unknown;

    /// <summary>The shape of the list's items.</summary>
    public SchemaShape Items =>
        _definition.ValueKind == JsonValueKind.Object && _definition.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Object
            ? new SchemaShape(items, _resolve)
            : Unknown;

    private bool HasStrategy(string strategy) => Text("x-kubernetes-patch-strategy")?.Split(',').Contains(strategy) == true;

    private string? Text(string keyword) => TryGet(keyword, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>What is said about this use of a definition counts before what the definition says.</summary>
    private bool TryGet(string keyword, out JsonElement value)
    {
        if (_property.ValueKind == JsonValueKind.Object && _property.TryGetProperty(keyword, out value))
        {
            return true;
        }

        value = default;
        return _definition.ValueKind == JsonValueKind.Object && _definition.TryGetProperty(keyword, out value);
    }
}
