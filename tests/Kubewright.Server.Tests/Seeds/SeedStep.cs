namespace Kubewright.Server.Tests;

/// <summary>One thing that a document does.</summary>
/// <param name="Line">Where the script says it.</param>
/// <param name="Needs">What the cluster or kubectl must be able to do; null for nothing special.</param>
/// <param name="Terminal">The number of the terminal that goes on with a command of its own; 0 for the one in which all else is typed.</param>
/// <param name="Command">What is typed; null to look at what a terminal printed since.</param>
/// <param name="Expected">What is to be seen.</param>
internal sealed record SeedStep(int Line, string? Needs, int Terminal, string? Command, OutputPattern Expected)
{
    private static readonly string[] Questions = ["kubectl get ", "kubectl describe ", "dig "];

    /// <summary>
    /// Whether pods are deleted that a set may replace. kubectl looks for the pod twice, and waits for the one of the second look: on a
    /// clock that runs fast that can be the next pod of the name, which stays.
    /// </summary>
    public bool DeletesPods => Command?.StartsWith("kubectl delete po", StringComparison.Ordinal) == true;

    /// <summary>Whether the command only asks, so that it may be typed again until the cluster is there.</summary>
    public bool IsQuestion => Command is { } command && Questions.Any(question => command.StartsWith(question, StringComparison.Ordinal) || command.Contains("do " + question, StringComparison.Ordinal));
}
