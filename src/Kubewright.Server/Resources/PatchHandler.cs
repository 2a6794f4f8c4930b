using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Patches of objects, their status and their scale, in all four forms (SS-301, SS-305).</summary>
internal sealed class PatchHandler(Cluster cluster, WriteHandler writes, FieldTracking tracking)
{
    private const int MostTries = 5;

    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Patches the object that the path names.</summary>
    public async Task PatchAsync(ApiRequest request)
    {
        var type = MediaTypes.Of(request.Http.Request.ContentType);
        if (await request.ReadBodyAsync().ConfigureAwait(false) is not { } body)
        {
            await ApiResponse.ErrorAsync(request.Http, ApiRequest.TooLarge, request.Path).ConfigureAwait(false);
            return;
        }

        if (Read(request, type, body, out var error) is not { } patch)
        {
            await ApiResponse.ErrorAsync(request.Http, error!, request.Path).ConfigureAwait(false);
            return;
        }

        if (type == MediaTypes.ApplyPatch)
        {
            await ApplyAsync(request, (JsonObject)patch).ConfigureAwait(false);
            return;
        }

        for (var attempt = 1; ; attempt++)
        {
            if (cluster.Snapshot.Find(request.Key) is not { } live)
            {
                await ApiResponse.ErrorAsync(request.Http, ApiError.NotFound(request.Key), request.Path).ConfigureAwait(false);
                return;
            }

            var sent = Patched(request, tracking.Json(live, request.Kind), patch, type);
            var result = sent.Object is { } obj
                ? writes.Track(request, live, obj)
                : ApiResult<IKubernetesObject>.Failure(sent.Error!);

            // A patch that names a version fails in the same way again.
            if (attempt < MostTries && IsOutrun(request, live, result))
            {
                continue;
            }

            await writes.AnswerAsync(request, result, live, sent.Warnings).ConfigureAwait(false);
            return;
        }
    }

    private SentObject Patched(ApiRequest request, JsonObject live, JsonNode patch, string type)
    {
        var result = type switch
        {
            MediaTypes.JsonPatch => JsonPatch.Apply(live, (JsonArray)patch),
            MediaTypes.MergePatch => JsonMergePatch.Apply(live, (JsonObject)patch),
            _ => StrategicMergePatch.Apply(live, (JsonObject)patch, request.Resource.Shape),
        };
        if (!result.IsSuccess)
        {
            return new SentObject(null, [], result.Error);
        }

        var sent = Typed(request, result.Value, request.Validation);
        return sent.Undecodable is { } why ? PatchRefusal.Of(type == MediaTypes.StrategicMergePatch ? patch : result.Value, type, why) : sent;
    }

    /// <summary>Server-side apply: creates what is not there.</summary>
    private async Task ApplyAsync(ApiRequest request, JsonObject configuration)
    {
        if (request.Query("fieldManager") is null)
        {
            await ApiResponse.ErrorAsync(request.Http, new ApiError(StatusReason.BadRequest, "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch"), request.Path).ConfigureAwait(false);
            return;
        }

        Complete(configuration, request);
        var namesVersion = configuration["metadata"]?["resourceVersion"] is not null;
        for (var attempt = 1; ; attempt++)
        {
            var live = cluster.Snapshot.Find(request.Key);
            if (live is null && request.Path.Subresource is not null)
            {
                await ApiResponse.ErrorAsync(request.Http, ApiError.NotFound(request.Key), request.Path).ConfigureAwait(false);
                return;
            }

            var (result, warnings) = Apply(request, live, configuration);
            if (!namesVersion && attempt < MostTries && IsOutrun(request, live, result))
            {
                continue;
            }

            await writes.AnswerAsync(request, result, live, warnings, live is null ? StatusCodes.Status201Created : StatusCodes.Status200OK).ConfigureAwait(false);
            return;
        }
    }

