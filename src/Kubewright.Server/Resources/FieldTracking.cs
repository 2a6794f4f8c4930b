using System.Text.Json.Nodes;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Notes in <c>metadata.managedFields</c> who wrote what.</summary>
internal sealed class FieldTracking(ObjectRenderer renderer, TimeProvider clock)
{
    /// <summary>The time to note, as Kubernetes writes it.</summary>
    public string Time => Timestamps.Text(clock.GetUtcNow());

    /// <summary>Writes an object with a note of what the request changes. What the server fills in counts as written by who sent the object.</summary>
    /// <param name="before">The object as stored; null for a new one.</param>
    /// <param name="sent">The object as it is sent.</param>
    /// <param name="request">Who sent it.</param>
    /// <param name="write">Writes an object; the flag asks for a dry run.</param>
    public ApiResult<IKubernetesObject> Write(
        IKubernetesObject? before,
        IKubernetesObject sent,
        ApiRequest request,
        Func<IKubernetesObject, bool, ApiResult<IKubernetesObject>> write)
    {
        var preview = write(sent, true);
        if (!preview.IsSuccess || ReferenceEquals(preview.Value, before))
        {
            return preview;
        }

        var noted = ServerSideApply.Track(
            before is null ? null : Json(before, request.Kind),
            Json(preview.Value, request.Kind),
            request.Manager(applies: false),
            request.Resource.Shape,
            Time);
        var result = write(WithManagedFields(sent, noted), request.IsDryRun);
        return result.IsSuccess && preview.Warnings.Count > 0 && result.Warnings.Count == 0
            ? ApiResult<IKubernetesObject>.Success(result.Value, preview.Warnings)
            : result;
    }

    /// <summary>The object as JSON to compute with, in the version of a request.</summary>
    public JsonObject Json(IKubernetesObject obj, ResourceKind kind) => (JsonObject)JsonNode.Parse(renderer.Json(obj, kind))!;

    /// <summary>Takes the managed fields of <paramref name="json"/> over; they stay as they are when they cannot be read.</summary>
    private static IKubernetesObject WithManagedFields(IKubernetesObject obj, JsonObject json)
    {
        var holder = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "ConfigMap",
            ["metadata"] = new JsonObject { ["name"] = "x", ["managedFields"] = json["metadata"]?["managedFields"]?.DeepClone() },
        };
        return Manifest.ReadJson(System.Text.Encoding.UTF8.GetBytes(holder.ToJsonString()), []) is { } read
            ? obj.WithMetadata(obj.Metadata with { ManagedFields = read.Metadata.ManagedFields })
            : obj;
    }
}
