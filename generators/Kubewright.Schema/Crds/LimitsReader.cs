using System.Collections.Generic;
using System.Linq;

namespace Kubewright.Schema;

/// <summary>Reads what a schema demands of a value besides its type.</summary>
internal static class LimitsReader
{
    private const string Immutable = "self == oldSelf";

    /// <summary>Reads the limits of a schema; null when there are none.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="type">The type that was made of it.</param>
    /// <param name="isRequired">Whether the value has to be written.</param>
    public static SchemaLimits? Read(Node schema, SchemaType type, bool isRequired = false)
    {
        var isText = type.Kind == SchemaTypeKind.String;
        var limits = new SchemaLimits
        {
            IsRequired = isRequired,
            Minimum = schema["minimum"].Text(),
            IsMinimumExclusive = schema["exclusiveMinimum"].Flag(),
            Maximum = schema["maximum"].Text(),
            IsMaximumExclusive = schema["exclusiveMaximum"].Flag(),
            MultipleOf = schema["multipleOf"].Text(),
            MinLength = isText ? schema["minLength"].Text() : null,
            MaxLength = isText ? schema["maxLength"].Text() : null,
            Pattern = isText ? schema["pattern"].Text() : null,
            Format = isText ? schema["format"].Text() : null,
            MinItems = schema["minItems"].Text(),
            MaxItems = schema["maxItems"].Text(),
            HasUniqueItems = schema["uniqueItems"].Flag() || schema["x-kubernetes-list-type"].Text() == "set",
            MinEntries = type.Kind == SchemaTypeKind.Map ? schema["minProperties"].Text() : null,
            MaxEntries = type.Kind == SchemaTypeKind.Map ? schema["maxProperties"].Text() : null,
            Values = type.Kind == SchemaTypeKind.Enum ? EquatableArray<string>.Empty : EquatableArray<string>.From(schema["enum"].Texts()),
            Rules = EquatableArray<string>.From(Rules(schema)),
            Item = type.Element is null ? null : Read(type.Kind == SchemaTypeKind.List ? schema["items"] : schema["additionalProperties"], type.Element),
        };
        return limits == SchemaLimits.None ? null : limits;
    }

    /// <summary>Whether a rule of the schema says that the value never changes.</summary>
    public static bool IsImmutable(Node schema) =>
        schema["x-kubernetes-validations"].Items().Any(static rule => rule["rule"].Text()?.Trim() == Immutable);

    /// <summary>What the rules say about themselves; the rule itself where it has no message.</summary>
    private static IEnumerable<string> Rules(Node schema) =>
        schema["x-kubernetes-validations"].Items()
            .Where(static rule => rule["rule"].Text()?.Trim() != Immutable)
            .Select(static rule => rule["message"].Text() ?? rule["rule"].Text())
            .OfType<string>()
            .Select(DocWords.OneLine);
}
