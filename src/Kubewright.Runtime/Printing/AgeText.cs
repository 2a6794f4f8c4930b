using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>
/// Durations as the AGE columns of kubectl show them: <c>65s</c>, <c>2m34s</c>, <c>12m</c>, <c>3h5m</c>, <c>30h</c>,
/// <c>2d</c>. The longer the time, the coarser the text.
/// </summary>
public static class AgeText
{
    /// <summary>What is shown when the start is not known.</summary>
    public const string Unknown = "<unknown>";

    private const long Minute = 60;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;
    private const long Year = 365 * Day;

    /// <summary>The time from <paramref name="since"/> to <paramref name="now"/>; <see cref="Unknown"/> without a start.</summary>
    public static string Since(DateTimeOffset? since, DateTimeOffset now) => since is { } start ? Of(now - start) : Unknown;

    /// <summary>The text of a duration. A clock that is off by up to two seconds counts as 0; more than that is <c>&lt;invalid&gt;</c>.</summary>
    public static string Of(TimeSpan duration)
    {
        var seconds = duration.Ticks / TimeSpan.TicksPerSecond;
        return seconds switch
        {
            < -1 => "<invalid>",
            < 0 => "0s",
            < 2 * Minute => Part(seconds, "s"),
            < 10 * Minute => Parts(seconds, Minute, "m", 1, "s"),
            < 3 * Hour => Part(seconds / Minute, "m"),
            < 8 * Hour => Parts(seconds, Hour, "h", Minute, "m"),
            < 2 * Day => Part(seconds / Hour, "h"),
            < 8 * Day => Parts(seconds, Day, "d", Hour, "h"),
            < 2 * Year => Part(seconds / Day, "d"),
            < 8 * Year => Parts(seconds, Year, "y", Day, "d"),
            _ => Part(seconds / Year, "y"),
        };
    }

    private static string Part(long count, string unit) => count.ToString(CultureInfo.InvariantCulture) + unit;

    private static string Parts(long seconds, long large, string largeUnit, long small, string smallUnit)
    {
        var rest = seconds % large / small;
        return Part(seconds / large, largeUnit) + (rest == 0 ? "" : Part(rest, smallUnit));
    }
}