    private (ApiResult<IKubernetesObject> Result, ImmutableArray<string> Warnings) Apply(ApiRequest request, IKubernetesObject? live, JsonObject configuration)
    {
        var applied = ServerSideApply.Apply(
            live is null ? null : tracking.Json(live, request.Kind),
            configuration,
            request.Manager(applies: true),
            request.Flag("force"),
            request.Resource.Shape,
            tracking.Time,
            live is null ? null : merged => Completed(request, merged));

        // An applied configuration is owned field by field: a field that the schema does not have is always refused.
        var sent = applied.IsSuccess ? Typed(request, applied.Value, FieldValidation.Strict) : new SentObject(null, [], applied.Error);
        sent = sent.Undecodable is null ? sent : PatchRefusal.OfApply(configuration, request, sent);
        var result = sent.Object is not { } obj ? ApiResult<IKubernetesObject>.Failure(sent.Error!)
            : live is null ? writes.Create(obj, request.IsDryRun)
            : writes.Store(request, obj, request.IsDryRun);
        return (result, sent.Warnings);
    }

    /// <summary>Whether somebody else wrote between the reading and the writing of a patch, so that it is to be made again on what is there now.</summary>
    private bool IsOutrun(ApiRequest request, IKubernetesObject? live, ApiResult<IKubernetesObject> result) =>
        result.Error is { Reason: StatusReason.Conflict or StatusReason.AlreadyExists }
        && cluster.Snapshot.Find(request.Key)?.Metadata.ResourceVersion != live?.Metadata.ResourceVersion;

    /// <summary>The object as it would be stored; as it is when it would not be.</summary>
    private JsonObject Completed(ApiRequest request, JsonObject merged)
    {
        if (Typed(request, merged, request.Validation).Object is not { } obj || writes.Store(request, obj, isDryRun: true) is not { IsSuccess: true, Value: { } stored })
        {
            return merged;
        }

        var json = tracking.Json(stored, request.Kind);
        (json["metadata"] as JsonObject)?.Remove("managedFields");
        return json;
    }

    /// <summary>What the path says need not be in the body.</summary>
    private static void Complete(JsonObject configuration, ApiRequest request)
    {
        if (configuration["metadata"] is not JsonObject metadata)
        {
            configuration["metadata"] = metadata = [];
        }

        metadata["name"] ??= request.Path.Name;
        if (request.Kind.IsNamespaced)
        {
            metadata["namespace"] ??= request.Path.Namespace;
        }
    }

    private static SentObject Typed(ApiRequest request, JsonObject json, FieldValidation validation)
    {
        var sent = SentObject.Read(Encoding.UTF8.GetBytes(json.ToJsonString()), isYaml: false, request.Resource, validation);
        return sent.Object is { } obj && (obj.Metadata.Name != request.Path.Name || (request.Kind.IsNamespaced && obj.Metadata.Namespace != request.Path.Namespace))
            ? new SentObject(null, [], new ApiError(StatusReason.BadRequest, $"the patch changes the name or the namespace of {request.Path.Name}, which cannot be changed"))
            : sent;
    }

    private static JsonNode? Read(ApiRequest request, string type, ReadOnlyMemory<byte> body, out ApiError? error)
    {
        error = null;
        var accepted = request.Resource.PatchTypes;
        if (!accepted.Contains(type))
        {
            error = new ApiError(StatusReason.UnsupportedMediaType, $"the body of the request was in an unknown format - accepted media types include: {string.Join(", ", accepted)}");
            return null;
        }

        JsonNode? patch;
        try
        {
            patch = type == MediaTypes.ApplyPatch ? SentObject.ReadYaml(body) : JsonNode.Parse(body.Span, documentOptions: Bounded);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or FormatException)
        {
            error = new ApiError(StatusReason.BadRequest, $"error decoding patch: {exception.Message}");
            return null;
        }

        if (type == MediaTypes.JsonPatch ? patch is JsonArray : patch is JsonObject)
        {
            return patch;
        }

        error = new ApiError(StatusReason.BadRequest, $"error decoding patch: a {type} body is {(type == MediaTypes.JsonPatch ? "a list of operations" : "an object")}");
        return null;
    }
}
