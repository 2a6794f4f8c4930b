using System.Text.Json.Nodes;

namespace Kubewright.Runtime;

/// <summary>Which manager wrote which places of one object: <c>metadata.managedFields</c> in a form to compute with.</summary>
internal sealed class ManagedFields
{
    private const string Member = "managedFields";

    /// <summary>In the order of their first write.</summary>
    private readonly List<Entry> _entries = [];

    /// <summary>Every manager with its places.</summary>
    public IEnumerable<(FieldManager Manager, FieldSet Fields)> All => _entries.Select(static entry => (entry.Manager, entry.Fields));

    /// <summary>Reads them from an object; what cannot be understood is left out.</summary>
    public static ManagedFields Read(JsonObject? obj)
    {
        var managed = new ManagedFields();
        foreach (var entry in ((obj?["metadata"] as JsonObject)?[Member] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (entry["fieldsV1"] is JsonObject fields && Text(entry, "manager") is { } name)
            {
                managed._entries.Add(new Entry(
                    new FieldManager(name, Text(entry, "operation") == "Apply", Text(entry, "apiVersion") ?? "", Text(entry, "subresource") ?? ""),
                    FieldSet.Read(fields),
                    Text(entry, "time")));
            }
        }

        return managed;
    }

    /// <summary>Whether the object says that it wants no tracking, or to begin anew: an empty list.</summary>
    public static bool IsReset(JsonObject obj) => (obj["metadata"] as JsonObject)?[Member] is JsonArray { Count: 0 };

    /// <summary>Takes them out of an object.</summary>
    public static void Remove(JsonObject obj) => (obj["metadata"] as JsonObject)?.Remove(Member);

    /// <summary>The places of one manager; empty when it has none.</summary>
    public FieldSet Of(FieldManager manager) => _entries.Find(entry => entry.Manager == manager)?.Fields ?? new FieldSet();

    /// <summary>Gives a manager its places. The time is set when they changed; a manager without any is forgotten.</summary>
    public void Set(FieldManager manager, FieldSet fields, string time)
    {
        var index = _entries.FindIndex(entry => entry.Manager == manager);
        if (fields.IsEmpty)
        {
            if (index >= 0)
            {
                _entries.RemoveAt(index);
            }
        }
        else if (index < 0)
        {
            _entries.Add(new Entry(manager, fields, time));
        }
        else if (!_entries[index].Fields.SetEquals(fields))
        {
            _entries[index] = new Entry(manager, fields, time);
        }
    }

    /// <summary>Takes places away from every manager but one. Times stay: these managers wrote nothing.</summary>
    public void TakeFromOthers(FieldManager keeper, Func<FieldSet, FieldSet> take)
    {
        for (var i = _entries.Count - 1; i >= 0; i--)
        {
            if (_entries[i].Manager == keeper)
            {
                continue;
            }

            var rest = take(_entries[i].Fields);
            if (rest.IsEmpty)
            {
                _entries.RemoveAt(i);
            }
            else
            {
                _entries[i] = _entries[i] with { Fields = rest };
            }
        }
    }

    /// <summary>Writes them into an object.</summary>
    public void Write(JsonObject obj)
    {
        if (obj["metadata"] is not JsonObject metadata)
        {
            return;
        }

        if (_entries.Count == 0)
        {
            metadata.Remove(Member);
            return;
        }

        metadata[Member] = new JsonArray([.. _entries.Select(static entry => entry.Write())]);
    }

    private static string? Text(JsonObject entry, string name) =>
        entry[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private sealed record Entry(FieldManager Manager, FieldSet Fields, string? Time)
    {
        public JsonNode Write()
        {
            var entry = new JsonObject
            {
                ["apiVersion"] = Manager.ApiVersion,
                ["fieldsType"] = "FieldsV1",
                ["fieldsV1"] = Fields.Write(),
                ["manager"] = Manager.Name,
                ["operation"] = Manager.Applies ? "Apply" : "Update",
            };
            if (Manager.Subresource.Length > 0)
            {
                entry["subresource"] = Manager.Subresource;
            }

            if (Time is not null)
            {
                entry["time"] = Time;
            }

            return entry;
        }
    }
}
