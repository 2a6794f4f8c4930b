using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kubewright.Runtime;

/// <summary>Writes a timeline as JSON, always with the same members in the same order.</summary>
public static class TimelineJson
{
    /// <summary>The JSON, indented, ending with a line feed. Times are ISO 8601 in UTC with milliseconds.</summary>
    public static string Write(Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("start", Text(timeline.Start));
            json.WriteString("end", Text(timeline.End));
            json.WriteStartArray("groups");
            foreach (var group in timeline.Groups)
            {
                Write(json, group);
            }

            json.WriteEndArray();
            Write(json, timeline.Marks);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, TimelineGroup group)
    {
        json.WriteStartObject();
        json.WriteString("namespace", group.Namespace);
        json.WriteString("set", group.Set);
        json.WriteStartArray("lanes");
        foreach (var lane in group.Lanes)
        {
            json.WriteStartObject();
            json.WriteString("pod", lane.Pod);
            if (lane.Ordinal is { } ordinal)
            {
                json.WriteNumber("ordinal", ordinal);
            }

            json.WriteStartArray("spans");
            foreach (var span in lane.Spans)
            {
                Write(json, span);
            }

            json.WriteEndArray();
            Write(json, lane.Marks);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, group.Marks);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TimelineSpan span)
    {
        json.WriteStartObject();
        json.WriteString("start", Text(span.Start));
        json.WriteString("end", Text(span.End));
        json.WriteBoolean("isOpen", span.IsOpen);
        json.WriteString("phase", span.Phase.ToString());
        json.WriteString("status", span.Status);
        json.WriteString("uid", span.Uid);
        json.WriteString("revision", span.Revision);
        json.WriteString("node", span.Node);
        json.WriteNumber("restarts", span.Restarts);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<TimelineMark> marks)
    {
        json.WriteStartArray("marks");
        foreach (var mark in marks)
        {
            json.WriteStartObject();
            json.WriteString("time", Text(mark.Time));
            json.WriteString("kind", mark.Kind.ToString());
            json.WriteString("reason", mark.Reason);
            json.WriteString("message", mark.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
