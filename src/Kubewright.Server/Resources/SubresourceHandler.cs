using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>The scale of a workload (SS-039), and the binding of a pod to a node.</summary>
internal sealed class SubresourceHandler(Cluster cluster, FieldTracking tracking, TableRenderer tables)
{
    private const int MostTries = 5;

    private static readonly ResourceKind ScaleNames = new("autoscaling", "v1", "Scale", "scales");

    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    private static readonly Lazy<SchemaShape> ScaleShape = new(static () => ApiSchemas.Shape("autoscaling/v1", "Scale"));

    /// <summary>Answers with the scale, or changes <c>spec.replicas</c> through it.</summary>
    public async Task ScaleAsync(ApiRequest request)
    {
        var isRead = HttpMethods.IsGet(request.Http.Request.Method);
        var body = isRead ? ReadOnlyMemory<byte>.Empty : await request.ReadBodyAsync().ConfigureAwait(false);
        if (body is not { } sent)
        {
            await ApiResponse.ErrorAsync(request.Http, ApiRequest.TooLarge, request.Path).ConfigureAwait(false);
            return;
        }

        ApiResult<IKubernetesObject> result;
        var attempt = 1;
        do
        {
            result = cluster.Snapshot.Find(request.Key) is not { } live ? ApiError.NotFound(request.Key)
                : isRead ? ApiResult<IKubernetesObject>.Success(live)
                : Changed(request, ScaleOf(tracking.Json(live, request.Kind), request.Resource.Custom?.Scale), sent, out var error) is not { } scale ? error!
                : Write(request, live, scale);
        }
        while (result.Error is { Reason: StatusReason.Conflict } && attempt++ < MostTries);

        await (result.IsSuccess
            ? AnswerAsync(request, ScaleOf(tracking.Json(result.Value, request.Kind), request.Resource.Custom?.Scale))
            : ApiResponse.ErrorAsync(request.Http, result.Error, request.Path)).ConfigureAwait(false);
    }

    /// <summary>Gives a pod its node.</summary>
    public async Task BindAsync(ApiRequest request)
    {
        var body = await request.ReadBodyAsync().ConfigureAwait(false);
        var binding = body is { } bytes ? Manifest.ReadJson(bytes, []) as Binding : null;
        var error = body is null ? ApiRequest.TooLarge
            : binding is null ? new ApiError(StatusReason.BadRequest, "the body must be a v1 Binding")
            : string.IsNullOrEmpty(binding.Target.Name) ? new ApiError(StatusReason.Invalid, "Binding \"\" is invalid: target.name: Required value")
            : cluster.Snapshot.Find(request.Key) is not Pod pod ? ApiError.NotFound(request.Key)
            : cluster.Store.Bind(pod, binding.Target.Name).Error;
        await (error is null
            ? ApiResponse.BytesAsync(request.Http, StatusCodes.Status201Created, StatusBody.Success(request.Path, null))
            : ApiResponse.ErrorAsync(request.Http, error, request.Path)).ConfigureAwait(false);
    }

    /// <summary>Evicts a pod, if its disruption budget allows (SS-286).</summary>
    public async Task EvictAsync(ApiRequest request)
    {
        var (options, isDryRun, error) = await DeleteHandler.ReadOptionsAsync(request, static body => body["deleteOptions"] as JsonObject ?? []).ConfigureAwait(false);
        error ??= Evictions.Evict(cluster.Store, request.Key.Namespace, request.Key.Name, options, isDryRun).Error;
        await (error is null
            ? ApiResponse.BytesAsync(request.Http, StatusCodes.Status201Created, StatusBody.Success(request.Path, null))
            : ApiResponse.ErrorAsync(request.Http, error, request.Path)).ConfigureAwait(false);
    }

    private ApiResult<IKubernetesObject> Write(ApiRequest request, IKubernetesObject live, JsonObject scale)
    {
        if (!int.TryParse((scale["spec"] as JsonObject)?["replicas"]?.ToString() ?? "0", out var replicas))
        {
            return new ApiError(StatusReason.BadRequest, "spec.replicas must be a whole number");
        }

        if (replicas < 0)
        {
            return new ApiError(
                StatusReason.Invalid,
                $"Scale.autoscaling \"{request.Path.Name}\" is invalid: spec.replicas: Invalid value: {replicas}: must be greater than or equal to 0",
                [new ApiErrorCause("FieldValueInvalid", "spec.replicas", $"Invalid value: {replicas}: must be greater than or equal to 0")]);
        }

        // A scale that names no version is written on what was read, and again when that was too late.
        var version = (scale["metadata"] as JsonObject)?["resourceVersion"]?.ToString() ?? live.Metadata.ResourceVersion;
        var changed = WithReplicas(live.WithMetadata(live.Metadata with { ResourceVersion = version }), replicas, request.Resource.Custom?.Scale);
        return tracking.Write(live, changed, request, cluster.Store.Update);
    }

