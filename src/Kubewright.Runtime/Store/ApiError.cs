namespace Kubewright.Runtime;

/// <summary>A refused request, as the API server would tell it in a <c>Status</c>.</summary>
/// <param name="Reason">The machine-readable reason.</param>
/// <param name="Message">The text a client prints.</param>
/// <param name="Causes">One entry per invalid field; empty for other reasons.</param>
public sealed record ApiError(StatusReason Reason, string Message, ValueList<ApiErrorCause> Causes)
{
    /// <summary>An error without field causes.</summary>
    public ApiError(StatusReason reason, string message)
        : this(reason, message, [])
    {
    }

    /// <summary>After how many seconds to ask again; null for no advice.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>The name of the object that is invalid, which the path of a request that creates it does not have; null where the path has it.</summary>
    public string? ObjectName { get; init; }

    /// <summary>The HTTP status code of the reason.</summary>
    public int Code => Reason switch
    {
        StatusReason.BadRequest => 400,
        StatusReason.Forbidden => 403,
        StatusReason.NotFound => 404,
        StatusReason.AlreadyExists or StatusReason.Conflict => 409,
        StatusReason.Unauthorized => 401,
        StatusReason.MethodNotAllowed => 405,
        StatusReason.Expired => 410,
        StatusReason.RequestEntityTooLarge => 413,
        StatusReason.UnsupportedMediaType => 415,
        StatusReason.TooManyRequests => 429,
        StatusReason.InternalError => 500,
        StatusReason.ServiceUnavailable => 503,
        StatusReason.Timeout => 504,
        _ => 422,
    };

    /// <summary>404 <c>pods "web-0" not found</c>.</summary>
    public static ApiError NotFound(ObjectKey key) => new(StatusReason.NotFound, $"{Resource(key)} \"{key.Name}\" not found");

    /// <summary>404 for a kind that the store does not keep.</summary>
    public static ApiError UnknownKind(IKubernetesObject obj) =>
        new(StatusReason.NotFound, $"no matches for kind \"{obj.Kind}\" in version \"{obj.ApiVersion}\": apply its CustomResourceDefinition first");

    /// <summary>409 <c>pods "web-0" already exists</c>.</summary>
    public static ApiError AlreadyExists(ObjectKey key) =>
        new(StatusReason.AlreadyExists, $"{Resource(key)} \"{key.Name}\" already exists");

    /// <summary>409 for a stale <c>resourceVersion</c>.</summary>
    public static ApiError Conflict(ObjectKey key) => Conflict(
        key,
        "the object has been modified; please apply your changes to the latest version and try again");

    /// <summary>409 with its own explanation.</summary>
    public static ApiError Conflict(ObjectKey key, string why) => new(
        StatusReason.Conflict,
        $"Operation cannot be fulfilled on {Resource(key)} \"{key.Name}\": {why}");

    /// <summary>403 <c>pods "web-0" is forbidden: WHY</c>.</summary>
    public static ApiError Forbidden(ObjectKey key, string why) =>
        new(StatusReason.Forbidden, $"{Resource(key)} \"{key.Name}\" is forbidden: {why}");

    /// <summary>500 <c>Internal error occurred: WHY</c>.</summary>
    public static ApiError Internal(string why) => new(StatusReason.InternalError, $"Internal error occurred: {why}");

    /// <inheritdoc/>
    public override string ToString() => Message;

    private static string Resource(ObjectKey key) => KindInfo.Find(key.Kind)?.Resource ?? key.Kind;
}
