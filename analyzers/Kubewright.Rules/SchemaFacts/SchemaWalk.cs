using System.Collections.Generic;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>Goes through an object side by side with its schema.</summary>
public static class SchemaWalk
{
    /// <summary>
    /// The object and every value in it that the schema has a type for, in the order of writing, each before what it holds.
    /// A null counts as a value; what is unknown, and what no property is for, is left out.
    /// </summary>
    /// <param name="at">The object.</param>
    /// <param name="facts">Its definition.</param>
    public static IEnumerable<SchemaValue> Over(NodeAt at, TypeFacts facts) =>
        Over(new SchemaValue(at, new SchemaType(SchemaTypeKind.Record, facts.Name), null));

    private static IEnumerable<SchemaValue> Over(SchemaValue value)
    {
        if (value.At.IsUnknown)
        {
            yield break;
        }

        yield return value;
        foreach (var part in Parts(value))
        {
            foreach (var inner in Over(part))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<SchemaValue> Parts(SchemaValue value)
    {
        if (value.At.Node is ArrayNode list && value.Type is { Kind: SchemaTypeKind.List, Element: { } element })
        {
            for (var i = 0; i < list.Items.Length; i++)
            {
                yield return new SchemaValue(value.At[i], element, value.Property, value.Type);
            }
        }
        else if (value.At.Node is ObjectNode map)
        {
            var facts = Schemas.Of(value.Type);
            foreach (var member in map.Members)
            {
                var property = facts?.Find(member.Name);
                if (property is not null)
                {
                    yield return new SchemaValue(value.At[member], property.Type, property);
                }
                else if (EntryType(value.Type) is { } entry)
                {
                    yield return new SchemaValue(value.At[member], entry, value.Property, value.Type);
                }
            }
        }
    }

    private static SchemaType? EntryType(SchemaType type) => type.Kind switch
    {
        SchemaTypeKind.Map => type.Element,
        SchemaTypeKind.Labels => Text,
        _ => null,
    };

    private static readonly SchemaType Text = new(SchemaTypeKind.String);
}
