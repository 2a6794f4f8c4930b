namespace Kubewright.Runtime;

/// <summary>What a DELETE does to an object, by the rules of the API server.</summary>
internal static class Deletion
{
    /// <summary>The finalizer that keeps an owner until its blocking dependents are gone.</summary>
    public const string ForegroundFinalizer = "foregroundDeletion";

    /// <summary>The finalizer that keeps an owner until its dependents have lost their reference to it.</summary>
    public const string OrphanFinalizer = "orphan";

    /// <summary>Plans the deletion of <paramref name="obj"/>, which may be missing.</summary>
    public static DeletionPlan Plan(IKubernetesObject? obj, ObjectKey key, DeleteOptions options, DateTimeOffset now)
    {
        if (obj is null)
        {
            return new DeletionPlan(null, false, ApiError.NotFound(key));
        }

        if ((Precondition(obj, key, options) ?? Guard(key)) is { } failed)
        {
            return new DeletionPlan(null, false, failed);
        }

        var marked = obj.WithMetadata(obj.Metadata with { Finalizers = Finalizers(obj, options) });
        var deleting = marked is Pod pod ? MarkPod(pod, options, now) : MarkOther(marked, now);
        return new DeletionPlan(deleting, IsComplete(deleting), null);
    }

    /// <summary>Whether an object that is being deleted has nothing left to wait for.</summary>
    public static bool IsComplete(IKubernetesObject obj) =>
        obj.Metadata.DeletionTimestamp is not null
        && obj.Metadata.Finalizers is null or { Count: 0 }
        && (obj is not Pod || (obj.Metadata.DeletionGracePeriodSeconds?.Seconds ?? 0) == 0)
        && obj is not Namespace { Spec.Finalizers.Count: > 0 };

    private static ApiError? Precondition(IKubernetesObject obj, ObjectKey key, DeleteOptions options)
    {
        if (options.PreconditionUid is { } uid && uid != obj.Metadata.Uid)
        {
            return ApiError.Conflict(key, $"Precondition failed: UID in precondition: {uid}, UID in object meta: {obj.Metadata.Uid}");
        }

        return options.PreconditionResourceVersion is { } version && version != obj.Metadata.ResourceVersion
            ? ApiError.Conflict(
                key,
                $"Precondition failed: ResourceVersion in precondition: {version}, ResourceVersion in object meta: {obj.Metadata.ResourceVersion}")
            : null;
    }

    /// <summary>The namespaces that every cluster needs cannot be deleted.</summary>
    private static ApiError? Guard(ObjectKey key) =>
        key is { Kind: "Namespace", Name: KindInfo.DefaultNamespace or "kube-system" or "kube-public" } ? ApiError.Forbidden(key, "this namespace may not be deleted") : null;

    private static ValueList<string>? Finalizers(IKubernetesObject obj, DeleteOptions options)
    {
        if (options.Propagation is null)
        {
            return obj.Metadata.Finalizers;
        }

        var wanted = options.Propagation switch
        {
            PropagationPolicy.Foreground => ForegroundFinalizer,
            PropagationPolicy.Orphan => OrphanFinalizer,
            _ => null,
        };
        var kept = (obj.Metadata.Finalizers ?? []).Where(static f => f is not (ForegroundFinalizer or OrphanFinalizer));

        // A later DELETE replaces the policy of an earlier one.
        string[] result = wanted is null ? [.. kept] : [.. kept, wanted];
        return result.Length == 0 ? null : [.. result];
    }

    private static IKubernetesObject MarkOther(IKubernetesObject obj, DateTimeOffset now)
    {
        if (obj.Metadata.DeletionTimestamp is not null)
        {
            return obj;
        }

        var marked = obj.WithMetadata(obj.Metadata with
        {
            DeletionTimestamp = now,
            DeletionGracePeriodSeconds = 0,
            Generation = obj.Metadata.Generation + 1,
        });
        return marked is Namespace @namespace
            ? @namespace with { Status = (@namespace.Status ?? new NamespaceStatus()) with { Phase = NamespacePhase.Terminating } }
            : marked;
    }

    /// <summary>The first DELETE sets the grace period; a later one can only shorten it.</summary>
    private static Pod MarkPod(Pod pod, DeleteOptions options, DateTimeOffset now)
    {
        var grace = Grace(pod, options);
        var metadata = pod.Metadata;
        if (metadata.DeletionTimestamp is { } until)
        {
            var running = metadata.DeletionGracePeriodSeconds?.Seconds ?? 0;
            return grace >= running
                ? pod
                : pod with
                {
                    Metadata = metadata with
                    {
                        DeletionTimestamp = until.AddSeconds(grace - running),
                        DeletionGracePeriodSeconds = grace,
                    },
                };
        }

        return pod with
        {
            Metadata = metadata with
            {
                DeletionTimestamp = now.AddSeconds(grace),
                DeletionGracePeriodSeconds = grace,
                Generation = metadata.Generation + 1,
            },
        };
    }

    private static long Grace(Pod pod, DeleteOptions options)
    {
        if (string.IsNullOrEmpty(pod.Spec?.NodeName?.Name) || pod.Status?.Phase is PodPhase.Failed or PodPhase.Succeeded)
        {
            return 0;
        }

        var asked = options.GracePeriodSeconds ?? pod.Spec?.TerminationGracePeriodSeconds?.Seconds ?? 30;
        return asked < 0 ? 1 : asked;
    }

    /// <summary>The outcome: an error, or the object as it is after the DELETE.</summary>
    public readonly record struct DeletionPlan(IKubernetesObject? Object, bool IsRemoval, ApiError? Error);
}
