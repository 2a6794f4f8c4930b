using System.Text.Json.Nodes;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Notes in <c>metadata.managedFields</c> who wrote what.</summary>
internal sealed class FieldTracking(ObjectRenderer renderer, TimeProvider clock)
{
    /// <summary>The time to note, as Kubernetes writes it.</summary>
    public string Time => Timestamps.Text(clock.GetUtcNow());

    /// <summary>The object with a note of what the request writes.</summary>
    /// <param name="before">The object as stored; null for a new one.</param>
    /// <param name="after">The object as it is sent.</param>
    /// <param name="request">Who sent it.</param>
    public IKubernetesObject Note(IKubernetesObject? before, IKubernetesObject after, ApiRequest request)
    {
        var noted = ServerSideApply.Track(
            before is null ? null : Json(before),
            Json(after),
            request.Manager(applies: false),
            ApiSchemas.Shape(request.Kind.ApiVersion, request.Kind.Kind),
            Time);
        return WithManagedFields(after, noted);
    }

    /// <summary>The object as JSON to compute with.</summary>
    public JsonObject Json(IKubernetesObject obj) => (JsonObject)JsonNode.Parse(renderer.Json(obj))!;

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
