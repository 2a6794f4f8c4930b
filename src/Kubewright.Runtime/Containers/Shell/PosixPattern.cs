using System.Text;
using System.Text.RegularExpressions;

namespace Kubewright.Runtime;

/// <summary>The patterns of shells, <c>grep</c> and <c>sed</c>. They are matched in time linear to the text, whatever the pattern.</summary>
internal static class PosixPattern
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline;
    private const int LongestPattern = 1000;

    /// <summary>Whether a shell pattern matches the whole text.</summary>
    /// <param name="pattern">The pattern; a backslash makes the next character stand for itself.</param>
    /// <param name="text">The text.</param>
    public static bool MatchesGlob(string pattern, string text) =>
        Create($@"\A(?:{FromGlob(pattern)})\z", Options) is { } regex ? regex.IsMatch(text) : pattern == text;

    /// <summary>Whether a shell pattern has a character that matches more than itself.</summary>
    public static bool IsGlob(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                i++;
            }
            else if (pattern[i] is '*' or '?' or '[')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Text as a shell pattern that matches only it.</summary>
    public static string EscapeGlob(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '*' or '?' or '[' or ']' or '\\')
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>Text as a regular expression that matches only it.</summary>
    public static string EscapeRegex(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (@"\.[]{}()*+?^$|".Contains(c))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>A regular expression in the words of .NET; null when the pattern is none.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="isExtended">Whether <c>( ) { } + ? |</c> mean something without a backslash (ERE) or with one (BRE).</param>
    /// <param name="ignoreCase">Whether upper and lower case are the same.</param>
    public static Regex? TryRegex(string pattern, bool isExtended, bool ignoreCase) =>
        Create(FromPosix(pattern, isExtended), ignoreCase ? Options | RegexOptions.IgnoreCase : Options);

    /// <summary>A shell pattern as a regular expression that finds it anywhere; null when it is none.</summary>
    public static Regex? TryGlobRegex(string pattern) => Create(FromGlob(pattern), Options);

    /// <summary>The length of the part that <c>#</c>, <c>##</c>, <c>%</c> or <c>%%</c> removes; 0 when nothing matches.</summary>
    public static int RemovedLength(string pattern, string text, bool isPrefix, bool isLongest)
    {
        // What is left of a suffix is as long as possible when the suffix is as short as possible, and the reverse.
        var regex = isPrefix
            ? Create($@"\A(?:{FromGlob(pattern, isLazy: !isLongest)})", Options)
            : Create($@"\A(.*{(isLongest ? "?" : "")})(?:{FromGlob(pattern)})\z", Options);
        return regex?.Match(text) is not { Success: true } match ? 0
            : isPrefix ? match.Length
            : text.Length - match.Groups[1].Length;
    }

    /// <summary>A shell pattern as a regular expression without anchors.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="isLazy">Whether stars match as little as possible.</param>
    public static string FromGlob(string pattern, bool isLazy = false)
    {
        var regex = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*':
                    regex.Append(isLazy ? ".*?" : ".*");
                    break;
                case '?':
                    regex.Append('.');
                    break;
                case '[' when Bracket(pattern, i) is var end and > 0:
                    var inside = pattern[(i + 1)..end];
                    regex.Append('[').Append(inside.StartsWith('!') ? "^" + Classes(inside[1..]) : Classes(inside)).Append(']');
                    i = end;
                    break;
                case '\\' when i + 1 < pattern.Length:
                    i++;
                    regex.Append(Regex.Escape(pattern[i].ToString()));
                    break;
                default:
                    regex.Append(Regex.Escape(pattern[i].ToString()));
                    break;
            }
        }

        return regex.ToString();
    }

    private static string FromPosix(string pattern, bool isExtended)
    {
        var regex = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            switch (c)
            {
                case '[' when Bracket(pattern, i) is var end and > 0:
                    regex.Append('[').Append(Classes(pattern[(i + 1)..end])).Append(']');
                    i = end;
                    break;
                case '\\' when i + 1 < pattern.Length:
                    i++;
                    var isSpecial = pattern[i] is '(' or ')' or '{' or '}' or '|' or '+' or '?';
                    regex.Append(isSpecial && !isExtended ? pattern[i].ToString() : "\\" + pattern[i]);
                    break;
                case '(' or ')' or '{' or '}' or '|' or '+' or '?' when !isExtended:
                    regex.Append('\\').Append(c);
                    break;
                case '*' when regex.Length == 0 && !isExtended:
                    regex.Append("\\*");
                    break;
                default:
                    regex.Append(c);
                    break;
            }
        }

        return regex.ToString();
    }

    /// <summary>Where the bracket expression that starts at <paramref name="start"/> ends; -1 when it does not.</summary>
    private static int Bracket(string pattern, int start)
    {
        var i = start + 1;
        if (i < pattern.Length && pattern[i] is '!' or '^')
        {
            i++;
        }

        // A closing bracket that comes first stands for itself.
        for (i++; i < pattern.Length; i++)
        {
            if (pattern[i] == '[' && i + 1 < pattern.Length && pattern[i + 1] == ':')
            {
                var close = pattern.IndexOf(":]", i + 2, StringComparison.Ordinal);
                i = close < 0 ? i : close + 1;
            }
            else if (pattern[i] == ']')
            {
                return i;
            }
        }

        return -1;
    }

    private static string Classes(string inside)
    {
        var isNegated = inside.StartsWith('^');
        var text = (isNegated ? inside[1..] : inside).Replace("\\", "\\\\", StringComparison.Ordinal);
        foreach (var (name, range) in (ReadOnlySpan<(string, string)>)
            [
                ("alnum", "A-Za-z0-9"), ("alpha", "A-Za-z"), ("digit", "0-9"), ("lower", "a-z"), ("upper", "A-Z"),
                ("space", " \\t\\n\\r\\f\\v"), ("blank", " \\t"), ("xdigit", "A-Fa-f0-9"), ("punct", "!-/:-@\\[-`{-~"),
            ])
        {
            text = text.Replace($"[:{name}:]", range, StringComparison.Ordinal);
        }

        text = text.StartsWith(']') ? "\\]" + text[1..] : text;
        return (isNegated ? "^" : "") + text.Replace("[", "\\[", StringComparison.Ordinal).Replace("\\\\[", "\\[", StringComparison.Ordinal);
    }

    private static Regex? Create(string pattern, RegexOptions options)
    {
        if (pattern.Length > LongestPattern * 2)
        {
            return null;
        }

        try
        {
            return new Regex(pattern, options);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // What is typed is no pattern, or is too large to be matched in linear time.
            return null;
        }
    }
}
