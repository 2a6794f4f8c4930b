using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Brace expansion: <c>{a,b}</c> and <c>{0..2}</c> in unquoted text.</summary>
internal static class ShellBraces
{
    private const int MostWords = 1000;

    /// <summary>The words that the braces of a word stand for; the word itself when it has none.</summary>
    public static IEnumerable<ShellWord> Expand(ShellWord word)
    {
        for (var i = 0; i < word.Parts.Length; i++)
        {
            if (word.Parts[i] is LiteralPart { IsQuoted: false } literal && Split(literal.Text) is { } split)
            {
                var at = i;
                return split.Choices.Take(MostWords).Select(choice => word with
                {
                    Parts = word.Parts.SetItem(at, literal with { Text = split.Before + choice + split.After }),
                }).SelectMany(Expand);
            }
        }

        return [word];
    }

    private static (string Before, IEnumerable<string> Choices, string After)? Split(string text)
    {
        var open = text.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf('}', open);
        if (close < 0)
        {
            return null;
        }

        var inside = text[(open + 1)..close];
        IEnumerable<string>? choices = inside.Contains(',') && !inside.Contains('{') ? inside.Split(',') : Range(inside);
        return choices is null ? null : (text[..open], choices, text[(close + 1)..]);
    }

    private static IEnumerable<string>? Range(string inside)
    {
        var parts = inside.Split("..");
        if (parts is not [var first, var last]
            || !int.TryParse(first, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var from)
            || !int.TryParse(last, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var to))
        {
            return null;
        }

        var count = (int)Math.Min(Math.Abs((long)to - from) + 1, MostWords);
        return Enumerable.Range(0, count).Select(i => (from <= to ? from + i : from - i).ToString(CultureInfo.InvariantCulture));
    }
}
