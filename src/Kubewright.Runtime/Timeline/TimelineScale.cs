using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Round instants for the axis of a timeline, and the texts of its times.</summary>
internal static class TimelineScale
{
    private static readonly long[] Steps =
    [
        1, 2, 5, 10, 20, 50, 100, 200, 500,
        1_000, 2_000, 5_000, 10_000, 15_000, 30_000,
        60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000,
        3_600_000, 7_200_000, 14_400_000, 28_800_000, 43_200_000, 86_400_000,
    ];

    /// <summary>The first of the usual steps that divides <paramref name="length"/> into at most <paramref name="most"/> parts.</summary>
    public static TimeSpan Step(TimeSpan length, int most)
    {
        foreach (var milliseconds in Steps)
        {
            var step = TimeSpan.FromMilliseconds(milliseconds);
            if (length.Ticks / step.Ticks <= most)
            {
                return step;
            }
        }

        return TimeSpan.FromDays(Math.Ceiling(length.TotalDays / most));
    }

    /// <summary>A time since the start: <c>0s</c>, <c>1.5s</c>, <c>2m5s</c>, <c>1h0m30s</c>.</summary>
    public static string Text(TimeSpan time)
    {
        var milliseconds = time.Ticks / TimeSpan.TicksPerMillisecond;
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{milliseconds % 60_000 / 1000m:0.###}s");
        return time < TimeSpan.FromMinutes(1) ? seconds
            : time < TimeSpan.FromHours(1) ? string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}m{seconds}")
            : string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}h{time.Minutes}m{seconds}");
    }
}
