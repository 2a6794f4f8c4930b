using System.Buffers;
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

    /// <summary>How far a literal block is indented that stands under no key or dash.</summary>
    private const int Step = 2;

    /// <summary>Longest word that is no text to some reader: <c>false</c>.</summary>
    private const int MaxWordLength = 5;

    /// <summary>Characters that mean nothing to YAML wherever they stand, but for spaces at the ends.</summary>
    private static readonly SearchValues<char> Unremarkable = SearchValues.Create(
        " !\"$%&'()*+,-./0123456789;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>Characters that occur in the forms of numbers and dates.</summary>
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789abcdefABCDEFinoxINXtTzZ+-_.: ");

    /// <summary>Writes a map key, plain or quoted, with a colon and a space after it.</summary>
    public static void AppendKey(Utf8Buffer output, string key)
    {
        if (IsPlain(key))
        {
            output.Append(key);
        }
        else
        {
            AppendQuoted(output, key);
        }

        output.Append(": "u8);
    }

    /// <summary>Writes a value and the line break after it.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="text">The text.</param>
    /// <param name="indent">How far the lines of a literal block are indented: one step more than its key or dash; 0 where there is neither.</param>
    /// <param name="comment">What stands beside the value; null for nothing.</param>
    public static void AppendValue(Utf8Buffer output, string text, int indent, string? comment = null)
    {
        if (comment is null && IsWord(text) && PlainAscii.TryAppendLine(output, text))
        {
            return;
        }

        if (IsPlain(text))
        {
            output.Append(text);
            EndLine(output, comment);
        }
        else if (IsLiteral(text, indent))
        {
            AppendLiteral(output, text, indent, comment);
        }
        else
        {
            AppendQuoted(output, text);
            EndLine(output, comment);
        }
    }

    /// <summary>Writes the comment beside a value, if there is one, and the line break.</summary>
    public static void EndLine(Utf8Buffer output, string? comment)
    {
        if (comment is not null)
        {
            output.Append(" # "u8);
            output.Append(comment);
        }

        output.Append((byte)'\n');
    }

    /// <summary>Whether the text may stand in a comment: one line of characters that YAML allows everywhere.</summary>
    public static bool IsComment(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || !IsPrintable(text, i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the text without quotes is read as this very text.</summary>
    public static bool IsPlain(string text)
    {
        if (text.Length == 0 || text[^1] is ' ' or ':' || !StartsPlain(text) || IsOtherType(text))
        {
            return false;
        }

        var remarkable = text.AsSpan().IndexOfAnyExcept(Unremarkable);
        return remarkable < 0 || IsPlainFrom(text, remarkable);
    }

    /// <summary>Whether neither the ends of the text nor its meaning keep it from being plain, as is so for most texts.</summary>
    private static bool IsWord(string text) =>
        text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '/') && text[^1] is not (' ' or ':') && !IsOtherType(text);

    /// <summary>Whether the characters from <paramref name="start"/> on neither end a plain scalar nor need an escape.</summary>
    private static bool IsPlainFrom(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            var ends = text[i] switch
            {
                ':' => text[i + 1] == ' ',
                '#' => i > 0 && text[i - 1] == ' ',
                '\n' or '\t' => true,
                _ => !IsPrintable(text, i),
            };
            if (ends)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the first characters mean nothing to YAML.</summary>
    private static bool StartsPlain(string text) => text[0] switch
    {
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '/' => true,
        ' ' or ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' => false,
        '-' or '?' or ':' when text.Length == 1 || text[1] == ' ' => false,
        '-' or '.' => text is not ("---" or "...") && !text.StartsWith("--- ", StringComparison.Ordinal) && !text.StartsWith("... ", StringComparison.Ordinal),
        _ => true,
    };

    /// <summary>Whether some reader takes the plain text for a number, a boolean, null, a date or a merge key.</summary>
    private static bool IsOtherType(string text)
    {
        if (char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.')
        {
            return !text.AsSpan().ContainsAnyExcept(NumberCharacters) && (NumberOrDate.IsMatch(text) || YamlScalar.Resolve(text).Kind != ScalarKind.String);
        }

        return text.Length <= MaxWordLength
            && text[0] is '~' or '=' or '<' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'y' or 'Y' or 'o' or 'O'
            && (text.Length == 1 || (text[1] | 0x20) is '<' or 'a' or 'e' or 'f' or 'n' or 'o' or 'r' or 'u')
            && (text is "=" or "<<" || YamlScalar.Resolve(text).Kind != ScalarKind.String);
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

    /// <summary>Whether the text can stand as a literal block: several printable lines with text on one of them, the first not all spaces.</summary>
    private static bool IsLiteral(string text, int indent)
    {
        if (!text.Contains('\n') || IsOneLineOfOtherType(text) || BeginsWithSpacesOnly(text) || (indent == 0 && NeedsIndicator(text)))
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

        return true;
    }

    /// <summary>
    /// Whether the text is blank, or one line that would be no text if it stood plain: a block says that it is, but not
    /// every reader cares.
    /// </summary>
    private static bool IsOneLineOfOtherType(string text) =>
        text.AsSpan().Trim(" \t\n") is var line && !line.Contains('\n') && (line.IsEmpty || IsOtherType(line.ToString()));

    /// <summary>Whether the first line is spaces and nothing else: some readers refuse it even in a block that gives its indentation.</summary>
    private static bool BeginsWithSpacesOnly(string text) => text[0] == ' ' && text.AsSpan().TrimStart(' ') is ['\n', ..];

    /// <summary>
    /// Whether the block's header has to give its indentation, which readers otherwise derive from the first line. Where
    /// a block stands under no key or dash, readers do not agree from where it counts.
    /// </summary>
    private static bool NeedsIndicator(string text) => text[0] is ' ' or '\t' or '\n';

    private static void AppendLiteral(Utf8Buffer output, string text, int indent, string? comment)
    {
        var body = text.AsSpan().TrimEnd('\n');
        var breaks = text.Length - body.Length;
        output.Append(NeedsIndicator(text) ? "|2"u8 : "|"u8);
        output.Append(breaks switch { 0 => "-"u8, 1 => ""u8, _ => "+"u8 });
        EndLine(output, comment);
        foreach (var line in body.Split('\n'))
        {
            var content = body[line];
            output.Indent(content.IsEmpty ? 0 : Math.Max(indent, Step));
            output.AppendLine(content);
        }

        output.Fill((byte)'\n', Math.Max(0, breaks - 1));
    }

    private static void AppendQuoted(Utf8Buffer output, string text)
    {
        output.Append((byte)'"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"' or '\\':
                    output.Append((byte)'\\');
                    output.Append((byte)c);
                    break;
                case '\n':
                    output.Append("\\n"u8);
                    break;
                case '\t':
                    output.Append("\\t"u8);
                    break;
                case '\r':
                    output.Append("\\r"u8);
                    break;
                default:
                    i += AppendCharacter(output, text, i) - 1;
                    break;
            }
        }

        output.Append((byte)'"');
    }

    /// <summary>Writes one character, which is one or two code units long; half a character has no UTF-8 form and becomes U+FFFD.</summary>
    private static int AppendCharacter(Utf8Buffer output, string text, int index)
    {
        Rune.DecodeFromUtf16(text.AsSpan(index), out var character, out var length);
        if (char.IsSurrogate(text[index]) || IsPrintable(text, index))
        {
            output.Append(character);
        }
        else
        {
            Span<char> escape = stackalloc char[6];
            escape.TryWrite(CultureInfo.InvariantCulture, $"\\u{(int)text[index]:X4}", out _);
            output.Append(escape);
        }

        return length;
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
