namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>The forms in which bodies are sent.</summary>
internal static class MediaTypes
{
    /// <summary>JSON Patch.</summary>
    public const string JsonPatch = "application/json-patch+json";

    /// <summary>JSON Merge Patch.</summary>
    public const string MergePatch = "application/merge-patch+json";

    /// <summary>Strategic merge patch.</summary>
    public const string StrategicMergePatch = "application/strategic-merge-patch+json";

    /// <summary>Server-side apply.</summary>
    public const string ApplyPatch = "application/apply-patch+yaml";

    /// <summary>The media type without parameters.</summary>
    public static string Of(string? contentType) => contentType?.Split(';')[0].Trim().ToLowerInvariant() ?? "";

    /// <summary>Whether a body of that type may be YAML.</summary>
    public static bool IsYaml(string? contentType) => Of(contentType) is "application/yaml" or ApplyPatch;

    /// <summary>Why an object of that type cannot be read; null when it can.</summary>
    public static ApiError? Refuse(string? contentType) => Of(contentType) is "" or "application/json" or "application/yaml"
        ? null
        : new ApiError(StatusReason.UnsupportedMediaType, $"the body of the request was in an unknown format - accepted media types include: application/json, application/yaml; not {Of(contentType)}");
}