    private static IKubernetesObject WithReplicas(IKubernetesObject obj, int replicas, CustomScale? scale) => obj switch
    {
        StatefulSet { Spec: { } spec } set => set with { Spec = spec with { Replicas = replicas } },
        Deployment { Spec: { } spec } deployment => deployment with { Spec = spec with { Replicas = replicas } },
        ReplicaSet { Spec: { } spec } set => set with { Spec = spec with { Replicas = replicas } },
        ReplicationController { Spec: { } spec } controller => controller with { Spec = spec with { Replicas = replicas } },
        CustomObject custom when scale is not null => custom.WithContent(RawValue.Parse(Put(custom.ToJson(), scale.SpecReplicas, replicas).ToJsonString())),
        _ => obj,
    };

    /// <summary>What is at a path such as <c>.spec.replicas</c>; null when there is nothing.</summary>
    private static JsonNode? At(JsonObject obj, string path)
    {
        JsonNode? node = obj;
        foreach (var name in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            node = (node as JsonObject)?[name];
        }

        return ReferenceEquals(node, obj) ? null : node;
    }

    private static JsonObject Put(JsonObject obj, string path, int value)
    {
        var names = path.Split('.', StringSplitOptions.RemoveEmptyEntries);
        var parent = obj;
        foreach (var name in names[..^1])
        {
            if (parent[name] is not JsonObject child)
            {
                parent[name] = child = [];
            }

            parent = child;
        }

        parent[names[^1]] = value;
        return obj;
    }

    private static JsonObject? Changed(ApiRequest request, JsonObject scale, ReadOnlyMemory<byte> body, out ApiError? error)
    {
        error = null;
        try
        {
            var sent = JsonNode.Parse(body.Span, documentOptions: Bounded);
            if (!HttpMethods.IsPatch(request.Http.Request.Method))
            {
                return sent as JsonObject ?? throw new JsonException("a Scale is an object");
            }

            // A patch is made on what is there now, whatever version that is.
            (scale["metadata"] as JsonObject)?.Remove("resourceVersion");
            var result = (MediaTypes.Of(request.Http.Request.ContentType), sent) switch
            {
                (MediaTypes.JsonPatch, JsonArray operations) => JsonPatch.Apply(scale, operations),
                (MediaTypes.StrategicMergePatch, JsonObject patch) => StrategicMergePatch.Apply(scale, patch, ScaleShape.Value),
                (_, JsonObject patch) => JsonMergePatch.Apply(scale, patch),
                _ => throw new JsonException("the body is no patch"),
            };
            error = result.Error;
            return result.Value;
        }
        catch (JsonException exception)
        {
            error = new ApiError(StatusReason.BadRequest, $"error decoding the body: {exception.Message}");
            return null;
        }
    }

    private static JsonObject ScaleOf(JsonObject obj, CustomScale? custom)
    {
        var metadata = obj["metadata"] as JsonObject ?? [];
        var spec = obj["spec"] as JsonObject ?? [];
        var kept = new JsonObject();
        foreach (var name in new[] { "name", "namespace", "uid", "resourceVersion", "creationTimestamp" })
        {
            if (metadata[name] is { } value)
            {
                kept[name] = value.DeepClone();
            }
        }

        return new JsonObject
        {
            ["kind"] = "Scale",
            ["apiVersion"] = "autoscaling/v1",
            ["metadata"] = kept,
            ["spec"] = new JsonObject { ["replicas"] = custom is null ? spec["replicas"]?.DeepClone() ?? 1 : At(obj, custom.SpecReplicas)?.DeepClone() ?? 0 },
            ["status"] = new JsonObject
            {
                ["replicas"] = At(obj, custom?.StatusReplicas ?? ".status.replicas")?.DeepClone() ?? 0,
                ["selector"] = custom is null ? SelectorText(spec["selector"] as JsonObject) : At(obj, custom.Selector)?.ToString() ?? "",
            },
        };
    }

    private static string SelectorText(JsonObject? selector)
    {
        var labels = (selector?["matchLabels"] as JsonObject ?? []).Select(static label => $"{label.Key}={label.Value}");
        var expressions = (selector?["matchExpressions"] as JsonArray ?? []).OfType<JsonObject>().Select(static expression =>
        {
            var values = string.Join(",", (expression["values"] as JsonArray ?? []).Select(static value => value?.ToString()));
            return expression["operator"]?.ToString() switch
            {
                "In" => $"{expression["key"]} in ({values})",
                "NotIn" => $"{expression["key"]} notin ({values})",
                "DoesNotExist" => $"!{expression["key"]}",
                _ => expression["key"]?.ToString() ?? "",
            };
        });
        return string.Join(",", labels.Concat(expressions));
    }

    private Task AnswerAsync(ApiRequest request, JsonObject scale)
    {
        var json = Encoding.UTF8.GetBytes(scale.ToJsonString());
        if (tables.IsWanted(request))
        {
            var obj = CustomObject.Read(ScaleNames, scale, [])!;
            json = tables.Render(request, [obj], ObjectRenderer.ListMeta(obj.Metadata.ResourceVersion ?? "", null, null), ObjectTables.Scales);
        }

        return ApiResponse.BytesAsync(request.Http, StatusCodes.Status200OK, json);
    }
}
