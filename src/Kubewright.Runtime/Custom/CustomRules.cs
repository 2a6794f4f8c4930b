using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kubewright.Runtime;

/// <summary>Holds custom objects against the rules of their schema (<c>x-kubernetes-validations</c>).</summary>
internal static class CustomRules
{
    /// <summary>The keyword of the rules.</summary>
    public const string Keyword = "x-kubernetes-validations";

    /// <summary>Checks an object that has the form its schema asks for.</summary>
    /// <param name="errors">Where findings go.</param>
    /// <param name="obj">The object.</param>
    /// <param name="content">Its content.</param>
    /// <param name="old">The stored object; null for a new one.</param>
    /// <param name="schema">The schema.</param>
    public static void Check(FieldErrors errors, CustomObject obj, JsonObject content, CustomObject? old, JsonElement schema)
    {
        try
        {
            Check(errors, Root(obj, content), old is null ? null : Root(old, old.ToJson()), schema, "", new CelBudget());
        }
        catch (CelBudgetException exception)
        {
            errors.InvalidText("", "\"object\"", exception.Message);
        }
    }

    /// <summary>The rules of a definition that are not evaluated here, a sentence each.</summary>
    public static IEnumerable<string> Remarks(CustomObject definition)
    {
        var json = definition.ToJson().ToJsonString();
        using var document = JsonDocument.Parse(json);
        return [.. RulesIn(document.RootElement)
            .Select(static rule => (Text: rule.TextAt("rule"), Why: WhyBeyond(rule)))
            .Where(static rule => rule.Why is not null)
            .Select(rule => $"{definition.Kind} \"{definition.Metadata.Name}\": the rule \"{rule.Text}\" is not evaluated here: {rule.Why}.")
            .Distinct()];
    }

    private static IEnumerable<JsonElement> RulesIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(static member => member is { Name: Keyword, Value.ValueKind: JsonValueKind.Array } ? member.Value.EnumerateArray() : RulesIn(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(RulesIn),
        _ => [],
    };

    /// <summary>Why the simulation does not evaluate a rule that an API server may; null when it does.</summary>
    private static string? WhyBeyond(JsonElement rule) =>
        rule.ValueKind != JsonValueKind.Object ? null
        : rule.At("optionalOldSelf").ValueKind == JsonValueKind.True ? "optionalOldSelf is not supported by the simulation"
        : CelProgram.Of(rule.TextAt("rule")) is { IsBeyond: true, Problem: var problem } ? problem
        : null;

    /// <summary>Of what every object has, rules see only the names.</summary>
    private static JsonObject Root(CustomObject obj, JsonObject content)
    {
        var root = (JsonObject)content.DeepClone();
        var metadata = new JsonObject { ["name"] = obj.Metadata.Name };
        if (obj.Metadata.GenerateName is { } prefix)
        {
            metadata["generateName"] = prefix;
        }

        root["apiVersion"] = obj.ApiVersion;
        root["kind"] = obj.Kind;
        root["metadata"] = metadata;
        return root;
    }

    private static void Check(FieldErrors errors, JsonNode? value, JsonNode? old, JsonElement schema, string path, CelBudget budget)
    {
        if (value is null)
        {
            return;
        }

        foreach (var rule in schema.ItemsAt(Keyword))
        {
            CheckRule(errors, value, old, rule, path, budget);
        }

        switch (value)
        {
            case JsonObject obj:
                var values = schema.At("additionalProperties");
                foreach (var (name, member) in obj)
                {
                    var part = schema.At("properties") is { ValueKind: JsonValueKind.Object } properties && properties.TryGetProperty(name, out var known) ? known : values;
                    if (part.ValueKind == JsonValueKind.Object)
                    {
                        Check(errors, member, (old as JsonObject)?[name], part, path.Length == 0 ? name : $"{path}.{name}", budget);
                    }
                }

                break;
            case JsonArray list:
                var keys = schema.TextAt("x-kubernetes-list-type") == "map" ? schema.ItemsAt("x-kubernetes-list-map-keys").Select(Json.Text).ToList() : null;
                for (var i = 0; i < list.Count; i++)
                {
                    var before = keys is null ? null : (old as JsonArray)?.FirstOrDefault(item => keys.TrueForAll(key => JsonNode.DeepEquals((item as JsonObject)?[key], (list[i] as JsonObject)?[key])));
                    Check(errors, list[i], before, schema.At("items"), string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), budget);
                }

                break;
        }
    }

    private static void CheckRule(FieldErrors errors, JsonNode value, JsonNode? old, JsonElement rule, string path, CelBudget budget)
    {
        var text = rule.TextAt("rule");
        var program = CelProgram.Of(text);
        if (WhyBeyond(rule) is not null || (program.UsesOld && old is null))
        {
            // A rule about a change has nothing to say about what is new.
            return;
        }

        string? problem;
        try
        {
            problem = program.Node is null ? program.Problem
                : Evaluate(program.Node, value, old, budget) is bool holds ? (holds ? null : Message(rule, text, value, old, budget))
                : $"the rule is neither true nor false: {text}";
        }
        catch (CelException exception)
        {
            problem = $"{exception.Message} evaluating rule: {Message(rule, text, null, null, budget)}";
        }

        if (problem is null)
        {
            return;
        }

        var at = path + rule.TextAt("fieldPath");
        switch (rule.TextAt("reason"))
        {
            case "FieldValueForbidden":
                errors.Forbidden(at, problem);
                break;
            case "FieldValueRequired":
                errors.Required(at, problem);
                break;
            default:
                errors.InvalidText(at, $"\"{CustomSchema.TypeOf(value)}\"", problem);
                break;
        }
    }

    private static object? Evaluate(CelNode node, JsonNode value, JsonNode? old, CelBudget budget) =>
        new CelEvaluator(budget).Evaluate(node, (CelProgram.Self, CelValues.Of(value)), (CelProgram.Old, CelValues.Of(old)));

    private static string Message(JsonElement rule, string text, JsonNode? value, JsonNode? old, CelBudget budget)
    {
        if (value is not null && rule.TextAt("messageExpression") is { Length: > 0 } expression && CelProgram.Of(expression).Node is { } node)
        {
            try
            {
                if (Evaluate(node, value, old, budget) is string { Length: > 0 } made)
                {
                    return made;
                }
            }
            catch (CelException)
            {
                // Then the message that is written says it.
            }
        }

        return rule.TextAt("message") is { Length: > 0 } message ? message : $"failed rule: {text}";
    }
}
