using System.Text.Json;
using Kubewright.Validation;

namespace Kubewright.Cli;

/// <summary>Prints findings as one JSON array.</summary>
internal sealed class JsonReport : FindingReport
{
    /// <inheritdoc/>
    public override void Write(TextWriter output, IReadOnlyList<LocatedFinding> findings, int objectCount) => output.WriteLine(JsonText.Write(json =>
    {
        json.WriteStartArray();
        foreach (var finding in findings)
        {
            Write(json, finding);
        }

        json.WriteEndArray();
    }));

    private static void Write(Utf8JsonWriter json, LocatedFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Id);
        json.WriteString("name", finding.Name);
        json.WriteString("severity", finding.SeverityText);
        json.WriteString("message", finding.Message);
        json.WriteString("file", finding.Location?.File);
        WriteNumber(json, "line", finding.Location?.Line);
        WriteNumber(json, "column", finding.Location?.Column);
        json.WriteString("object", finding.ObjectKey);
        json.WriteString("path", finding.Path);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
