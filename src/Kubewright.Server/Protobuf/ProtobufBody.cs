using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>
/// Bodies in Protocol Buffers, as kubectl sends them for many kinds: the bytes <c>k8s\0</c>, then an envelope of the kind and the
/// message. They are turned into JSON before anything else reads them.
/// </summary>
internal static class ProtobufBody
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/vnd.kubernetes.protobuf";

    private static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    /// <summary>Puts JSON in the place of a body in Protocol Buffers; leaves others alone.</summary>
    /// <returns>Why the body cannot be read; null when it can.</returns>
    public static async Task<ApiError?> TranslateAsync(HttpContext http)
    {
        if (MediaTypes.Of(http.Request.ContentType) != MediaType)
        {
            return null;
        }

        if (await ApiRequest.ReadBodyAsync(http).ConfigureAwait(false) is not { } body)
        {
            return ApiRequest.TooLarge;
        }

        // A deletion without options has an empty body.
        ApiError? error = null;
        var json = body.IsEmpty ? "" : Translate(body.Span, out error)?.ToJsonString();
        if (json is null)
        {
            return error;
        }

        var bytes = Encoding.UTF8.GetBytes(json);
        http.Request.Body = new MemoryStream(bytes, writable: false);
        http.Request.ContentLength = bytes.Length;
        http.Request.ContentType = ApiResponse.Json;
        return null;
    }

    /// <summary>The object in a body as JSON; null with the error when it cannot be read.</summary>
    public static JsonObject? Translate(ReadOnlySpan<byte> body, out ApiError? error)
    {
        error = null;
        if (!body.StartsWith(Magic))
        {
            error = new ApiError(StatusReason.BadRequest, "the body is not in Protocol Buffers as Kubernetes writes them: it must begin with k8s and a zero byte");
            return null;
        }

        try
        {
            var (apiVersion, kind, raw) = Envelope(body[Magic.Length..]);
            if (ProtobufMessages.Find(ProtobufMessages.NameOf(apiVersion, kind)) is not { } fields)
            {
                error = new ApiError(StatusReason.UnsupportedMediaType, $"{apiVersion} {kind} is not read in Protocol Buffers; send JSON (Content-Type: application/json)");
                return null;
            }

            var json = ProtobufDecoder.Decode(raw, fields);
            json["apiVersion"] = apiVersion;
            json["kind"] = kind;
            return json;
        }
        catch (FormatException exception)
        {
            error = new ApiError(StatusReason.BadRequest, $"error decoding the body: {exception.Message}");
            return null;
        }
    }

    private static (string ApiVersion, string Kind, byte[] Raw) Envelope(ReadOnlySpan<byte> bytes)
    {
        var (apiVersion, kind, raw) = ("", "", Array.Empty<byte>());
        var reader = new ProtobufReader(bytes);
        while (!reader.IsAtEnd)
        {
            switch (reader.Tag())
            {
                case (1, ProtobufWire.Bytes):
                    (apiVersion, kind) = Type(reader.Bytes());
                    break;
                case (2, ProtobufWire.Bytes):
                    raw = reader.Bytes().ToArray();
                    break;
                case (_, var wire):
                    reader.Skip(wire);
                    break;
            }
        }

        return (apiVersion, kind, raw);
    }

    private static (string ApiVersion, string Kind) Type(ReadOnlySpan<byte> bytes)
    {
        var (apiVersion, kind) = ("", "");
        var reader = new ProtobufReader(bytes);
        while (!reader.IsAtEnd)
        {
            switch (reader.Tag())
            {
                case (1, ProtobufWire.Bytes):
                    apiVersion = reader.Text();
                    break;
                case (2, ProtobufWire.Bytes):
                    kind = reader.Text();
                    break;
                case (_, var wire):
                    reader.Skip(wire);
                    break;
            }
        }

        return (apiVersion, kind);
    }
}
