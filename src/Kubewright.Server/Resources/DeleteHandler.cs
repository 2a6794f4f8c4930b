using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Delete and deletecollection.</summary>
internal sealed class DeleteHandler(Cluster cluster, ApiResponse response)
{
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Deletes the object that the path names, or begins to.</summary>
    public async Task DeleteAsync(ApiRequest request)
    {
        var (options, isDryRun, error) = await ReadOptionsAsync(request).ConfigureAwait(false);
        if (error is not null)
        {
            await ApiResponse.ErrorAsync(request.Http, error, request.Path).ConfigureAwait(false);
            return;
        }

        var result = cluster.Store.Delete(request.Key, options, isDryRun);
        if (!result.IsSuccess)
        {
            await ApiResponse.ErrorAsync(request.Http, result.Error, request.Path).ConfigureAwait(false);
        }
        else if (isDryRun || cluster.Snapshot.Find(request.Key)?.Metadata.Uid == result.Value.Metadata.Uid)
        {
            // It is still there: its grace period runs, or finalizers hold it.
            await response.ObjectAsync(request, result.Value).ConfigureAwait(false);
        }
        else
        {
            await ApiResponse.BytesAsync(request.Http, StatusCodes.Status200OK, StatusBody.Success(request.Path, result.Value.Metadata.Uid)).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes every object that the selectors choose.</summary>
    public async Task DeleteCollectionAsync(ApiRequest request)
    {
        var (options, isDryRun, error) = await ReadOptionsAsync(request).ConfigureAwait(false);
        if (error is not null || Selection.Of(request, out error) is not { } selection)
        {
            await ApiResponse.ErrorAsync(request.Http, error!, request.Path).ConfigureAwait(false);
            return;
        }

        var deleted = new List<IKubernetesObject>();
        foreach (var obj in ReadHandler.Select(cluster.Snapshot, selection))
        {
            var result = cluster.Store.Delete(ObjectKey.Of(obj), options, isDryRun);
            if (result.IsSuccess)
            {
                deleted.Add(result.Value);
            }
            else if (result.Error.Reason != StatusReason.NotFound)
            {
                await ApiResponse.ErrorAsync(request.Http, result.Error, request.Path).ConfigureAwait(false);
                return;
            }
        }

        await response.ListAsync(request, cluster.Snapshot.Version.ToString(CultureInfo.InvariantCulture), null, null, deleted).ConfigureAwait(false);
    }

    /// <summary>Reads the options of a deletion.</summary>
    /// <param name="request">The request.</param>
    /// <param name="find">Finds the options in the body; null when the body is the options.</param>
    public static async Task<(DeleteOptions Options, bool IsDryRun, ApiError? Error)> ReadOptionsAsync(ApiRequest request, Func<JsonObject, JsonObject>? find = null)
    {
        if (await request.ReadBodyAsync().ConfigureAwait(false) is not { } body)
        {
            return (DeleteOptions.Default, false, ApiRequest.TooLarge);
        }

        JsonObject sent;
        try
        {
            sent = body.IsEmpty ? [] : JsonNode.Parse(body.Span, documentOptions: Bounded) as JsonObject ?? [];
        }
        catch (JsonException exception)
        {
            return (DeleteOptions.Default, false, new ApiError(StatusReason.BadRequest, $"the body is no DeleteOptions: {exception.Message}"));
        }

        if (find is not null)
        {
            if (Text((sent["metadata"] as JsonObject)?["name"]) is { Length: > 0 } name && name != request.Path.Name)
            {
                return (DeleteOptions.Default, false, new ApiError(StatusReason.BadRequest, $"name in URL does not match name in {sent["kind"]} object: {request.Path.Name} is not {name}"));
            }

            sent = find(sent);
        }

        var policy = Text(sent["propagationPolicy"]) ?? request.Query("propagationPolicy")
            ?? (Text(sent["orphanDependents"]) ?? request.Query("orphanDependents")) switch { "true" => "Orphan", "false" => "Background", _ => null };
        PropagationPolicy? propagation = null;
        if (policy is not null)
        {
            if (!Enum.TryParse<PropagationPolicy>(policy, out var parsed) || !Enum.IsDefined(parsed))
            {
                return (DeleteOptions.Default, false, new ApiError(
                    StatusReason.Invalid,
                    $"DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Unsupported value: \"{policy}\": supported values: \"Background\", \"Foreground\", \"Orphan\""));
            }

            propagation = parsed;
        }

        var grace = Text(sent["gracePeriodSeconds"]) ?? request.Query("gracePeriodSeconds");
        var options = new DeleteOptions
        {
            Propagation = propagation,
            GracePeriodSeconds = long.TryParse(grace, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) ? seconds : null,
            PreconditionUid = Text((sent["preconditions"] as JsonObject)?["uid"]),
            PreconditionResourceVersion = Text((sent["preconditions"] as JsonObject)?["resourceVersion"]),
        };
        return (options, request.IsDryRun || sent["dryRun"] is JsonArray { Count: > 0 }, null);
    }

    private static string? Text(JsonNode? value) => value is JsonValue ? value.ToString() : null;
}
