using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Writes answers.</summary>
internal sealed class ApiResponse(ObjectRenderer renderer, TableRenderer tables)
{
    /// <summary>The media type of most answers.</summary>
    public const string Json = "application/json";

    /// <summary>Answers with an object, as a table when the client asks for one.</summary>
    public Task ObjectAsync(ApiRequest request, IKubernetesObject obj, ImmutableArray<string> warnings = default, int code = StatusCodes.Status200OK)
    {
        Warn(request.Http, warnings);
        return tables.IsWanted(request)
            ? BytesAsync(request.Http, code, tables.Render(request, [obj], ObjectRenderer.ListMeta(obj.Metadata.ResourceVersion ?? "", null, null)))
            : BytesAsync(request.Http, code, renderer.Json(obj, request.Kind));
    }

    /// <summary>Answers with objects, as a table when the client asks for one.</summary>
    /// <param name="request">The request.</param>
    /// <param name="version">The resource version of the list.</param>
    /// <param name="next">How to ask for the rest; null when there is none.</param>
    /// <param name="remaining">How many objects remain; null when that is not known.</param>
    /// <param name="objects">The objects.</param>
    public Task ListAsync(ApiRequest request, string version, string? next, long? remaining, IReadOnlyList<IKubernetesObject> objects)
    {
        if (tables.IsWanted(request))
        {
            return BytesAsync(request.Http, StatusCodes.Status200OK, tables.Render(request, objects, ObjectRenderer.ListMeta(version, next, remaining)));
        }

        var list = renderer.List(request.Kind, version, next, remaining, objects);
        request.Http.Response.ContentType = Json;
        request.Http.Response.ContentLength = list.Length;
        return list.WriteToAsync(request.Http.Response.BodyWriter, request.Http.RequestAborted);
    }

    /// <summary>Answers with an error.</summary>
    public static Task ErrorAsync(HttpContext http, ApiError error, ApiPath? path)
    {
        if (error.RetryAfterSeconds is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return BytesAsync(http, error.Code, StatusBody.Failure(error, path));
    }

    /// <summary>Answers with JSON that is there already.</summary>
    public static async Task BytesAsync(HttpContext http, int code, ReadOnlyMemory<byte> body, string contentType = Json)
    {
        http.Response.StatusCode = code;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = body.Length;
        await http.Response.BodyWriter.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Puts a remark into the headers that kubectl prints.</summary>
    public static void Warn(HttpContext http, string warning)
    {
        var text = new string([.. warning.Select(static c => c is < ' ' or > '~' ? ' ' : c)]).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        http.Response.Headers.Append("Warning", $"299 - \"{text}\"");
    }

    private static void Warn(HttpContext http, ImmutableArray<string> warnings)
    {
        foreach (var warning in warnings.IsDefault ? [] : warnings)
        {
            Warn(http, warning);
        }
    }
}
