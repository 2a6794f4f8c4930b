using System;

namespace Kubewright.Schema;

/// <summary>What a schema demands of a value besides its type. Numbers are kept as the text in which the schema writes them.</summary>
public sealed record SchemaLimits : IEquatable<SchemaLimits>
{
    /// <summary>Whether the value has to be written (<c>required</c>).</summary>
    public bool IsRequired { get; init; }

    /// <summary>The smallest number (<c>minimum</c>).</summary>
    public string? Minimum { get; init; }

    /// <summary>Whether the smallest number itself is refused (<c>exclusiveMinimum</c>).</summary>
    public bool IsMinimumExclusive { get; init; }

    /// <summary>The largest number (<c>maximum</c>).</summary>
    public string? Maximum { get; init; }

    /// <summary>Whether the largest number itself is refused (<c>exclusiveMaximum</c>).</summary>
    public bool IsMaximumExclusive { get; init; }

    /// <summary>The number of which the value is a multiple (<c>multipleOf</c>).</summary>
    public string? MultipleOf { get; init; }

    /// <summary>The shortest text, in characters (<c>minLength</c>).</summary>
    public string? MinLength { get; init; }

    /// <summary>The longest text, in characters (<c>maxLength</c>).</summary>
    public string? MaxLength { get; init; }

    /// <summary>The regular expression that a text matches (<c>pattern</c>).</summary>
    public string? Pattern { get; init; }

    /// <summary>The name of the form that a text has, such as <c>ipv4</c> or <c>uri</c> (<c>format</c>).</summary>
    public string? Format { get; init; }

    /// <summary>The fewest items of a list (<c>minItems</c>).</summary>
    public string? MinItems { get; init; }

    /// <summary>The most items of a list (<c>maxItems</c>).</summary>
    public string? MaxItems { get; init; }

    /// <summary>Whether all items of a list differ (<c>uniqueItems</c>, or list type <c>set</c>).</summary>
    public bool HasUniqueItems { get; init; }

    /// <summary>The fewest entries of a map (<c>minProperties</c>).</summary>
    public string? MinEntries { get; init; }

    /// <summary>The most entries of a map (<c>maxProperties</c>).</summary>
    public string? MaxEntries { get; init; }

    /// <summary>The values that are accepted, where they make no C# enum: numbers, or texts that no identifiers come from.</summary>
    public EquatableArray<string> Values { get; init; }

    /// <summary>What the rules of the schema say about themselves (<c>x-kubernetes-validations</c>).</summary>
    public EquatableArray<string> Rules { get; init; }

    /// <summary>What is demanded of each item of a list or each value of a map; null when nothing is.</summary>
    public SchemaLimits? Item { get; init; }

    /// <summary>Nothing is demanded.</summary>
    public static SchemaLimits None { get; } = new();
}
