using System.Globalization;
using Kubewright.Rules;
using Kubewright.Validation;

namespace Kubewright.Cli;

/// <summary>Prints findings as GitHub's workflow commands, a line each.</summary>
internal sealed class GithubReport : FindingReport
{
    /// <inheritdoc/>
    public override void Write(TextWriter output, IReadOnlyList<LocatedFinding> findings, int objectCount)
    {
        foreach (var finding in findings)
        {
            output.WriteLine($"::{Command(finding.Severity)} {string.Join(',', Properties(finding))}::{Escape(finding.Message)}");
        }
    }

    private static string Command(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    private static IEnumerable<string> Properties(LocatedFinding finding)
    {
        if (finding.Location is { } place)
        {
            yield return $"file={EscapeProperty(RelativePath.Of(place.File))}";
            yield return string.Create(CultureInfo.InvariantCulture, $"line={place.Line}");
            yield return string.Create(CultureInfo.InvariantCulture, $"col={place.Column}");
        }

        yield return $"title={EscapeProperty($"{finding.Id} {finding.Name}")}";
    }

    private static string Escape(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapeProperty(string text) => Escape(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
