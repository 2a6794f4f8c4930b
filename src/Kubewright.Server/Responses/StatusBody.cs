using System.Buffers;
using System.Text.Json;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>The body of an answer that is no object: <c>Status</c>.</summary>
internal static class StatusBody
{
    /// <summary>A refused request (SS-020).</summary>
    /// <param name="error">Why.</param>
    /// <param name="path">What was asked for; null when it was no resource.</param>
    public static byte[] Failure(ApiError error, ApiPath? path) => Write(json =>
    {
        json.WriteString("status", "Failure");
        json.WriteString("message", error.Message);
        json.WriteString("reason", error.Reason.ToString());
        json.WriteStartObject("details");
        if (path is not null && !IsAboutTheRequest(error))
        {
            WriteTarget(json, path.Name ?? error.ObjectName, path.Group, TargetOf(error, path), null);
        }

        if (error.Causes.Count > 0)
        {
            json.WriteStartArray("causes");
            foreach (var cause in error.Causes)
            {
                json.WriteStartObject();
                json.WriteString("reason", cause.Reason);
                json.WriteString("message", cause.Message);
                if (cause.Field.Length > 0)
                {
                    json.WriteString("field", cause.Field);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (error.RetryAfterSeconds is { } seconds)
        {
            json.WriteNumber("retryAfterSeconds", seconds);
        }

        json.WriteEndObject();
        json.WriteNumber("code", error.Code);
    });

    /// <summary>A request that was carried out and has no object to show.</summary>
    /// <param name="path">What was asked for.</param>
    /// <param name="uid">The uid of the object that is gone; null for none.</param>
    public static byte[] Success(ApiPath path, string? uid) => Write(json =>
    {
        json.WriteString("status", "Success");
        json.WriteStartObject("details");
        WriteTarget(json, path.Name, path.Group, path.Resource, uid);
        json.WriteEndObject();
    });

    /// <summary>Whether it is the request that is wrong, such as a patch that cannot be made: clients say so only when no object is named.</summary>
    private static bool IsAboutTheRequest(ApiError error) => error.Reason == StatusReason.Invalid && (error.Causes.Count == 0 || error.Causes[0].Field == "patch");

    /// <summary>An invalid object is named by its kind, everything else by its resource, as the API server does it.</summary>
    private static string TargetOf(ApiError error, ApiPath path) => error.Reason == StatusReason.Invalid ? path.Kind ?? path.Resource : path.Resource;

    private static void WriteTarget(Utf8JsonWriter json, string? name, string group, string resource, string? uid)
    {
        if (name is not null)
        {
            json.WriteString("name", name);
        }

        if (group.Length > 0)
        {
            json.WriteString("group", group);
        }

        json.WriteString("kind", resource);
        if (uid is not null)
        {
            json.WriteString("uid", uid);
        }
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("kind", "Status");
            json.WriteString("apiVersion", "v1");
            json.WriteStartObject("metadata");
            json.WriteEndObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
