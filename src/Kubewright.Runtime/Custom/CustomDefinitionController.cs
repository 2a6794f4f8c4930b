using System.Text.Json.Nodes;

namespace Kubewright.Runtime;

/// <summary>Says that a definition is established, and takes its objects along when it is deleted.</summary>
/// <param name="store">The cluster.</param>
public sealed class CustomDefinitionController(Store store) : IController
{
    private const string Finalizer = "customresourcecleanup.apiextensions.k8s.io";

    /// <inheritdoc/>
    public string Name => "customresourcedefinition-controller";

    /// <inheritdoc/>
    public void OnEvent(StoreEvent change, IWorkQueue queue)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(queue);
        if (change.Key.Kind == CustomDefinition.KeyKind)
        {
            if (change.New is not null)
            {
                queue.Add(change.Key);
            }
        }
        else if (change.Type == StoreEventType.Deleted && KindInfo.Find(change.Key.Kind) is null)
        {
            // A definition that is being deleted waits for the last object of its kind.
            queue.Add(new ObjectKey(CustomDefinition.KeyKind, "", change.Key.Kind));
        }
    }

    /// <inheritdoc/>
    public ReconcileResult Reconcile(ObjectKey key)
    {
        if (store.Snapshot.Find(key) is not CustomObject definition)
        {
            return ReconcileResult.Done;
        }

        var error = definition.Metadata.DeletionTimestamp is null ? Establish(definition) : CleanUp(definition);
        return error is null or { Reason: StatusReason.NotFound } ? ReconcileResult.Done : ReconcileResult.Retry(error);
    }

    private ApiError? Establish(CustomObject definition)
    {
        if (definition.Metadata.Finalizers?.Contains(Finalizer) != true)
        {
            var metadata = definition.Metadata;
            return store.Update(definition.WithMetadata(metadata with { Finalizers = [.. metadata.Finalizers ?? [], Finalizer] })).Error;
        }

        var json = definition.ToJson();
        var spec = (JsonObject)json["spec"]!;
        var status = json["status"] as JsonObject ?? [];
        var stored = CustomDefinition.Of(definition)!.Stored.Version;
        var versions = (status["storedVersions"] as JsonArray ?? []).Select(static version => version!.ToString()).ToList();
        var isEstablished = (status["conditions"] as JsonArray)?.Count > 0;
        if (isEstablished && versions.Contains(stored) && JsonNode.DeepEquals(status["acceptedNames"], spec["names"]))
        {
            return null;
        }

        json["status"] = new JsonObject
        {
            ["conditions"] = isEstablished ? status["conditions"]!.DeepClone() : new JsonArray(
                Condition("NamesAccepted", "NoConflicts", "no conflicts found"),
                Condition("Established", "InitialNamesAccepted", "the initial names have been accepted")),
            ["acceptedNames"] = spec["names"]!.DeepClone(),
            ["storedVersions"] = new JsonArray([.. versions.Append(stored).Distinct(StringComparer.Ordinal).Select(static version => JsonValue.Create(version))]),
        };
        return store.UpdateStatus(definition.WithContent(RawValue.Parse(json.ToJsonString()))).Error;
    }

    private JsonObject Condition(string type, string reason, string message) => new()
    {
        ["lastTransitionTime"] = Timestamps.Text(store.Now),
        ["message"] = message,
        ["reason"] = reason,
        ["status"] = "True",
        ["type"] = type,
    };

    private ApiError? CleanUp(CustomObject definition)
    {
        var objects = store.Snapshot.All(definition.Metadata.Name!);
        foreach (var obj in objects.Where(static obj => obj.Metadata.DeletionTimestamp is null))
        {
            if (store.Delete(ObjectKey.Of(obj), DeleteOptions.Default).Error is { Reason: not StatusReason.NotFound } error)
            {
                return error;
            }
        }

        if (store.Snapshot.All(definition.Metadata.Name!).Count > 0 || store.Snapshot.Find(ObjectKey.Of(definition)) is not { } left)
        {
            return null;
        }

        string[] rest = [.. (left.Metadata.Finalizers ?? []).Where(static finalizer => finalizer != Finalizer)];
        return store.Update(left.WithMetadata(left.Metadata with { Finalizers = rest.Length == 0 ? null : [.. rest] })).Error;
    }
}
