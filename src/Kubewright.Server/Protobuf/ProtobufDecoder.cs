using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kubewright.Server;

/// <summary>Turns a message into the JSON that stands for the same object. No message contains itself, so the depth has an end.</summary>
internal sealed class ProtobufDecoder
{
    /// <summary>How many values an object may have: a list of empty messages takes two bytes for each.</summary>
    private const int MaxValues = 200_000;

    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 100 };

    private int _values;

    private ProtobufDecoder()
    {
    }

    /// <summary>The message as JSON.</summary>
    /// <param name="message">The bytes.</param>
    /// <param name="fields">The fields it may have; others are passed over, as those of a newer version.</param>
    /// <exception cref="FormatException">The bytes are no such message, or one that is too large.</exception>
    public static JsonObject Decode(ReadOnlySpan<byte> message, FrozenDictionary<int, ProtobufField> fields)
    {
        var decoder = new ProtobufDecoder();
        var json = new JsonObject();
        decoder.Read(message, fields, json);
        return json;
    }

    private void Read(ReadOnlySpan<byte> message, FrozenDictionary<int, ProtobufField> fields, JsonObject into)
    {
        var reader = new ProtobufReader(message);
        while (!reader.IsAtEnd)
        {
            var (number, wire) = reader.Tag();
            if (!fields.TryGetValue(number, out var field))
            {
                reader.Skip(wire);
                continue;
            }

            if (++_values > MaxValues)
            {
                throw new FormatException($"the object has more than {MaxValues} values");
            }

            if (field.Name is not { } name)
            {
                Read(Message(ref reader, wire), ProtobufMessages.All[field.Type], into);
                continue;
            }

            switch (field.Form)
            {
                case ProtobufForm.Map:
                    var (key, entry) = Entry(Message(ref reader, wire), field.Type);
                    Member(into, name, static () => new JsonObject()).AsObject()[key] = entry;
                    break;
                case ProtobufForm.List:
                    Member(into, name, static () => new JsonArray()).AsArray().Add(Value(ref reader, wire, field.Type));
                    break;
                default:
                    var value = Value(ref reader, wire, field.Type);
                    if (value is not null && (field.KeepsZero || !IsZero(value)))
                    {
                        into[name] = value;
                    }

                    break;
            }
        }
    }

    private (string Key, JsonNode? Value) Entry(ReadOnlySpan<byte> message, string type)
    {
        var key = "";
        JsonNode? value = null;
        var reader = new ProtobufReader(message);
        while (!reader.IsAtEnd)
        {
            switch (reader.Tag())
            {
                case (1, ProtobufWire.Bytes):
                    key = reader.Text();
                    break;
                case (2, var wire):
                    value = Value(ref reader, wire, type);
                    break;
                case (_, var wire):
                    reader.Skip(wire);
                    break;
            }
        }

        return (key, value ?? (type is "string" or "bytes" ? "" : null));
    }

    private JsonNode? Value(ref ProtobufReader reader, ProtobufWire wire, string type)
    {
        switch (type)
        {
            case "bool":
                return Number(ref reader, wire) != 0;
            case "int32" or "int64":
                return (long)Number(ref reader, wire);
            case "string":
                RequireBytes(wire);
                return reader.Text();
        }

        var bytes = Message(ref reader, wire);
        switch (type)
        {
            case "bytes":
                return Convert.ToBase64String(bytes);
            case "resource.Quantity":
                return Quantity(bytes);
            case "intstr.IntOrString":
                return IntOrString(bytes);
            case "meta.v1.Time":
                return Time(bytes, "yyyy-MM-dd'T'HH:mm:ss'Z'");
            case "meta.v1.MicroTime":
                return Time(bytes, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'");
            case "runtime.RawExtension" or "meta.v1.FieldsV1":
                return Raw(bytes);
        }

        var json = new JsonObject();
        Read(bytes, ProtobufMessages.All[type], json);
        return json;
    }

    private static JsonNode Member(JsonObject obj, string name, Func<JsonNode> create) => obj[name] ??= create();

    private static bool IsZero(JsonNode value) => value is JsonValue scalar
        && ((scalar.TryGetValue<string>(out var text) && text.Length == 0)
            || (scalar.TryGetValue<long>(out var number) && number == 0)
            || (scalar.TryGetValue<bool>(out var flag) && !flag));

    private static ulong Number(ref ProtobufReader reader, ProtobufWire wire) =>
        wire == ProtobufWire.Varint ? reader.Varint() : throw new FormatException("a number is not written as one");

    private static ReadOnlySpan<byte> Message(ref ProtobufReader reader, ProtobufWire wire)
    {
        RequireBytes(wire);
        return reader.Bytes();
    }

    private static void RequireBytes(ProtobufWire wire)
    {
        if (wire != ProtobufWire.Bytes)
        {
            throw new FormatException("a message or text is written as a number");
        }
    }

    /// <summary>A message of one text.</summary>
    private static string Quantity(ReadOnlySpan<byte> message)
    {
        var (_, text) = Scalars(message);
        return text.Length == 0 ? "0" : text;
    }

    /// <summary>A message of a type (0 for a number), a number and a text.</summary>
    private static JsonNode IntOrString(ReadOnlySpan<byte> message)
    {
        var (numbers, text) = Scalars(message);
        return numbers[1] == 0 ? numbers[2] : text;
    }

    /// <summary>A message of seconds since 1970 and nanoseconds; null for the time that is not set.</summary>
    private static JsonNode? Time(ReadOnlySpan<byte> message, string format)
    {
        if (message.IsEmpty)
        {
            return null;
        }

        var (numbers, _) = Scalars(message);
        var (seconds, nanoseconds) = (numbers[1], numbers[2]);
        return seconds is >= -62_135_596_800 and <= 253_402_300_799 && nanoseconds is >= 0 and < 1_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(nanoseconds / 100).ToString(format, CultureInfo.InvariantCulture)
            : throw new FormatException("a time is not one of the years 1 to 9999");
    }

    /// <summary>A message of JSON in UTF-8.</summary>
    private static JsonNode? Raw(ReadOnlySpan<byte> message)
    {
        var reader = new ProtobufReader(message);
        JsonNode? json = null;
        while (!reader.IsAtEnd)
        {
            var (field, wire) = reader.Tag();
            if (field != 1 || wire != ProtobufWire.Bytes)
            {
                reader.Skip(wire);
                continue;
            }

            try
            {
                json = JsonNode.Parse(reader.Bytes(), documentOptions: Bounded);
            }
            catch (JsonException exception)
            {
                throw new FormatException($"an embedded object is no JSON: {exception.Message}", exception);
            }
        }

        return json;
    }

    /// <summary>What a small message holds: its numbers by field (1 and 2), and its text.</summary>
    private static (long[] Numbers, string Text) Scalars(ReadOnlySpan<byte> message)
    {
        var numbers = new long[3];
        var text = "";
        var reader = new ProtobufReader(message);
        while (!reader.IsAtEnd)
        {
            var (field, wire) = reader.Tag();
            if (wire == ProtobufWire.Varint && field < numbers.Length)
            {
                numbers[field] = (long)reader.Varint();
            }
            else if (wire == ProtobufWire.Bytes)
            {
                text = reader.Text();
            }
            else
            {
                reader.Skip(wire);
            }
        }

        return (numbers, text);
    }
}
