using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>
/// The comments of a YAML text that turn rules off: <c># kubewright:ignore mount-without-volume the operator adds it</c>. At
/// the end of a line one covers what begins on the line; on a line of its own, what begins on the next one; above the first
/// line of a document, the whole document. Several rules are written with commas between; the rest is the reason.
/// </summary>
public sealed class IgnoreComments
{
    private const string Marker = "kubewright:ignore";

    private static readonly Regex Comment = new(@"(?:^|\s)#\s*kubewright:ignore\s+(?<rules>[^\s,]+(?:,\s*[^\s,]+)*)", RegexOptions.CultureInvariant);

    private readonly ImmutableArray<(int First, int Last, ImmutableArray<string> Rules)> _ranges;

    private IgnoreComments(ImmutableArray<(int First, int Last, ImmutableArray<string> Rules)> ranges) => _ranges = ranges;

    /// <summary>A text without such comments.</summary>
    public static IgnoreComments None { get; } = new([]);

    /// <summary>Finds the comments of a text.</summary>
    public static IgnoreComments Parse(string text)
    {
        if (text.IndexOf(Marker, StringComparison.Ordinal) < 0)
        {
            return None;
        }

        var lines = text.Split('\n');
        var ranges = ImmutableArray.CreateBuilder<(int, int, ImmutableArray<string>)>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (Comment.Match(lines[i]) is { Success: true } match)
            {
                var rules = match.Groups["rules"].Value.Split(',').Select(static rule => rule.Trim()).ToImmutableArray();
                var (first, last) = Covered(lines, i, isAlone: lines[i].TrimStart()[0] == '#');
                ranges.Add((first + 1, last + 1, rules));
            }
        }

        return new IgnoreComments(ranges.ToImmutable());
    }

    /// <summary>Whether a comment turns the rule off for what begins at the place.</summary>
    /// <param name="id">The rule's id.</param>
    /// <param name="name">The rule's name.</param>
    /// <param name="place">The place, in the text that was parsed.</param>
    public bool Cover(string id, string name, TextOrigin place) => _ranges.Any(range =>
        place.Line >= range.First
        && place.Line <= range.Last
        && range.Rules.Any(rule => string.Equals(rule, id, StringComparison.OrdinalIgnoreCase) || string.Equals(rule, name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The first and the last line, from 0, that a comment on the line covers.</summary>
    private static (int First, int Last) Covered(string[] lines, int comment, bool isAlone)
    {
        var first = isAlone ? NextContent(lines, comment + 1) : comment;
        if (isAlone && IsDocumentStart(lines, comment))
        {
            var end = Array.FindIndex(lines, first, IsSeparator);
            return (comment, (end < 0 ? lines.Length : end) - 1);
        }

        var last = first;
        for (var i = first + 1; i < lines.Length && !IsSeparator(lines[i]) && (!HasContent(lines[i]) || Belongs(lines[first], lines[i])); i++)
        {
            last = HasContent(lines[i]) ? i : last;
        }

        return (first, last);
    }

    /// <summary>Whether only comments and blank lines stand between the line and the document's beginning.</summary>
    private static bool IsDocumentStart(string[] lines, int line)
    {
        while (--line >= 0 && !IsSeparator(lines[line]))
        {
            if (HasContent(lines[line]))
            {
                return false;
            }
        }

        return true;
    }

    private static int NextContent(string[] lines, int line)
    {
        while (line < lines.Length - 1 && !HasContent(lines[line]))
        {
            line++;
        }

        return Math.Min(line, lines.Length - 1);
    }

    /// <summary>Whether a later line is part of what begins on the first: it is indented more, or an item of the list under a key.</summary>
    private static bool Belongs(string first, string line)
    {
        var (outer, inner) = (Indent(first), Indent(line));
        var isKey = first.Split('#')[0].TrimEnd().EndsWith(":", StringComparison.Ordinal) && first.TrimStart()[0] != '-';
        return inner > outer || (inner == outer && isKey && line.TrimStart()[0] == '-');
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    private static bool HasContent(string line) => line.TrimStart() is { Length: > 0 } content && content[0] is not ('#' or '\r');

    private static bool IsSeparator(string line) => line.StartsWith("---", StringComparison.Ordinal) || line.StartsWith("...", StringComparison.Ordinal);
}
