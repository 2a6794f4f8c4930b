using System.Globalization;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>The objects that a request to a collection is about.</summary>
/// <param name="Kind">Their kind, as keys name it.</param>
/// <param name="Namespace">Their namespace; null for all.</param>
/// <param name="Labels">What their labels must be.</param>
/// <param name="Fields">What their fields must be.</param>
internal sealed record Selection(string Kind, string? Namespace, LabelQuery Labels, FieldQuery Fields)
{
    /// <summary>The one object that is asked for; null for a collection.</summary>
    public ObjectKey? Names { get; init; }

    /// <summary>Whether fewer objects are meant than there are in the namespace.</summary>
    public bool IsFiltering => !Labels.IsEmpty || !Fields.IsEmpty;

    /// <summary>What a request selects; null with the error when its selectors cannot be read.</summary>
    public static Selection? Of(ApiRequest request, out ApiError? error)
    {
        error = Malformed(request);
        if (error is not null || LabelQuery.Parse(request.Query("labelSelector"), out error) is not { } labels
            || FieldQuery.Parse(request.Query("fieldSelector"), request.Resource.KeyKind, out error) is not { } fields)
        {
            return null;
        }

        return new Selection(request.Resource.KeyKind, request.Kind.IsNamespaced ? request.Path.Namespace : null, labels, fields)
        {
            Names = request.Path.Name is null ? null : request.Key,
        };
    }

    /// <summary>Why a number of the query cannot be read; null when it can.</summary>
    private static ApiError? Malformed(ApiRequest request) =>
        request.Query("limit") is { } limit && !long.TryParse(limit, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? new ApiError(StatusReason.BadRequest, $"strconv.ParseInt: parsing \"{limit}\": invalid syntax")
        : request.Query("timeoutSeconds") is { } seconds && !long.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? new ApiError(StatusReason.BadRequest, $"strconv.ParseInt: parsing \"{seconds}\": invalid syntax")
        : request.Query("resourceVersion") is { } version && !ulong.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? RequestedVersion.Malformed(version)
        : null;

    /// <summary>Whether the request is about the object.</summary>
    public bool Matches(IKubernetesObject obj) =>
        (Namespace is null || obj.Metadata.Namespace == Namespace)
        && (Names is null || obj.Metadata.Name == Names.Value.Name)
        && Labels.Matches(obj)
        && Fields.Matches(obj);
}
