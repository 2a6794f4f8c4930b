using System.Globalization;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>
/// The <c>resourceVersion</c> and <c>resourceVersionMatch</c> of a get or a list. What is read is always the present, so that
/// only a version that nobody has seen yet, or exactly one that is past, cannot be served.
/// </summary>
internal static class RequestedVersion
{
    /// <summary>Why an object cannot be read at the version that is asked for; null when it can.</summary>
    /// <param name="request">The request.</param>
    /// <param name="current">The version there is.</param>
    public static ApiError? RefuseGet(ApiRequest request, long current) =>
        request.Query("resourceVersion") is not { } given ? null
        : ulong.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? TooLarge(version, current)
        : Malformed(given);

    /// <summary>Why a list cannot be given at the version that is asked for; null when it can.</summary>
    /// <inheritdoc cref="RefuseGet"/>
    public static ApiError? RefuseList(ApiRequest request, long current)
    {
        var version = request.Query("resourceVersion") is { } given ? ulong.Parse(given, CultureInfo.InvariantCulture) : (ulong?)null;
        return request.Query("resourceVersionMatch") is not { } match ? (version is { } least ? TooLarge(least, current) : null)
            : version is not { } number ? Forbidden("resourceVersionMatch is forbidden unless resourceVersion is provided")
            : request.Query("continue") is not null ? Forbidden("resourceVersionMatch is forbidden when continue is provided")
            : match is not ("Exact" or "NotOlderThan") ? Invalid("FieldValueNotSupported", $"Unsupported value: \"{match}\": supported values: \"Exact\", \"NotOlderThan\", \"\"")
            : match == "Exact" && number == 0 ? Forbidden("resourceVersionMatch \"Exact\" is forbidden for resourceVersion \"0\"")
            : match == "Exact" && number < (ulong)current ? new ApiError(StatusReason.Expired, "The resourceVersion for the provided list is too old.")
            : TooLarge(number, current);
    }

    /// <summary>The error for a version that is no number.</summary>
    public static ApiError Malformed(string version) =>
        new(StatusReason.BadRequest, $"resourceVersion: Invalid value: \"{version}\": strconv.ParseUint: parsing \"{version}\": invalid syntax");

    private static ApiError? TooLarge(ulong version, long current) => version <= (ulong)current ? null
        : new ApiError(StatusReason.Timeout, $"Too large resource version: {version}, current: {current}", [new ApiErrorCause("ResourceVersionTooLarge", "", "Too large resource version")]) { RetryAfterSeconds = 1 };

    private static ApiError Forbidden(string why) => Invalid("FieldValueForbidden", $"Forbidden: {why}");

    private static ApiError Invalid(string reason, string why) =>
        new(StatusReason.Invalid, $"ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: {why}", [new ApiErrorCause(reason, "resourceVersionMatch", why)]);
}
