using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Kubewright.Schema;

namespace Kubewright;

/// <summary>Writes texts as YAML scalars that every reader, of YAML 1.1 or 1.2, reads as that text again.</summary>
internal static partial class YamlText
{
    /// <summary>Longest key that fits on one line for every reader, in characters; YAML's limit of 1024 counts quotes and escapes.</summary>
    public const int MaxKeyLength = 500;

    private const char Replacement = '\uFFFD';

    /// <summary>Writes a map key, plain or quoted.</summary>
    public static void AppendKey(StringBuilder output, string key)
    {
        if (IsPlain(key))
        {
            output.Append(key);
        }
        else
        {
            AppendQuoted(output, key);
        }
    }

    /// <summary>Writes a value and the line break after it.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="text">The text.</param>
    /// <param name="indent">How far the lines of a literal block are indented.</param>
    public static void AppendValue(StringBuilder output, string text, int indent)
    {
        if (IsPlain(text))
        {
            output.Append(text).Append('\n');
        }
        else if (IsLiteral(text))
        {
            AppendLiteral(output, text, indent);
        }
        else
        {
            AppendQuoted(output, text);
            output.Append('\n');
        }
    }

    /// <summary>Whether the text without quotes is read as this very text.</summary>
    public static bool IsPlain(string text)
    {
        if (text.Length == 0 || text[0] == ' ' || text[^1] is ' ' or ':' || !StartsPlain(text) || text.Contains(": ") || text.Contains(" #"))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\t' || !IsPrintable(text, i))
            {
                return false;
            }
        }

        return !IsOtherType(text);
    }

    /// <summary>Whether the first characters mean nothing to YAML.</summary>
    private static bool StartsPlain(string text) => text[0] switch
    {
        ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' => false,
        '-' or '?' or ':' when text.Length == 1 || text[1] == ' ' => false,
        '-' or '.' => text is not ("---" or "...") && !text.StartsWith("--- ", StringComparison.Ordinal) && !text.StartsWith("... ", StringComparison.Ordinal),
        _ => true,
    };

    /// <summary>Whether some reader takes the plain text for a number, a boolean, null, a date or a merge key.</summary>
    private static bool IsOtherType(string text)
    {
        if (text is "=" or "<<" || YamlScalar.Resolve(text).Kind != ScalarKind.String)
        {
            return true;
        }

        return (char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.') && NumberOrDate.IsMatch(text);
    }

    /// <summary>
    /// The number and date forms of YAML 1.1 and 1.2 together: binary, octal and hexadecimal, decimal with underscores,
    /// base 60 (<c>12:30:45</c>), fractions and exponents, infinity, and dates with or without a time.
    /// </summary>
    [GeneratedRegex(
        """
        ^(?:
          [-+]?0b[01_]+
        | [-+]?0o?[0-7_]+
        | [-+]?0x[0-9a-fA-F_]+
        | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?
        | [-+]?(?:\.[0-9][0-9_]*|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?
        | [-+]?\.(?:inf|Inf|INF)
        | \.(?:nan|NaN|NAN)
        | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}
          (?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?)?
        )\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex NumberOrDate { get; }

    /// <summary>
    /// Whether the text can stand as a literal block: several printable lines, the first of which has text and no
    /// indentation (readers derive the indentation of the block from it), and no line of spaces only (tools strip them).
    /// </summary>
    private static bool IsLiteral(string text)
    {
        if (!text.Contains('\n') || text[0] is ' ' or '\t' or '\n')
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (!IsPrintable(text, i))
            {
                return false;
            }
        }

        foreach (var line in text.AsSpan().Split('\n'))
        {
            if (text.AsSpan(line) is { IsEmpty: false } content && content.Trim(" \t").IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    private static void AppendLiteral(StringBuilder output, string text, int indent)
    {
        var body = text.TrimEnd('\n');
        var breaks = text.Length - body.Length;
        output.Append(breaks switch { 0 => "|-\n", 1 => "|\n", _ => "|+\n" });
        foreach (var line in body.AsSpan().Split('\n'))
        {
            var content = body.AsSpan(line);
            output.Append(' ', content.IsEmpty ? 0 : indent).Append(content).Append('\n');
        }

        output.Append('\n', Math.Max(0, breaks - 1));
    }

    private static void AppendQuoted(StringBuilder output, string text)
    {
        output.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"' or '\\':
                    output.Append('\\').Append(c);
                    break;
                case '\n':
                    output.Append("\\n");
                    break;
                case '\t':
                    output.Append("\\t");
                    break;
                case '\r':
                    output.Append("\\r");
                    break;
                default:
                    AppendCharacter(output, text, i);
                    break;
            }
        }

        output.Append('"');
    }

    private static void AppendCharacter(StringBuilder output, string text, int index)
    {
        if (IsPrintable(text, index))
        {
            output.Append(text[index]);
        }
        else if (char.IsSurrogate(text[index]))
        {
            // Half a character has no UTF-8 form.
            output.Append(Replacement);
        }
        else
        {
            output.Append("\\u").Append(((int)text[index]).ToString("X4", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Whether YAML allows the character unescaped in every version; the line separators of Unicode are not.</summary>
    private static bool IsPrintable(string text, int index)
    {
        var c = text[index];
        if (char.IsSurrogate(c))
        {
            return char.IsSurrogatePair(text, char.IsHighSurrogate(c) ? index : Math.Max(0, index - 1));
        }

        return c switch
        {
            '\n' or '\t' => true,
            < ' ' or (>= '\x7F' and <= '\x9F') or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' => false,
            _ => true,
        };
    }
}
