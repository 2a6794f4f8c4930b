using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kubewright.Roslyn.Testing;

/// <summary>Finds the arguments that make a message out of its format.</summary>
internal static partial class MessageArguments
{
    /// <summary>The arguments as text, or null when the message has none or does not read back.</summary>
    public static string[]? Recover(string format, string message)
    {
        var pattern = new StringBuilder("^");
        var count = 0;
        var seen = new HashSet<int>();
        var end = 0;
        foreach (Match hole in Hole().Matches(format))
        {
            var index = int.Parse(hole.Groups["index"].ValueSpan, CultureInfo.InvariantCulture);
            pattern.Append(Literal(format[end..hole.Index])).Append(seen.Add(index) ? $"(?<a{index}>.*?)" : $@"\k<a{index}>");
            count = Math.Max(count, index + 1);
            end = hole.Index + hole.Length;
        }

        pattern.Append(Literal(format[end..])).Append('$');
        var match = Regex.Match(message, pattern.ToString(), RegexOptions.Singleline);
        if (count == 0 || !match.Success)
        {
            return null;
        }

        var arguments = new string[count];
        for (var index = 0; index < count; index++)
        {
            arguments[index] = match.Groups[$"a{index}"].Value;
        }

        // A hole with an alignment, or one preceded by an escaped brace, can be read wrongly: only a round trip counts.
        return string.Format(CultureInfo.InvariantCulture, format, arguments) == message ? arguments : null;
    }

    private static string Literal(string text)
        => Regex.Escape(text.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal));

    [GeneratedRegex(@"(?<!\{)\{(?<index>\d{1,3})[^{}]*\}")]
    private static partial Regex Hole();
}
