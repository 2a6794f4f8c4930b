namespace Kubewright.Testing;

/// <summary>How failures tell what happened.</summary>
internal static class FailureText
{
    /// <summary>More of a timeline nobody reads in a test's output; the latest rows say what went wrong.</summary>
    public const int MostRows = 40;

    /// <summary>What went wrong, followed by the part of the timeline it is about.</summary>
    public static string Of(string message, Timeline timeline) => $"{message}\n\n{new TimelineText(timeline, MostRows).Write()}";
}
