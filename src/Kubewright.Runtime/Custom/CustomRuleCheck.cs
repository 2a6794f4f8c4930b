using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Kubewright.Runtime;

/// <summary>
/// Checks the rules of a schema themselves: an expression that cannot be read, or that speaks of a field which the schema
/// does not have, is refused with its definition. One that uses more of the language than the simulation has is accepted:
/// it is not evaluated, which is said (<see cref="CustomRules.Remarks"/>).
/// </summary>
internal static class CustomRuleCheck
{
    /// <summary>Checks the rules of one part of a schema.</summary>
    /// <param name="errors">Where findings go.</param>
    /// <param name="schema">The part.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="isRoot">Whether it is the whole, of which every object has names.</param>
    /// <param name="isCorrelated">Whether a value of it can be told before and after an update: not the items of a list without keys.</param>
    public static void Check(FieldErrors errors, JsonObject schema, string path, bool isRoot, bool isCorrelated)
    {
        var rules = schema[CustomRules.Keyword] as JsonArray ?? [];
        for (var i = 0; i < rules.Count; i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}.{CustomRules.Keyword}[{i}]");
            var rule = rules[i] as JsonObject ?? [];
            if (rule["rule"]?.ToString() is not { Length: > 0 } text)
            {
                errors.Required($"{at}.rule", "rule is required");
                continue;
            }

            CheckExpression(errors, schema, $"{at}.rule", text, isRoot, isCorrelated);
            if (rule["messageExpression"]?.ToString() is { } message)
            {
                CheckExpression(errors, schema, $"{at}.messageExpression", message, isRoot, isCorrelated);
            }
        }
    }

    private static void CheckExpression(FieldErrors errors, JsonObject schema, string path, string text, bool isRoot, bool isCorrelated)
    {
        var program = CelProgram.Of(text);
        var types = ImmutableDictionary<string, JsonObject?>.Empty.Add(CelProgram.Self, schema).Add(CelProgram.Old, schema);
        var problem = program.Problem;
        if (program.Node is { } node)
        {
            TypeOf(node, types, isRoot ? schema : null, ref problem);
        }

        if (program.IsBeyond)
        {
            return;
        }

        if (problem is not null)
        {
            errors.Invalid(path, text, $"compilation failed: {problem}");
        }
        else if (program.UsesOld && !isCorrelated)
        {
            errors.Invalid(path, text, "oldSelf cannot be used on the uncorrelatable portion of the schema");
        }
    }

    /// <summary>The schema of what an expression yields; null when that is not known.</summary>
    private static JsonObject? TypeOf(CelNode node, ImmutableDictionary<string, JsonObject?> types, JsonObject? root, ref string? problem)
    {
        switch (node)
        {
            case CelNode.Variable variable:
                return types.GetValueOrDefault(variable.Name);
            case CelNode.Select select:
                return FieldOf(TypeOf(select.Operand, types, root, ref problem), select.Field, root, ref problem);
            case CelNode.Call { Name: "[]", Arguments: [var container, var index] }:
                TypeOf(index, types, root, ref problem);
                return ItemOf(TypeOf(container, types, root, ref problem));
            case CelNode.Macro macro:
                var range = TypeOf(macro.Range, types, root, ref problem);
                var inner = types.SetItem(macro.Item, range?["items"] as JsonObject);
                if (macro.Filter is { } filter)
                {
                    TypeOf(filter, inner, root, ref problem);
                }

                TypeOf(macro.Body, inner, root, ref problem);
                return macro.Name == "filter" ? range : null;
            default:
                foreach (var part in CelProgram.PartsOf(node))
                {
                    TypeOf(part, types, root, ref problem);
                }

                return null;
        }
    }

    private static JsonObject? ItemOf(JsonObject? schema) => schema?["items"] as JsonObject ?? schema?["additionalProperties"] as JsonObject;

    private static JsonObject? FieldOf(JsonObject? schema, string field, JsonObject? root, ref string? problem)
    {
        if ((schema?["properties"] as JsonObject)?[field] is JsonObject known)
        {
            return known;
        }

        var isOpen = schema is null
            || schema["additionalProperties"] is not null
            || schema["x-kubernetes-preserve-unknown-fields"]?.ToString() == "true"
            || schema["x-kubernetes-embedded-resource"]?.ToString() == "true"
            || (ReferenceEquals(schema, root) && field is "apiVersion" or "kind" or "metadata");
        if (!isOpen)
        {
            problem ??= $"undefined field '{field}'";
        }

        return schema?["additionalProperties"] as JsonObject;
    }
}
