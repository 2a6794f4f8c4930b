using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Kubewright.Roslyn.Testing;

/// <summary>Compares one expected with one actual diagnostic.</summary>
internal static class DiagnosticComparison
{
    /// <summary>The differences, each as one line; empty when they match.</summary>
    /// <param name="expected">The expectation, its markup keys already put in place.</param>
    /// <param name="actual">The diagnostic.</param>
    public static IReadOnlyList<string> Differences(DiagnosticResult expected, Diagnostic actual)
    {
        var differences = new List<string>();
        if (expected.Id != actual.Id)
        {
            differences.Add($"id: expected {expected.Id}, actual {actual.Id}");
        }

        if (!expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity) && expected.Severity != actual.Severity)
        {
            differences.Add($"severity: expected {expected.Severity}, actual {actual.Severity}");
        }

        CompareLocations(expected, actual, differences);
        var message = actual.GetMessage(CultureInfo.InvariantCulture);
        if (ExpectedMessage(expected, actual) is { } wanted && wanted != message)
        {
            differences.Add($"message: expected \"{wanted}\", actual \"{message}\"");
        }

        return differences;
    }

    private static string? ExpectedMessage(DiagnosticResult expected, Diagnostic actual)
    {
        if (expected.Message is not null)
        {
            return expected.Message;
        }

        if (expected.MessageArguments is not { } arguments)
        {
            return null;
        }

        var format = (expected.MessageFormat ?? actual.Descriptor.MessageFormat).ToString(CultureInfo.InvariantCulture);
        try
        {
            return string.Format(CultureInfo.InvariantCulture, format, [.. arguments]);
        }
        catch (FormatException)
        {
            return $"{format} (with too few arguments: {string.Join(", ", arguments)})";
        }
    }

    private static void CompareLocations(DiagnosticResult expected, Diagnostic actual, List<string> differences)
    {
        if (!expected.HasLocation)
        {
            if (actual.Location != Location.None)
            {
                differences.Add($"location: expected none, actual {TestPaths.Display(actual.Location.GetLineSpan())}");
            }

            return;
        }

        if (actual.Location == Location.None)
        {
            differences.Add($"location: expected {TestPaths.Display(expected.Spans[0].Span)}, actual none");
            return;
        }

        CompareLocation("location", expected.Spans[0], actual.Location, differences);
        if (expected.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations))
        {
            return;
        }

        if (expected.Spans.Length - 1 != actual.AdditionalLocations.Count)
        {
            differences.Add($"additional locations: expected {expected.Spans.Length - 1}, actual {actual.AdditionalLocations.Count}");
            return;
        }

        for (var index = 1; index < expected.Spans.Length; index++)
        {
            CompareLocation($"additional location {index}", expected.Spans[index], actual.AdditionalLocations[index - 1], differences);
        }
    }

    private static void CompareLocation(string what, DiagnosticLocation expected, Location actual, List<string> differences)
    {
        var span = actual.GetLineSpan();
        var samePath = TestPaths.Normalize(expected.Span.Path) == TestPaths.Normalize(span.Path);
        var sameStart = expected.Span.StartLinePosition == span.StartLinePosition;
        var sameEnd = expected.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength)
            || expected.Span.EndLinePosition == span.EndLinePosition;
        if (!samePath || !sameStart || !sameEnd)
        {
            differences.Add($"{what}: expected {TestPaths.Display(expected.Span)}, actual {TestPaths.Display(span)}");
        }
    }
}
