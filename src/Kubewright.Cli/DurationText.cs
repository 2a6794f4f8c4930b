using System.Diagnostics.CodeAnalysis;

namespace Kubewright.Cli;

/// <summary>Durations on the command line, as kubectl takes them: <c>60s</c>, <c>5m</c>, <c>1h</c>, <c>500ms</c>, <c>1h30m</c>.</summary>
internal static class DurationText
{
    /// <summary>Reads a duration above zero.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The duration.</param>
    /// <param name="problem">Why the text is none, and what to write.</param>
    public static bool TryParse(string text, out TimeSpan value, [NotNullWhen(false)] out string? problem)
    {
        var isDuration = Runtime.DurationText.TryParse(text, out value);
        problem = !isDuration ? $"'{text}' is no duration of at most ten years; write a number with a unit, such as 60s, 5m, 1h or 500ms."
            : value == TimeSpan.Zero ? $"'{text}' is out of range; write a duration above zero."
            : null;
        return problem is null;
    }
}
