using System;
using System.Collections.Generic;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>Says in words what a schema demands of a value.</summary>
internal static class LimitText
{
    /// <summary>One sentence for each limit.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="subject">What the sentences begin with, <c>Each item: </c> for instance; empty for the value itself.</param>
    public static IEnumerable<string> Of(SchemaLimits limits, string subject)
    {
        foreach (var text in Texts(limits))
        {
            yield return subject.Length == 0 ? text : subject + char.ToLowerInvariant(text[0]) + text.Substring(1);
        }

        if (limits.Item is not null)
        {
            foreach (var text in Of(limits.Item, "Each item: "))
            {
                yield return text;
            }
        }
    }

    private static IEnumerable<string> Texts(SchemaLimits limits)
    {
        if (Range(limits) is { } range)
        {
            yield return range;
        }

        if (limits.MultipleOf is { } multiple)
        {
            yield return $"A multiple of {multiple}.";
        }

        foreach (var (least, most, what) in new[]
        {
            (limits.MinLength, limits.MaxLength, "character"),
            (limits.MinItems, limits.MaxItems, "item"),
            (limits.MinEntries, limits.MaxEntries, "entry"),
        })
        {
            if (Amount(least, most, what) is { } amount)
            {
                yield return amount;
            }
        }

        if (limits.HasUniqueItems)
        {
            yield return "No item twice.";
        }

        if (limits.Format is { } format)
        {
            yield return $"Format: {format}.";
        }

        if (limits.Pattern is { } pattern)
        {
            yield return $"Matches: {pattern}";
        }

        if (!limits.Values.IsEmpty)
        {
            yield return $"One of {string.Join(", ", limits.Values)}.";
        }

        foreach (var rule in limits.Rules)
        {
            yield return rule[rule.Length - 1] == '.' ? $"Rule: {rule}" : $"Rule: {rule}.";
        }
    }

    private static string? Range(SchemaLimits limits)
    {
        if (limits is { Minimum: { } from, Maximum: { } to, IsMinimumExclusive: false, IsMaximumExclusive: false })
        {
            return $"From {from} to {to}.";
        }

        var least = limits.Minimum is null ? null : (limits.IsMinimumExclusive ? "more than " : "at least ") + limits.Minimum;
        var most = limits.Maximum is null ? null : (limits.IsMaximumExclusive ? "less than " : "at most ") + limits.Maximum;
        return least is null && most is null ? null : Sentence(least is null ? most! : most is null ? least : least + ", " + most);
    }

    private static string? Amount(string? least, string? most, string what) =>
        least is null && most is null ? null
        : least is null ? $"At most {Count(most!, what)}."
        : most is null ? $"At least {Count(least, what)}."
        : least == most ? $"Exactly {Count(least, what)}."
        : $"{least} to {Count(most, what)}.";

    private static string Count(string number, string what) =>
        $"{number} {(number == "1" ? what : what.EndsWith("y", StringComparison.Ordinal) ? what.Substring(0, what.Length - 1) + "ies" : what + "s")}";

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1) + ".";
}
