using System.Text.RegularExpressions;
using Kubewright.Schema;
using Kubewright.Validation;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Kubewright.Emit.Tests;

/// <summary>Holds documents against the project's JSON Schema files with NJsonSchema, which shares no code with the rules.</summary>
internal sealed partial class JsonSchemas
{
    private static readonly Lazy<JsonSchemas> Instance = new(static () => new JsonSchemas());

    private readonly Dictionary<(string ApiVersion, string Kind), JsonSchema> _kinds = [];

    private JsonSchemas()
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

    /// <summary>The paths of the values that the schema of the document's kind refuses; none for a kind without schema.</summary>
    public static IEnumerable<string> Refused(ManifestDocument document) =>
        Instance.Value._kinds.TryGetValue((document.ApiVersion!, document.Kind!), out var schema)
            ? schema.Validate(ToJson(document.Node)).SelectMany(Leaves).Select(PathOf)
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

    [GeneratedRegex("\"[A-Za-z0-9.-]+\\.json#/definitions/")]
    private static partial Regex OtherFile();
}
