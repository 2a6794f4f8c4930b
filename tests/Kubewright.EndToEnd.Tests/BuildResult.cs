namespace Kubewright.EndToEnd.Tests;

/// <summary>What a build said.</summary>
internal sealed record BuildResult(int ExitCode, string Output, IReadOnlyList<BuildDiagnostic> Diagnostics)
{
    /// <summary>Places and rules in the order of the lines.</summary>
    public IEnumerable<string> Found => Diagnostics.OrderBy(static item => item.Line).ThenBy(static item => item.Id, StringComparer.Ordinal).Select(static item => item.Short);
}
