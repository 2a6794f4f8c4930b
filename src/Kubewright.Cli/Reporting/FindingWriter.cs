using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kubewright.Rules;
using Kubewright.Validation;

namespace Kubewright.Cli;

/// <summary>Prints findings.</summary>
internal static class FindingWriter
{
    /// <summary>Prints the findings and, as text, how many there are.</summary>
    public static void Write(TextWriter output, FindingFormat format, IReadOnlyList<LocatedFinding> findings, int objectCount)
    {
        if (format == FindingFormat.Json)
        {
            output.WriteLine(ToJson(findings));
            return;
        }

        foreach (var finding in findings)
        {
            output.WriteLine(finding.ToText());
        }

        output.WriteLine($"{Count(objectCount, "object")}: {Summary(findings)}.");
    }

    private static string Summary(IReadOnlyList<LocatedFinding> findings)
    {
        var parts = new[] { (Severity.Error, "error"), (Severity.Warning, "warning"), (Severity.Info, "info") }
            .Select(item => (Count: findings.Count(finding => finding.Severity == item.Item1), Name: item.Item2))
            .Where(static item => item.Count > 0)
            .Select(static item => Count(item.Count, item.Name))
            .ToList();
        return parts.Count == 0 ? "no findings" : string.Join(", ", parts);
    }

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    private static string ToJson(IReadOnlyList<LocatedFinding> findings)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var finding in findings)
            {
                Write(json, finding);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

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
