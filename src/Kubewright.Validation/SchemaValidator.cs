using System.Text.RegularExpressions;
using Kubewright.Schema;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Kubewright.Validation;

/// <summary>
/// Holds documents against the project's JSON Schema files. The manifest reader already knows types and names; this adds
/// what only the schema language says, and is a second opinion that shares no code with the reader.
/// </summary>
internal sealed partial class SchemaValidator
{
    private static readonly Lazy<SchemaValidator> Instance = new(static () => new SchemaValidator());

    private readonly Dictionary<(string ApiVersion, string Kind), JsonSchema> _kinds = [];

    private SchemaValidator()
    {
        var schema = JsonSchema.FromJsonAsync(Merge().ToString()).GetAwaiter().GetResult();
        foreach (var definition in schema.Definitions.Values)
        {
            if (definition.ExtensionData?.TryGetValue("x-kubernetes-group-version-kind", out var kinds) == true && kinds is IEnumerable<object> list)
            {
                foreach (var kind in list.OfType<IDictionary<string, object>>())
                {
                    var group = (string)kind["group"];
                    var version = (string)kind["version"];
                    _kinds[(group.Length == 0 ? version : $"{group}/{version}", (string)kind["kind"])] = definition;
                }
            }
        }
    }

    /// <summary>What the schema of the document's kind says against it; nothing for a kind without schema.</summary>
    public static IEnumerable<(string Path, string Message)> Validate(string apiVersion, string kind, Schema.Node document) =>
        Instance.Value._kinds.TryGetValue((apiVersion, kind), out var schema)
            ? schema.Validate(ToJson(document)).SelectMany(Leaves).Select(static error => (PathOf(error), $"'{PathOf(error)}' {Describe(error)}."))
            : [];

    /// <summary>All files as one, so that no reference leaves it.</summary>
    private static JObject Merge()
    {
        var definitions = new JObject();
        foreach (var (_, text) in SchemaFiles.Read())
        {
            definitions.Merge(JObject.Parse(OtherFile().Replace(text, "\"#/definitions/"))["definitions"]!);
        }

        return new JObject { ["$schema"] = "http://json-schema.org/draft-04/schema#", ["definitions"] = definitions };
    }

    /// <summary>An error of a list or map only says that an item has errors. Those of a choice's branches contradict each other.</summary>
    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is ChildSchemaValidationError { Kind: ValidationErrorKind.ArrayItemNotValid or ValidationErrorKind.AdditionalPropertiesNotValid } parent
            ? parent.Errors.Values.SelectMany(static errors => errors).SelectMany(Leaves)
            : [error];

    private static JToken ToJson(Schema.Node node)
    {
        switch (node)
        {
            case ObjectNode map:
                var value = new JObject();
                foreach (var member in map.Members.Where(static member => member.Value.IsKnown))
                {
                    value[member.Name] = ToJson(member.Value);
                }

                return value;
            case ArrayNode list:
                return new JArray(list.Items.Select(ToJson));
            case ScalarNode { Kind: ScalarKind.Boolean } flag:
                return new JValue(flag.Text == "true");
            case ScalarNode { Kind: ScalarKind.Integer } number when number.AsInteger() is { } integer:
                return new JValue(integer);
            case ScalarNode { Kind: ScalarKind.Integer or ScalarKind.Float } number:
                return new JValue(double.TryParse(number.Text, System.Globalization.CultureInfo.InvariantCulture, out var real) ? real : double.NaN);
            case ScalarNode { Kind: ScalarKind.String } text:
                return new JValue(text.Text);
            default:
                return JValue.CreateNull();
        }
    }

    /// <summary>From <c>#/metadata.labels['a/b']</c> to <c>metadata.labels[a/b]</c>.</summary>
    private static string PathOf(ValidationError error) =>
        (error.Path ?? "").TrimStart('#', '/').Replace("['", "[", StringComparison.Ordinal).Replace("']", "]", StringComparison.Ordinal);

    private static string Describe(ValidationError error) => error.Kind switch
    {
        ValidationErrorKind.PropertyRequired => "is required",
        ValidationErrorKind.StringExpected => "must be a string",
        ValidationErrorKind.IntegerExpected => "must be a whole number",
        ValidationErrorKind.NumberExpected => "must be a number",
        ValidationErrorKind.BooleanExpected => "must be true or false",
        ValidationErrorKind.ArrayExpected => "must be a list",
        ValidationErrorKind.ObjectExpected => "must be a map",
        ValidationErrorKind.DateTimeExpected => "must be a moment such as 2026-01-01T00:00:00Z",
        ValidationErrorKind.NotOneOf => "is of a type that the field does not take",
        _ => $"breaks the schema ({error.Kind})",
    };

    [GeneratedRegex("\"[A-Za-z0-9.-]+\\.json#/definitions/")]
    private static partial Regex OtherFile();
}
