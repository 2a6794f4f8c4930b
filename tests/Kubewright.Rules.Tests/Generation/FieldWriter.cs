using System.Text.Json.Nodes;
using Kubewright.Schema;

namespace Kubewright.Rules.Tests.Generation;

/// <summary>
/// Writes objects as their schema describes them: what is required always, what is optional with some probability, one
/// member of those that exclude each other. <see cref="FieldValues"/> knows the values, <see cref="CrossFieldFacts"/> what
/// one member means for another.
/// </summary>
/// <param name="draw">Makes the choices.</param>
/// <param name="density">The probability with which an optional member is written.</param>
/// <param name="values">Gives values.</param>
/// <param name="facts">Mends what contradicts.</param>
internal sealed class FieldWriter(Draw draw, double density, FieldValues values, CrossFieldFacts facts)
{
    /// <summary>An object of the definition; null when something that it must name does not exist.</summary>
    /// <param name="type">The definition.</param>
    /// <param name="path">The way to it, beginning with the kind.</param>
    public JsonObject? Write(TypeFacts type, string path)
    {
        var result = new JsonObject();
        var member = type.OneOf.IsEmpty ? null : values.Member(type);
        foreach (var property in CrossFieldFacts.InOrder(type))
        {
            if (CrossFieldFacts.IsRefused(type, property))
            {
                continue;
            }

            var isRequired = property.IsRequired || CrossFieldFacts.IsDemanded(type, property);
            var isWritten = type.OneOf.Contains(property.Name)
                ? property.Name == member && (type.IsOneOfRequired || draw.Chance(0.7))
                : isRequired || draw.Chance(Math.Max(density, FieldValues.Weight(type, property)));
            if (isWritten && Value(type, property, property.Type, $"{path}.{property.Name}") is { } value)
            {
                result[property.Name] = value;
                facts.Learn(type, property, value, path);
            }
            else if (isRequired)
            {
                return null;
            }
        }

        return type.IsOneOfRequired && !type.OneOf.Any(result.ContainsKey) ? null : facts.Apply(type, result, path);
    }

    private JsonNode? Value(TypeFacts type, PropertyFacts property, SchemaType wanted, string path)
    {
        if (values.TryOwn(type, property, path, out var own))
        {
            return own;
        }

        return wanted.Kind switch
        {
            SchemaTypeKind.List => List(type, property, wanted.Element!, path),
            SchemaTypeKind.Record => Write(Schemas.Of(wanted)!, path),
            _ => values.OfType(property, wanted),
        };
    }

    private JsonArray? List(TypeFacts type, PropertyFacts property, SchemaType element, string path)
    {
        var items = new List<JsonNode>();
        var count = draw.Between(1, type.ShortName == "PodSpec" && property.Name == "volumes" ? 6 : 2);
        for (var i = 0; i < count; i++)
        {
            if (Value(type, property, element, path + "[]") is { } item && !items.Exists(other => IsSame(property, other, item)))
            {
                items.Add(item);
            }
        }

        return items.Count == 0 ? null : new JsonArray([.. items]);
    }

    /// <summary>Whether two items of a list have the same key. Items without keys have to differ too: a repetition says nothing.</summary>
    private static bool IsSame(PropertyFacts property, JsonNode one, JsonNode other) => property.ListMapKeys.IsEmpty
        ? JsonNode.DeepEquals(one, other)
        : property.ListMapKeys.All(key => JsonNode.DeepEquals(one[key], other[key]));
}
