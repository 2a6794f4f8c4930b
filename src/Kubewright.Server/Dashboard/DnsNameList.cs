using System.Buffers;
using System.Text.Json;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>The DNS names of a namespace as JSON, for the page.</summary>
internal static class DnsNameList
{
    /// <summary>How many records of a Service are sent at most; how many there are is sent, too.</summary>
    public const int MostRecords = 200;

    /// <summary><c>{"services":[{"name":…,"total":…,"records":[{"name":…,"type":"A","data":…}]}]}</c>, in order of names.</summary>
    public static ReadOnlyMemory<byte> Write(ClusterSnapshot snapshot, string @namespace)
    {
        var resolver = new DnsResolver(snapshot);
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("services");
        foreach (var service in snapshot.Services.Where(service => ObjectKey.Of(service).Namespace == @namespace))
        {
            var records = resolver.RecordsOf(service);
            json.WriteStartObject();
            json.WriteString("name", service.Metadata.Name);
            json.WriteNumber("total", records.Length);
            json.WriteStartArray("records");
            foreach (var record in records.AsSpan(0, Math.Min(records.Length, MostRecords)))
            {
                json.WriteStartObject();
                json.WriteString("name", record.Name);
                json.WriteString("type", record.Type.ToString().ToUpperInvariant());
                json.WriteString("data", record.Data);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
