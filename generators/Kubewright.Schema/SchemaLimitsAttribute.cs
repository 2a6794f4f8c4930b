using System;

namespace Kubewright.Schema;

/// <summary>
/// What a schema demands of a member's value besides its type, in the words of the schema. Generated for a user's own kinds;
/// the build holds the objects against it. Numbers are texts, so that none of them loses a digit.
/// </summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
public sealed class SchemaLimitsAttribute : Attribute
{
    /// <summary>What is limited: 0 is the value itself, 1 each item of the list or value of the map, 2 each item of those, and so on.</summary>
    public int Depth { get; set; }

    /// <summary>Whether the member has to be written (<c>required</c>).</summary>
    public bool IsRequired { get; set; }

    /// <summary>The smallest number (<c>minimum</c>).</summary>
    public string? Minimum { get; set; }

    /// <summary>Whether the smallest number itself is refused (<c>exclusiveMinimum</c>).</summary>
    public bool IsMinimumExclusive { get; set; }

    /// <summary>The largest number (<c>maximum</c>).</summary>
    public string? Maximum { get; set; }

    /// <summary>Whether the largest number itself is refused (<c>exclusiveMaximum</c>).</summary>
    public bool IsMaximumExclusive { get; set; }

    /// <summary>The number of which the value is a multiple (<c>multipleOf</c>).</summary>
    public string? MultipleOf { get; set; }

    /// <summary>The shortest text, in characters (<c>minLength</c>).</summary>
    public string? MinLength { get; set; }

    /// <summary>The longest text, in characters (<c>maxLength</c>).</summary>
    public string? MaxLength { get; set; }

    /// <summary>The regular expression that a text matches somewhere (<c>pattern</c>).</summary>
    public string? Pattern { get; set; }

    /// <summary>The fewest items of a list (<c>minItems</c>).</summary>
    public string? MinItems { get; set; }

    /// <summary>The most items of a list (<c>maxItems</c>).</summary>
    public string? MaxItems { get; set; }

    /// <summary>Whether all items of a list differ (<c>uniqueItems</c>, or list type <c>set</c>).</summary>
    public bool HasUniqueItems { get; set; }

    /// <summary>The fewest entries of a map (<c>minProperties</c>).</summary>
    public string? MinEntries { get; set; }

    /// <summary>The most entries of a map (<c>maxProperties</c>).</summary>
    public string? MaxEntries { get; set; }

    /// <summary>The values that are accepted (<c>enum</c>), where they make no C# enum; null for any.</summary>
    public string[]? Values { get; set; }
}
