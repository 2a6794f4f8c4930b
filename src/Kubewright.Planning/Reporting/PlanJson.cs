using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kubewright.Rules;

namespace Kubewright.Planning;

/// <summary>Writes plans and differences as JSON, always with the same members in the same order. Times are seconds from the moment of the change.</summary>
public static class PlanJson
{
    /// <summary>The plan as one object, indented, ending with a line feed.</summary>
    /// <param name="plan">The plan.</param>
    public static string Write(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Text(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("succeeds", plan.Succeeds);
            json.WriteStartArray("changes");
            Write(json, plan.Changes);
            json.WriteEndArray();
            json.WriteStartArray("refused");
            foreach (var refusal in plan.Refusals)
            {
                json.WriteStartObject();
                Write(json, refusal.Id);
                json.WriteString("message", refusal.Message);
                Write(json, "reasons", refusal.Reasons);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("advice");
            foreach (var advice in plan.Advice)
            {
                json.WriteStartObject();
                Write(json, advice.Id);
                json.WriteString("rule", advice.RuleId);
                json.WriteString("severity", advice.Severity == Severity.Warning ? "warning" : "info");
                json.WriteString("message", advice.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            Write(json, plan.Rollout);
            Write(json, "kept", plan.Kept);
            json.WriteEndObject();
        });
    }

    /// <summary>The differences as one list, indented, ending with a line feed.</summary>
    /// <param name="changes">The differences.</param>
    public static string Write(IEnumerable<ObjectChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return Text(json =>
        {
            json.WriteStartArray();
            Write(json, changes);
            json.WriteEndArray();
        });
    }

    private static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<ObjectChange> changes)
    {
        foreach (var change in changes.Where(static change => change.Kind != ChangeKind.Unchanged))
        {
            json.WriteStartObject();
            Write(json, change.Id);
            json.WriteString("change", Name(change.Kind));
            json.WriteStartArray("fields");
            foreach (var field in change.Fields)
            {
                json.WriteStartObject();
                json.WriteString("path", field.Path);
                json.WriteString("before", field.Before);
                json.WriteString("after", field.After);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, RolloutForecast rollout)
    {
        json.WriteStartObject("rollout");
        json.WriteBoolean("settles", rollout.Settles);
        json.WriteNumber("seconds", Seconds(rollout.Length));
        json.WriteStartArray("sets");
        foreach (var set in rollout.Sets)
        {
            json.WriteStartObject();
            Write(json, set.Id);
            json.WriteString("outcome", Name(set.Outcome));
            json.WriteNumber("replicas", set.Replicas);
            json.WriteNumber("readyBefore", set.ReadyBefore);
            json.WriteNumber("lowestReady", set.LowestReady);
            json.WriteNumber("lowestAt", Seconds(set.LowestAt));
            json.WriteNumber("seconds", Seconds(set.Duration));
            Write(json, "restarts", set.Restarts);
            Write(json, "held", set.Held);
            Write(json, "waits", set.Waits);
            json.WriteStartArray("steps");
            foreach (var step in set.Steps)
            {
                json.WriteStartObject();
                json.WriteNumber("at", Seconds(step.At));
                json.WriteString("pod", step.Pod);
                json.WriteString("what", Name(step.Kind));
                json.WriteNumber("ready", step.Ready);
                if (step.Images.Length > 0)
                {
                    json.WriteString("images", step.Images);
                }

                if (step.After.Length > 0)
                {
                    json.WriteString("after", step.After);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "waits", rollout.Waits);
        Write(json, "notes", rollout.Notes);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ObjectId id)
    {
        json.WriteString("kind", id.Kind);
        if (id.Group.Length > 0)
        {
            json.WriteString("group", id.Group);
        }

        if (id.Namespace.Length > 0)
        {
            json.WriteString("namespace", id.Namespace);
        }

        json.WriteString("name", id.Name);
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static decimal Seconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMillisecond / 1000m;

    private static string Name<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
