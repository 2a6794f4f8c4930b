using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing;

/// <summary>
/// Reads <c>[|text|]</c>, <c>{|id:text|}</c> and <c>{|#number:text|}</c>. Spans may be empty, may nest, and spans of the
/// two bracket kinds may overlap. A <c>{|</c> without id and colon is text.
/// </summary>
public static partial class MarkupParser
{
    /// <summary>Takes the markup out of <paramref name="markup"/>.</summary>
    /// <param name="markup">The text with markup.</param>
    /// <exception cref="FormatException">A mark is not closed, closes nothing, or repeats a location number.</exception>
    public static MarkupDocument Parse(string markup)
    {
        ArgumentNullException.ThrowIfNull(markup);
        var text = new StringBuilder(markup.Length);
        var anonymous = new List<TextSpan>();
        var named = new List<(string Id, TextSpan Span)>();
        var locations = ImmutableSortedDictionary.CreateBuilder<int, TextSpan>();
        var openAnonymous = new Stack<Mark>();
        var openNamed = new Stack<Mark>();

        var position = 0;
        while (position < markup.Length)
        {
            var rest = markup.AsSpan(position);
            if (rest.StartsWith("[|"))
            {
                openAnonymous.Push(new Mark("", position, text.Length));
                position += 2;
            }
            else if (rest.StartsWith("{|") && Name().Match(markup, position) is { Success: true } name)
            {
                openNamed.Push(new Mark(name.Groups["id"].Value, position, text.Length));
                position += name.Length;
            }
            else if (rest.StartsWith("|]"))
            {
                anonymous.Add(Close(openAnonymous, "|]", "[|", position, text.Length).Span);
                position += 2;
            }
            else if (rest.StartsWith("|}"))
            {
                AddNamed(Close(openNamed, "|}", "{|id:", position, text.Length), named, locations);
                position += 2;
            }
            else
            {
                text.Append(markup[position++]);
            }
        }

        foreach (var mark in openAnonymous.Concat(openNamed).OrderBy(static mark => mark.Offset).Take(1))
        {
            var open = mark.Id.Length == 0 ? "[|" : "{|" + mark.Id + ":";
            var close = mark.Id.Length == 0 ? "|]" : "|}";
            throw new FormatException($"The mark '{open}' at offset {mark.Offset} is never closed. Close it with '{close}'.{Advice}");
        }

        return new MarkupDocument(
            text.ToString(),
            [.. anonymous.OrderBy(static span => span.Start).ThenBy(static span => span.End)],
            [.. named.OrderBy(static entry => entry.Span.Start).ThenBy(static entry => entry.Span.End).ThenBy(static entry => entry.Id, StringComparer.Ordinal)],
            locations.ToImmutable());

        static (string Id, int Offset, TextSpan Span) Close(Stack<Mark> open, string closing, string opening, int position, int end)
            => open.TryPop(out var mark)
                ? (mark.Id, mark.Offset, TextSpan.FromBounds(mark.Start, end))
                : throw new FormatException($"The mark '{closing}' at offset {position} closes nothing: there is no '{opening}' before it.{Advice}");
    }

    private const string Advice = " If it is text and not markup, set TestState.MarkupHandling to MarkupMode.None.";

    private static void AddNamed(
        (string Id, int Offset, TextSpan Span) mark,
        List<(string Id, TextSpan Span)> named,
        ImmutableSortedDictionary<int, TextSpan>.Builder locations)
    {
        if (mark.Id[0] != '#')
        {
            named.Add((mark.Id, mark.Span));
            return;
        }

        var number = int.Parse(mark.Id.AsSpan(1), CultureInfo.InvariantCulture);
        if (!locations.TryAdd(number, mark.Span))
        {
            throw new FormatException($"The location number in '{{|{mark.Id}:' at offset {mark.Offset} is used before. Give each location its own number.");
        }
    }

    [GeneratedRegex(@"\G\{\|(?<id>#[0-9]{1,6}|[A-Za-z_][A-Za-z0-9_.\-]*):")]
    private static partial Regex Name();

    /// <summary>An open mark: its id, where it is in the markup, and where its span starts in the text.</summary>
    private readonly record struct Mark(string Id, int Offset, int Start);
}
