using System.Text.Json.Nodes;

namespace Kubewright.Planning;

/// <summary>
/// The sides of a plan against a cluster: what is there, and what is there after a server-side apply. Fields that the server
/// and others wrote stay in both, so that they are no differences; what <see cref="Manager"/> applied before and does not
/// want any more goes.
/// </summary>
public static class LiveObjects
{
    /// <summary>The field manager that kubewright applies as.</summary>
    public const string Manager = "kubewright";

    private static readonly string[] ServerMetadata = ["managedFields", "uid", "resourceVersion", "generation", "creationTimestamp", "selfLink", "ownerReferences", "finalizers"];

    /// <summary>An object as the API server gave it.</summary>
    /// <param name="json">The object as JSON.</param>
    /// <returns>The object without what only the server writes; null when it is no object.</returns>
    public static PlanObject? Read(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var own = (JsonObject)json.DeepClone();
        own.Remove("status");
        if (own["metadata"] is JsonObject metadata)
        {
            foreach (var name in ServerMetadata)
            {
                metadata.Remove(name);
            }

            if (metadata["annotations"] is JsonObject annotations)
            {
                // It holds the whole object once more, the values of secrets included.
                annotations.Remove("kubectl.kubernetes.io/last-applied-configuration");
                if (annotations.Count == 0)
                {
                    metadata.Remove("annotations");
                }
            }
        }

        return Manifest.Parse(own.ToJsonString(), "cluster").Objects is [var document] ? PlanObject.Of(document) : null;
    }

    /// <summary>What the object becomes when <paramref name="wanted"/> is applied to it by <see cref="Manager"/>. Values that others set are taken over.</summary>
    /// <param name="live">The object as the API server gave it, with its <c>managedFields</c>.</param>
    /// <param name="wanted">What is applied.</param>
    public static PlanObject Apply(JsonObject live, PlanObject wanted)
    {
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(wanted);
        var configuration = (JsonObject)JsonNode.Parse(wanted.Object is Secret secret ? secret.ToJson() : wanted.Written)!;
        var merged = ServerSideApply.Apply(
            live,
            configuration,
            new FieldManager(Manager, Applies: true, wanted.ApiVersion),
            force: true,
            ApiSchemas.Shape(wanted.ApiVersion, wanted.Id.Kind),
            "");
        return merged.Value is { } value && Read(value) is { } read ? read : wanted;
    }

    /// <summary>The revision that the pods of a set have which its roll-out has not come to; null when it has come to all.</summary>
    /// <param name="live">An object as the API server gave it.</param>
    public static string? EarlierRevision(JsonObject live)
    {
        ArgumentNullException.ThrowIfNull(live);
        return (string?)live["kind"] == "StatefulSet" && live["status"] is JsonObject status
            && (string?)status["currentRevision"] is { Length: > 0 } current && current != (string?)status["updateRevision"]
                ? current
                : null;
    }

    /// <summary>A set as it was before the roll-out that it is in.</summary>
    /// <param name="live">The set as the API server gave it.</param>
    /// <param name="revision">The ControllerRevision of its older pods, as the API server gave it.</param>
    /// <returns>The set; null when the revision holds no pod template.</returns>
    public static PlanObject? ReadEarlier(JsonObject live, JsonObject revision)
    {
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(revision);
        if (revision["data"]?["spec"]?["template"]?.DeepClone() is not JsonObject template)
        {
            return null;
        }

        // The data is a patch that replaces the template.
        template.Remove("$patch");
        var set = (JsonObject)live.DeepClone();
        set["spec"]!["template"] = template;
        (set["spec"]!["updateStrategy"] as JsonObject)?.Remove("rollingUpdate");
        return Read(set);
    }
}
