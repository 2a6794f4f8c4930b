using System.Buffers;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>One client's stream of changes: a line of JSON each.</summary>
/// <param name="objects">Renders objects.</param>
/// <param name="tables">Renders rows; null when the client wants objects.</param>
/// <param name="request">What the client asked for.</param>
internal sealed class WatchStream(ObjectRenderer objects, TableRenderer? tables, ApiRequest request)
{
    /// <summary>How many bytes may wait to be sent before the client is waited for.</summary>
    public const int FlushSize = 256 * 1024;

    private bool _hasColumns;

    /// <summary>A change of an object.</summary>
    public void Change(IBufferWriter<byte> output, WatchEventType type, IKubernetesObject obj)
    {
        var name = type switch
        {
            WatchEventType.Added => "ADDED",
            WatchEventType.Modified => "MODIFIED",
            _ => "DELETED",
        };
        if (tables is null)
        {
            Write(output, name, objects.Json(obj, request.Kind));
            return;
        }

        // Columns come with the first row only, as kubectl expects.
        var meta = ObjectRenderer.ListMeta(obj.Metadata.ResourceVersion ?? "", null, null);
        Write(output, name, tables.Render(request, [obj], meta, withColumns: !_hasColumns));
        _hasColumns = true;
    }

    /// <summary>Tells how far the client has come, with no change.</summary>
    /// <param name="output">Receives the line.</param>
    /// <param name="version">The version up to which everything was sent.</param>
    /// <param name="endsInitial">Whether everything that was there at the beginning is sent.</param>
    public void Bookmark(IBufferWriter<byte> output, long version, bool endsInitial)
    {
        var annotations = endsInitial ? ",\"annotations\":{\"k8s.io/initial-events-end\":\"true\"}" : "";
        Utf8.Write(
            output,
            tables is null
                ? $"{{\"type\":\"BOOKMARK\",\"object\":{{\"kind\":\"{request.Kind.Kind}\",\"apiVersion\":\"{request.Kind.ApiVersion}\",\"metadata\":{{\"resourceVersion\":\"{version}\",\"creationTimestamp\":null{annotations}}}}}}}\n"
                : $"{{\"type\":\"BOOKMARK\",\"object\":{{\"kind\":\"Table\",\"apiVersion\":\"meta.k8s.io/v1\",\"metadata\":{{\"resourceVersion\":\"{version}\"}},\"columnDefinitions\":null,\"rows\":[{{\"cells\":[],\"object\":{{\"kind\":\"PartialObjectMetadata\",\"apiVersion\":\"meta.k8s.io/v1\",\"metadata\":{{\"resourceVersion\":\"{version}\",\"creationTimestamp\":null{annotations}}}}}}}]}}}}\n");
    }

    /// <summary>Tells that the version the client asks for is no longer known: it must list anew.</summary>
    public void Expired(IBufferWriter<byte> output) => Write(
        output,
        "ERROR",
        StatusBody.Failure(new ApiError(StatusReason.Expired, $"too old resource version: {request.Query("resourceVersion")}"), null));

    private static void Write(IBufferWriter<byte> output, string type, ReadOnlySpan<byte> body)
    {
        Utf8.Write(output, $"{{\"type\":\"{type}\",\"object\":");
        output.Write(body);
        output.Write("}\n"u8);
    }
}
