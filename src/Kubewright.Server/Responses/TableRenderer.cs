using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Renders objects as the tables that <c>kubectl get</c> prints (SS-303).</summary>
internal sealed class TableRenderer(ObjectRenderer objects, TimeProvider clock)
{
    /// <summary>Whether the client prefers a table to objects.</summary>
    public bool IsWanted(ApiRequest request)
    {
        foreach (var accepted in request.Http.Request.Headers.Accept.ToString().Split(','))
        {
            var parts = accepted.Split(';', StringSplitOptions.TrimEntries);
            if (parts.Contains("as=Table") && parts.Contains("v=v1") && parts.Contains("g=meta.k8s.io"))
            {
                return true;
            }

            if (parts is [ApiResponse.Json])
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>A <c>Table</c> as JSON.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="rows">The objects.</param>
    /// <param name="listMeta">The metadata of the table as JSON.</param>
    /// <param name="withColumns">Whether the columns are described: not again in a stream.</param>
    public byte[] Render(ApiRequest request, IReadOnlyList<IKubernetesObject> rows, string listMeta, bool withColumns = true) =>
        Render(request, rows, listMeta, request.Resource.Table, withColumns);

    /// <summary>A <c>Table</c> as JSON.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="rows">The objects.</param>
    /// <param name="listMeta">The metadata of the table as JSON.</param>
    /// <param name="table">Its columns.</param>
    /// <param name="withColumns">Whether the columns are described: not again in a stream.</param>
    public byte[] Render(ApiRequest request, IReadOnlyList<IKubernetesObject> rows, string listMeta, IObjectTable table, bool withColumns = true)
    {
        var now = clock.GetUtcNow();
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("kind", "Table");
            json.WriteString("apiVersion", "meta.k8s.io/v1");
            json.WritePropertyName("metadata");
            json.WriteRawValue(listMeta);
            if (withColumns)
            {
                WriteColumns(json, table.Columns);
            }

            json.WriteStartArray("rows");
            foreach (var obj in rows)
            {
                json.WriteStartObject();
                json.WriteStartArray("cells");
                foreach (var cell in table.Cells(obj, now))
                {
                    json.WriteStringValue(cell);
                }

                json.WriteEndArray();
                WriteObject(json, obj, request);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteColumns(Utf8JsonWriter json, ImmutableArray<(string Name, bool IsWide)> columns)
    {
        json.WriteStartArray("columnDefinitions");
        foreach (var (name, isWide) in columns)
        {
            json.WriteStartObject();
            json.WriteString("name", Title(name));
            json.WriteString("type", "string");
            json.WriteString("format", name == "NAME" ? "name" : "");
            json.WriteString("description", "");
            json.WriteNumber("priority", isWide ? 1 : 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteObject(Utf8JsonWriter json, IKubernetesObject obj, ApiRequest request)
    {
        switch (request.Query("includeObject"))
        {
            case "None":
                break;
            case "Object":
                json.WritePropertyName("object");
                json.WriteRawValue(objects.Json(obj, request.Kind), skipInputValidation: true);
                break;
            default:
                json.WritePropertyName("object");
                json.WriteStartObject();
                json.WriteString("kind", "PartialObjectMetadata");
                json.WriteString("apiVersion", "meta.k8s.io/v1");
                json.WritePropertyName("metadata");
                var buffer = new ArrayBufferWriter<byte>(512);
                obj.Metadata.Write(new JsonManifestWriter(buffer));
                json.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
                json.WriteEndObject();
                break;
        }
    }

    /// <summary>Headings are words in the protocol; kubectl prints them in capitals.</summary>
    private static string Title(string heading) =>
        string.Join(' ', heading.Split(' ').Select(static word => word.Length > 1 ? word[..1] + word[1..].ToLowerInvariant() : word));
}
