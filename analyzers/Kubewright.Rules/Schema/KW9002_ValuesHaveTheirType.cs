using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Kubewright.Schema;

namespace Kubewright.Rules.Schema;

/// <summary>Every value has the type of its field.</summary>
public sealed class ValuesHaveTheirType() : Rule(new(
    "KW9002", "wrong-type", "Every value has the type of its field", RuleCategory.Schema, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    private static readonly Regex Moment = new(
        @"\A[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        foreach (var value in context.Object.Values)
        {
            if (Problem(value) is { } problem && !context.HasError(value.At.Path))
            {
                context.Report(new(new UnknownNode(value.At.Origin), value.At.Path), $"{value.At.Path}: {problem}");
            }
        }
    }

    private static string? Problem(SchemaValue value)
    {
        if (value.At.IsAbsent)
        {
            return value.Holder?.Kind switch
            {
                null => null,
                SchemaTypeKind.List => "this item has no value; write one or remove the item",
                _ => "this key has no value; write one (\"\" for an empty text) or remove the key",
            };
        }

        var node = value.At.Node;
        return value.Type.Kind switch
        {
            SchemaTypeKind.String or SchemaTypeKind.Enum or SchemaTypeKind.KnownValues or SchemaTypeKind.Reference => Text(node),
            SchemaTypeKind.Base64 => Text(node) ?? Base64(((ScalarNode)node).Text),
            SchemaTypeKind.Int32 => Integer(node, int.MinValue, int.MaxValue),
            SchemaTypeKind.Int64 or SchemaTypeKind.Seconds => Integer(node, long.MinValue, long.MaxValue),
            SchemaTypeKind.Double => Number(node),
            SchemaTypeKind.Boolean => node is ScalarNode { Kind: ScalarKind.Boolean } ? null : Wrong(node, "true or false", Unquote(node, ScalarKind.Boolean)),
            SchemaTypeKind.Quantity => Quantity(node),
            SchemaTypeKind.IntOrString => IntOrString(node),
            SchemaTypeKind.Time or SchemaTypeKind.MicroTime => Text(node) ?? Time(((ScalarNode)node).Text),
            SchemaTypeKind.List => node is ArrayNode ? null : Wrong(node, "a list", null),
            SchemaTypeKind.Map or SchemaTypeKind.Labels or SchemaTypeKind.Record => node is ObjectNode ? null : Wrong(node, "a map", null),
            _ => null,
        };
    }

    private static string? Text(Node node) =>
        node is ScalarNode { Kind: ScalarKind.String } ? null : Wrong(node, "a string", node is ScalarNode ? "quote it" : null);

    private static string? Integer(Node node, long min, long max) => node switch
    {
        ScalarNode { Kind: ScalarKind.Integer } scalar => scalar.AsInteger() is { } number && number >= min && number <= max
            ? null
            : FormattableString.Invariant($"{ShownValue.Cut(scalar.Text)} does not fit; the field holds whole numbers from {min} to {max}"),
        _ => Wrong(node, "a whole number", Unquote(node, ScalarKind.Integer)),
    };

    private static string? Number(Node node) =>
        node is ScalarNode { Kind: ScalarKind.Integer or ScalarKind.Float } scalar
        && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && !double.IsNaN(number)
        && !double.IsInfinity(number)
            ? null
            : Wrong(node, "a finite number", Unquote(node, ScalarKind.Integer, ScalarKind.Float));

    private static string? Quantity(Node node) =>
        node is not ScalarNode { Kind: ScalarKind.String or ScalarKind.Integer or ScalarKind.Float } scalar ? Wrong(node, "a quantity", "write for example 500m or 1Gi")
        : QuantityValue.TryParse(scalar.Text, out _) ? null
        : $"'{ShownValue.Cut(scalar.Text)}' is no quantity; write for example 500m or 1Gi";

    private static string? IntOrString(Node node) => node switch
    {
        ScalarNode { Kind: ScalarKind.String } => null,
        ScalarNode { Kind: ScalarKind.Integer } => Integer(node, int.MinValue, int.MaxValue),
        _ => Wrong(node, "a whole number or a string", node is ScalarNode ? "quote it" : null),
    };

    private static string? Time(string text) =>
        Moment.IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _)
            ? null
            : $"'{ShownValue.Cut(text)}' is no point in time; write it like 2030-01-31T12:00:00Z";

    /// <summary>The text is not shown: it is likely a secret in the clear.</summary>
    private static string? Base64(string text) => IsBase64(text)
        ? null
        : "this is no base64; encode the value, or write it as it is in stringData of a Secret, in data of a ConfigMap";

    /// <summary>As the API server decodes it: the standard alphabet in groups of four, padded, line breaks wherever they are.</summary>
    private static bool IsBase64(string text)
    {
        var (digits, padding) = (0, 0);
        foreach (var c in text.Where(static c => c is not ('\r' or '\n')))
        {
            if (c == '=')
            {
                padding++;
            }
            else if (padding > 0 || c is not ((>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '/'))
            {
                return false;
            }
            else
            {
                digits++;
            }
        }

        return padding <= 2 && (digits + padding) % 4 == 0;
    }

    private static string Wrong(Node node, string wanted, string? cure) => $"{ShownValue.Fact(node)}, {wanted} is wanted{(cure is null ? "" : "; " + cure)}";

    /// <summary>How to mend a string that would be of the right type without its quotes; null for anything else.</summary>
    private static string? Unquote(Node node, params ScalarKind[] kinds) =>
        node is ScalarNode { Kind: ScalarKind.String } scalar && kinds.Contains(YamlScalar.Resolve(scalar.Text).Kind) ? "remove the quotes" : null;
}
