using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Kubewright.Schema;

namespace Kubewright.Validation;

/// <summary>Holds one value against its limits. A limit that cannot be understood says nothing.</summary>
internal static class ValueLimits
{
    private const int MaxShown = 60;

    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    /// <summary>What the value breaks.</summary>
    public static IEnumerable<(ReadRule Rule, string Fact, string Cure)> Check(SchemaLimitsAttribute limits, Schema.Node node)
    {
        foreach (var (fact, cure) in node switch
        {
            ScalarNode { Kind: ScalarKind.Integer or ScalarKind.Float } number => CheckNumber(limits, number.Text),
            ScalarNode { Kind: ScalarKind.String } text => CheckText(limits, text.Text),
            ArrayNode list => CheckList(limits, list),
            ObjectNode map => CheckAmount(limits.MinEntries, limits.MaxEntries, map.Members.Length, "entry", "entries", "entries"),
            _ => [],
        })
        {
            yield return (ReadRule.LimitViolated, fact, cure);
        }

        if (limits.Values is { } values && node is ScalarNode scalar && !values.Any(value => IsSame(value, scalar.Text)))
        {
            yield return (ReadRule.EnumValueUnknown, $"is {Shown(scalar)}, but the schema takes {string.Join(", ", values)} only", "Write one of them.");
        }
    }

    private static IEnumerable<(string Fact, string Cure)> CheckNumber(SchemaLimitsAttribute limits, string text)
    {
        if (Number(text) is not { } number)
        {
            yield break;
        }

        var isTooSmall = Number(limits.Minimum) is { } least && (limits.IsMinimumExclusive ? number <= least : number < least);
        var isTooLarge = Number(limits.Maximum) is { } most && (limits.IsMaximumExclusive ? number >= most : number > most);
        if (isTooSmall || isTooLarge)
        {
            var lower = limits.Minimum is null ? null : (limits.IsMinimumExclusive ? "more than " : "at least ") + limits.Minimum;
            var upper = limits.Maximum is null ? null : (limits.IsMaximumExclusive ? "less than " : "at most ") + limits.Maximum;
            yield return ($"is {text}, but the schema takes {Both(lower, upper)}", "Write a number that is.");
        }

        if (Number(limits.MultipleOf) is { } factor && factor != 0 && number % factor != 0)
        {
            yield return ($"is {text}, but the schema takes multiples of {limits.MultipleOf}", "Write one.");
        }
    }

    private static IEnumerable<(string Fact, string Cure)> CheckText(SchemaLimitsAttribute limits, string text)
    {
        // The API server counts code points.
        foreach (var problem in CheckAmount(limits.MinLength, limits.MaxLength, text.EnumerateRunes().Count(), "character", "characters", "characters"))
        {
            yield return problem;
        }

        if (limits.Pattern is { } pattern && IsMatch(pattern, text) == false)
        {
            yield return ($"is '{Short(text)}', which does not match {pattern}", "Write a text that matches.");
        }
    }

    private static IEnumerable<(string Fact, string Cure)> CheckList(SchemaLimitsAttribute limits, ArrayNode list)
    {
        foreach (var problem in CheckAmount(limits.MinItems, limits.MaxItems, list.Items.Length, "item", "items", "items"))
        {
            yield return problem;
        }

        if (!limits.HasUniqueItems)
        {
            yield break;
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (!seen.TryAdd(new RawValue(list.Items[i]).ToString(), i))
            {
                var item = list.Items[i] is ScalarNode scalar ? Shown(scalar) : "the same item";
                yield return ($"has {item} twice (items {seen[new RawValue(list.Items[i]).ToString()]} and {i}), but the schema takes no item twice", "Remove one.");
            }
        }
    }

    private static IEnumerable<(string Fact, string Cure)> CheckAmount(string? least, string? most, int amount, string one, string several, string cure)
    {
        if (Number(least) > amount || Number(most) < amount)
        {
            var wanted = Both(least is null ? null : "at least " + least, most is null ? null : "at most " + most);
            yield return ($"has {amount} {(amount == 1 ? one : several)}, but the schema takes {wanted}", $"Write as many {cure} as it takes.");
        }
    }

    /// <summary>
    /// Whether the text matches; null when nobody can say. API servers use another dialect: what the two read differently,
    /// classes with names and anything beyond ASCII, is left to them. This engine takes time in proportion to the text only.
    /// </summary>
    private static bool? IsMatch(string pattern, string text)
    {
        if (!Ascii.IsValid(text) || pattern.Contains("[:", StringComparison.Ordinal) || pattern.Contains("-[", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, PatternTimeout);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException or RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static bool IsSame(string value, string text) => value == text || (Number(value) is { } number && number == Number(text));

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Both(string? lower, string? upper) => lower is null ? upper! : upper is null ? lower : $"{lower} and {upper}";

    private static string Shown(ScalarNode scalar) => scalar.Kind == ScalarKind.String ? $"'{Short(scalar.Text)}'" : scalar.Text;

    private static string Short(string text) => text.Length <= MaxShown ? text : string.Concat(text.AsSpan(0, MaxShown), "…");
}
