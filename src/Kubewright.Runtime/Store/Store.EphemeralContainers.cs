namespace Kubewright.Runtime;

/// <content>The <c>ephemeralcontainers</c> subresource of pods.</content>
public sealed partial class Store
{
    /// <summary>Adds ephemeral containers to a pod, as the <c>ephemeralcontainers</c> subresource does; nothing else of the pod changes.</summary>
    /// <param name="pod">The pod with all its ephemeral containers. A stale <c>resourceVersion</c> is a conflict, an empty one overwrites.</param>
    /// <param name="isDryRun">Whether to answer as if it were done, and to do nothing.</param>
    public ApiResult<Pod> UpdateEphemeralContainers(Pod pod, bool isDryRun = false)
    {
        ArgumentNullException.ThrowIfNull(pod);
        lock (_gate)
        {
            return Write(WriteVerb.Update, AdmissionOperation.UpdateEphemeralContainers, pod, isDryRun).As<Pod>();
        }
    }

    private ApiResult<IKubernetesObject> UpdateEphemeralContainersCore(IKubernetesObject obj, KindInfo kind)
    {
        var key = ObjectKey.Of(obj);
        var old = Snapshot.Find(key) as Pod;
        if (Precondition(obj, old, key) is { } failed)
        {
            return failed;
        }

        var candidate = old! with
        {
            Metadata = old.Metadata with { ManagedFields = obj.Metadata.ManagedFields ?? old.Metadata.ManagedFields },
            Spec = (old.Spec ?? new PodSpec { Containers = [] }) with { EphemeralContainers = ((Pod)obj).Spec?.EphemeralContainers },
        };
        var admitted = _admission.Admit(new AdmissionRequest(AdmissionOperation.UpdateEphemeralContainers, candidate, old, Snapshot));
        if (admitted.Error is { } refused)
        {
            return refused;
        }

        var updated = admitted.Object;
        if (kind.HasGeneration && !updated.HasSameSpec(old))
        {
            updated = updated.WithMetadata(updated.Metadata with { Generation = (old.Metadata.Generation ?? 0) + 1 });
        }

        return ApiResult<IKubernetesObject>.Success(Equals(updated, old) ? old : Commit(StoreEventType.Modified, key, old, updated), admitted.Warnings);
    }
}
