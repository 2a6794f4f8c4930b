using System.Globalization;

namespace Kubewright;

/// <summary>Reads points in time in RFC 3339 form.</summary>
internal static class TimestampText
{
    // The first form is the one that Kubernetes writes; RFC 3339 also knows a fraction and an offset.
    private static readonly string[] Formats =
        ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>Reads a point in time.</summary>
    /// <param name="text">The text, for example <c>2030-01-31T12:00:00Z</c>.</param>
    /// <param name="time">The point in time.</param>
    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(CutFraction(text), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    /// <summary>Cuts a fraction of a second to the seven digits that a time of .NET holds; Kubernetes accepts nine.</summary>
    private static string CutFraction(string text)
    {
        var point = text.IndexOf('.');
        var end = point < 0 ? -1 : text.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9') + point + 1;
        return end - point > 8 ? text.Remove(point + 8, end - point - 8) : text;
    }
}
