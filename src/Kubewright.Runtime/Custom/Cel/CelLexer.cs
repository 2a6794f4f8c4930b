using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Kubewright.Runtime;

/// <summary>Cuts an expression of the Common Expression Language into its words.</summary>
internal static class CelLexer
{
    private static readonly string[] Operators = ["&&", "||", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "!", "?", ":", "(", ")", "[", "]", "{", "}", ",", "."];

    /// <summary>The words of an expression, ended by one of the kind <see cref="CelTokenKind.End"/>.</summary>
    /// <exception cref="CelException">The text holds something that is no word.</exception>
    public static ImmutableArray<CelToken> Read(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<CelToken>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                tokens.Add(new CelToken(CelTokenKind.End, "", null));
                return tokens.ToImmutable();
            }

            tokens.Add(Next(text, ref at));
        }
    }

    private static CelToken Next(string text, ref int at)
    {
        var start = at;
        var first = text[at];
        if (first is '"' or '\'' || (first is 'r' or 'R' && at + 1 < text.Length && text[at + 1] is '"' or '\''))
        {
            return new CelToken(CelTokenKind.Literal, "", Text(text, ref at));
        }

        if (char.IsAsciiLetter(first) || first == '_')
        {
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
            {
                at++;
            }

            return text[start..at] switch
            {
                "true" => new CelToken(CelTokenKind.Literal, "", true),
                "false" => new CelToken(CelTokenKind.Literal, "", false),
                "null" => new CelToken(CelTokenKind.Literal, "", null),
                var name => new CelToken(CelTokenKind.Name, name, null),
            };
        }

        if (char.IsAsciiDigit(first))
        {
            return Number(text, ref at);
        }

        foreach (var symbol in Operators)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0)
            {
                at += symbol.Length;
                return new CelToken(CelTokenKind.Symbol, symbol, null);
            }
        }

        throw new CelException($"unexpected character '{first}' at {at + 1}");
    }

    private static CelToken Number(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || (text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) || (text[at] is '+' or '-' && text[at - 1] is 'e' or 'E')))
        {
            at++;
        }

        var word = text[start..at];
        return word.StartsWith("0x", StringComparison.Ordinal) && long.TryParse(word.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? new CelToken(CelTokenKind.Literal, "", hex)
            : long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new CelToken(CelTokenKind.Literal, "", number)
            : double.TryParse(word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) && word.AsSpan().IndexOfAny('.', 'e', 'E') >= 0 ? new CelToken(CelTokenKind.Literal, "", real)
            : throw new CelException($"'{word}' is no number that can be read");
    }

    private static string Text(string text, ref int at)
    {
        var isRaw = text[at] is 'r' or 'R';
        at += isRaw ? 1 : 0;
        var quote = text[at++];
        if (at + 1 < text.Length && text[at] == quote && text[at + 1] == quote)
        {
            throw new CelException("strings of several lines are not supported");
        }

        var value = new StringBuilder();
        while (at < text.Length && text[at] != quote)
        {
            value.Append(text[at] == '\\' && !isRaw ? Escape(text, ref at) : text[at++].ToString());
        }

        if (at++ >= text.Length)
        {
            throw new CelException("a string is not closed");
        }

        return value.ToString();
    }

    private static string Escape(string text, ref int at)
    {
        var letter = at + 1 < text.Length ? text[at + 1] : ' ';
        at += 2;
        switch (letter)
        {
            case 'n':
                return "\n";
            case 't':
                return "\t";
            case 'r':
                return "\r";
            case '\\' or '"' or '\'' or '`' or '?':
                return letter.ToString();
            case 'u' when at + 4 <= text.Length && int.TryParse(text.AsSpan(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                at += 4;
                return ((char)code).ToString();
            default:
                throw new CelException($"the escape '\\{letter}' is not supported");
        }
    }
}
