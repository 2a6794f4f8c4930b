using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kubewright.Import;

/// <summary>C# literals.</summary>
internal static partial class Literals
{
    /// <summary>A string on one line.</summary>
    public static string Text(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                text.Append(c).Append(value[++i]);
                continue;
            }

            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\0' => "\\0",
                _ when IsShown(c) => c.ToString(),
                _ => $"\\u{(int)c:x4}",
            });
        }

        return text.Append('"').ToString();
    }

    /// <summary>Whether a text reads better as a raw string: it has several lines, and nothing that an editor would not show.</summary>
    public static bool IsBlock(string value)
    {
        var end = value.TrimEnd('\n');
        return end.Contains('\n', StringComparison.Ordinal) && value.All(static c => c is '\n' or '\t' || IsShown(c) || char.IsSurrogate(c)) && HasPairs(value);
    }

    /// <summary>A length of time with its unit; a plain number where a unit cannot stand.</summary>
    public static string Seconds(long value) => value switch
    {
        < 0 or > int.MaxValue => Number(value),
        > 0 when value % 3600 == 0 => Number(value / 3600) + ".Hours",
        > 0 when value % 60 == 0 => Number(value / 60) + ".Minutes",
        _ => Number(value) + ".Seconds",
    };

    /// <summary>An amount with its unit; a text where there is no such unit.</summary>
    public static string Amount(string text)
    {
        var match = Amounts().Match(text);
        return match.Success && long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? match.Groups[2].Length == 0 ? text : $"{match.Groups[1].Value}.{match.Groups[2].Value}"
            : Text(text);
    }

    /// <summary>A moment in UTC.</summary>
    public static string Moment(DateTimeOffset value)
    {
        var utc = value.UtcDateTime;
        var fraction = utc.Ticks % TimeSpan.TicksPerSecond == 0 ? "" : $", {utc.Millisecond}, {utc.Microsecond}";
        return string.Create(CultureInfo.InvariantCulture, $"new({utc.Year}, {utc.Month}, {utc.Day}, {utc.Hour}, {utc.Minute}, {utc.Second}{fraction}, TimeSpan.Zero)");
    }

    /// <summary>A whole number.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of octal digits, three bits for each: C# has no octal numbers, and 493 says nothing to who wrote 0755.</summary>
    public static string Bits(long value) =>
        "0b" + string.Join('_', Convert.ToString(value, 8).Select(static digit => Convert.ToString(digit - '0', 2).PadLeft(3, '0')));

    /// <summary>A comment of YAML as one of C#.</summary>
    public static string Comment(string yaml)
    {
        var words = new string([.. yaml.TrimStart('#').Trim().Select(static c => IsShown(c) || char.IsSurrogate(c) ? c : ' ')]);
        return words.Length == 0 ? "//" : "// " + words;
    }

    /// <summary>
    /// What a C# comment says when it is one that tools look for in YAML, as image automation does for
    /// <c># {"$imagepolicy": "flux-system:web"}</c>; null for one that people read.
    /// </summary>
    public static string? Marker(string comment) => comment.StartsWith("// {", StringComparison.Ordinal) && comment.EndsWith('}') ? comment[3..] : null;

    private static bool IsShown(char c) => c is >= ' ' and < '\u007f' || (c >= '\u00a0' && !char.IsSurrogate(c)
        && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator));

    private static bool HasPairs(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogate(value[i]) && !(char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[++i])))
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex("^(0|[1-9][0-9]*)(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi|Ei)?$")]
    private static partial Regex Amounts();
}
