using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>A request to a resource: where to, and the options in its query.</summary>
/// <param name="Http">The request and its answer.</param>
/// <param name="Path">What it addresses.</param>
/// <param name="Resource">The resource that is served there.</param>
internal sealed record ApiRequest(HttpContext Http, ApiPath Path, ServedResource Resource)
{
    /// <summary>How large a body may be, in bytes: the limit of the API server.</summary>
    public const int MaxBodySize = 3 * 1024 * 1024;

    /// <summary>How the API names the kind.</summary>
    public ResourceKind Kind => Resource.Names;

    /// <summary>The object that the path names.</summary>
    public ObjectKey Key => ObjectKey.Of(Resource.Stored, Path.Namespace, Path.Name ?? "");

    /// <summary>Whether nothing is to be kept (<c>dryRun=All</c>).</summary>
    public bool IsDryRun => Query("dryRun") == "All";

    /// <summary>Whether changes are asked for instead of objects.</summary>
    public bool IsWatch => Flag("watch");

    /// <summary>What happens to unknown fields.</summary>
    public FieldValidation Validation => Enum.TryParse<FieldValidation>(Query("fieldValidation"), out var validation) ? validation : FieldValidation.Warn;

    /// <summary>Who writes: the <c>fieldManager</c> of the request, or else the program that sent it.</summary>
    /// <param name="applies">Whether the request applies a configuration.</param>
    public FieldManager Manager(bool applies)
    {
        var name = Query("fieldManager") ?? Http.Request.Headers.UserAgent.ToString().Split('/')[0];
        return new FieldManager(
            name.Length == 0 ? "unknown" : name.Length <= FieldManager.MaxNameLength ? name : name[..FieldManager.MaxNameLength],
            applies,
            Kind.ApiVersion,
            Path.Subresource ?? "");
    }

    /// <summary>A parameter of the query; null when it is not given or empty.</summary>
    public string? Query(string name) => Http.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>Whether a parameter of the query says yes.</summary>
    public bool Flag(string name) => Query(name) is "true" or "1";

    /// <summary>Reads the whole body.</summary>
    /// <returns>The bytes; null when they are too many.</returns>
    public Task<ReadOnlyMemory<byte>?> ReadBodyAsync() => ReadBodyAsync(Http);

    /// <summary>Reads the whole body of a request.</summary>
    /// <returns>The bytes; null when they are too many.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength > MaxBodySize)
        {
            return null;
        }

        using var buffer = new MemoryStream((int)(http.Request.ContentLength ?? 0));
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted).ConfigureAwait(false)) > 0)
        {
            if (buffer.Length + read > MaxBodySize)
            {
                return null;
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    /// <summary>The error for a body that is too large.</summary>
    public static ApiError TooLarge { get; } = new(StatusReason.RequestEntityTooLarge, $"Request entity too large: limit is {MaxBodySize}");
}
