using System.Globalization;
using System.Text;

namespace Kubewright.Runtime;

/// <summary><c>date [-u] [+FORMAT]</c>: the cluster's time, in UTC.</summary>
internal static class DateUtility
{
    /// <summary>Runs it.</summary>
    public static int Run(UtilityCall call)
    {
        var format = "%a %b %e %H:%M:%S UTC %Y";
        foreach (var argument in call.Arguments)
        {
            if (argument.StartsWith('+'))
            {
                format = argument[1..];
            }
            else if (argument.StartsWith("-I", StringComparison.Ordinal) || argument.StartsWith("--iso", StringComparison.Ordinal))
            {
                format = argument.Contains('s') && argument is not "--iso" ? "%Y-%m-%dT%H:%M:%S+00:00" : "%Y-%m-%d";
            }
            else if (argument == "-R")
            {
                format = "%a, %d %b %Y %H:%M:%S +0000";
            }
            else if (argument is not ("-u" or "--utc"))
            {
                return call.Fail($"invalid date '{argument}'");
            }
        }

        call.Out.WriteLine(Format(format, call.Run.Now.ToUniversalTime()));
        return 0;
    }

    private static string Format(string format, DateTimeOffset time)
    {
        var result = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 >= format.Length)
            {
                result.Append(format[i]);
                continue;
            }

            result.Append(format[++i] switch
            {
                'a' => Text(time, "ddd"),
                'A' => Text(time, "dddd"),
                'b' or 'h' => Text(time, "MMM"),
                'B' => Text(time, "MMMM"),
                'd' => Text(time, "dd"),
                'D' => Text(time, "MM/dd/yy"),
                'e' => time.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2),
                'F' => Text(time, "yyyy-MM-dd"),
                'H' => Text(time, "HH"),
                'I' => Text(time, "hh"),
                'j' => time.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
                'm' => Text(time, "MM"),
                'M' => Text(time, "mm"),
                'n' => "\n",
                'N' => Text(time, "fffffff") + "00",
                'p' => Text(time, "tt"),
                'R' => Text(time, "HH:mm"),
                's' => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                'S' => Text(time, "ss"),
                't' => "\t",
                'T' => Text(time, "HH:mm:ss"),
                'u' => (((int)time.DayOfWeek + 6) % 7 + 1).ToString(CultureInfo.InvariantCulture),
                'y' => Text(time, "yy"),
                'Y' => Text(time, "yyyy"),
                'z' => "+0000",
                'Z' => "UTC",
                '%' => "%",
                var other => "%" + other,
            });
        }

        return result.ToString();
    }

    private static string Text(DateTimeOffset time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
