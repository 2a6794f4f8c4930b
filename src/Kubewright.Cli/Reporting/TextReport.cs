using System.Globalization;
using Kubewright.Rules;
using Kubewright.Schema;
using Kubewright.Validation;

namespace Kubewright.Cli;

/// <summary>Prints findings for people: by file, each with the line of the source and a marker, and at the end how many there are.</summary>
/// <param name="source">Gives the lines.</param>
/// <param name="hasColors">Whether the output shows colours.</param>
internal sealed class TextReport(SourceLines source, bool hasColors) : FindingReport
{
    private const int MaxLineLength = 160;
    private const string Bold = "1";
    private const string Red = "31;1";
    private const string Yellow = "33;1";
    private const string Blue = "34;1";
    private const string Gray = "90";

    /// <inheritdoc/>
    public override void Write(TextWriter output, IReadOnlyList<LocatedFinding> findings, int objectCount)
    {
        foreach (var file in findings.GroupBy(static finding => finding.Location?.File))
        {
            output.WriteLine(Paint(file.Key ?? "(no file)", Bold));
            foreach (var finding in file)
            {
                Write(output, finding);
            }
        }

        output.WriteLine($"{Count(objectCount, "object")}: {Summary(findings)}.");
    }

    private void Write(TextWriter output, LocatedFinding finding)
    {
        var place = finding.Location is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.Line}:{at.Column} ") : "";
        output.WriteLine($"  {place}{Paint(finding.SeverityText, Color(finding.Severity))} {finding.Id} {finding.Name}");
        if (finding.Location is { } location && source.Find(location.File, location.Line) is { } line && line.Length <= MaxLineLength)
        {
            var number = location.Line.ToString(CultureInfo.InvariantCulture);
            output.WriteLine(Paint($"    {number} | ", Gray) + line);
            output.WriteLine(Paint($"    {new string(' ', number.Length)} | ", Gray) + Indent(line, location.Column) + Paint(Marker(line, location), Color(finding.Severity)));
        }

        output.WriteLine("    " + finding.Message.ReplaceLineEndings("\n    "));
        output.WriteLine();
    }

    /// <summary>What stands before the marker: as wide as the line is there, tabs included.</summary>
    private static string Indent(string line, int column) => string.Concat(line.Take(column - 1).Select(static c => c == '\t' ? '\t' : ' '));

    private static string Marker(string line, TextOrigin place)
    {
        var end = place.EndLine == place.Line ? Math.Min(place.EndColumn - 1, line.Length) : line.TrimEnd().Length;
        return new string('^', Math.Max(1, end - place.Column + 1));
    }

    private static string Summary(IReadOnlyList<LocatedFinding> findings)
    {
        var parts = findings.GroupBy(static finding => finding.SeverityText)
            .OrderByDescending(static group => (int)group.First().Severity)
            .Select(static group => Count(group.Count(), group.Key));
        return findings.Count == 0 ? "no findings" : string.Join(", ", parts);
    }

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    private static string Color(Severity severity) => severity switch
    {
        Severity.Error => Red,
        Severity.Warning => Yellow,
        _ => Blue,
    };

    private string Paint(string text, string color) => hasColors ? $"\e[{color}m{text}\e[0m" : text;
}
