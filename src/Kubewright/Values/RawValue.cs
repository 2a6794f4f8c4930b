using System.Collections.Immutable;
using System.Text.Json;
using Kubewright.Schema;

namespace Kubewright;

/// <summary>Free-form JSON, for the few fields whose shape Kubernetes leaves open. Two are equal when their content is, whatever the order of keys.</summary>
public sealed class RawValue : IManifestValue, IEquatable<RawValue>
{
    private string? _json;

    /// <summary>Wraps a known value.</summary>
    /// <param name="node">The value; every part of it must be known.</param>
    /// <exception cref="ArgumentException">A part of the value is unknown or is a number that JSON has no text for.</exception>
    public RawValue(Schema.Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (CanonicalJson.FindProblem(node, "") is { } problem)
        {
            throw new ArgumentException(problem, nameof(node));
        }

        Node = node;
    }

    /// <summary>The value as a tree.</summary>
    public Schema.Node Node { get; }

    /// <summary>Reads JSON.</summary>
    /// <param name="json">One JSON value.</param>
    /// <exception cref="FormatException">The text is no JSON, or a key is written twice.</exception>
    public static RawValue Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = YamlLimits.MaxDepth, AllowDuplicateProperties = false };
            using var document = JsonDocument.Parse(json, options);
            return new RawValue(ToNode(document.RootElement));
        }
        catch (JsonException error)
        {
            throw new FormatException("This is not valid JSON: " + error.Message, error);
        }
    }

    /// <summary>The content as JSON without spaces, keys in ordinal order: equal values have equal text.</summary>
    public string ToJsonString() => _json ??= CanonicalJson.Write(Node);

    /// <inheritdoc/>
    public void Write(ManifestWriter writer) => writer.Raw(Node);

    /// <summary>The content as JSON.</summary>
    public override string ToString() => ToJsonString();

    /// <inheritdoc/>
    public bool Equals(RawValue? other) =>
        ReferenceEquals(this, other) || (other is not null && string.Equals(ToJsonString(), other.ToJsonString(), StringComparison.Ordinal));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RawValue);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(ToJsonString(), StringComparison.Ordinal);

    private static Schema.Node ToNode(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new ObjectNode(
            element.EnumerateObject().Select(static member => new ObjectNode.Member(member.Name, ToNode(member.Value), Origin.None)).ToImmutableArray(),
            isOpen: false,
            Origin.None),
        JsonValueKind.Array => new ArrayNode(element.EnumerateArray().Select(ToNode).ToImmutableArray(), isOpen: false, Origin.None),
        JsonValueKind.String => ScalarNode.String(element.GetString()!, Origin.None),
        JsonValueKind.True or JsonValueKind.False => ScalarNode.Boolean(element.GetBoolean(), Origin.None),
        JsonValueKind.Number => ToNumber(element.GetRawText()),
        _ => new ScalarNode(ScalarKind.Null, "null", Origin.None),
    };

    private static ScalarNode ToNumber(string text) =>
        new(text.AsSpan().ContainsAny('.', 'e', 'E') ? ScalarKind.Float : ScalarKind.Integer, text, Origin.None);
}
