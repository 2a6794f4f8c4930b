namespace Kubewright.Runtime;

/// <summary>Carries out a plan's actions and records an event for each.</summary>
internal sealed class StatefulPodControl(Store store, EventRecorder events)
{
    public const string Component = "statefulset-controller";

    /// <summary>How often a write is tried when others change the object meanwhile (SS-049).</summary>
    private const int MostTries = 5;

    /// <summary>Carries out <paramref name="action"/>.</summary>
    /// <returns>What failed; null on success.</returns>
    public string? Perform(StatefulSet set, StatefulSetAction action) => action switch
    {
        CreatePodAction create => CreatePod(set, create),
        CreateClaimsAction create => CreateClaims(set, create.Pod, create.MissingClaims, create.TerminatingClaims),
        OwnClaimsAction own => OwnClaims(set, own.Ordinal, own.Pod),
        RepairPodAction repair => RepairPod(set, repair),
        DeletePodAction delete => DeletePod(set, delete),
        _ => throw new ArgumentException($"There is no way to carry out {action.GetType().Name}.", nameof(action)),
    };

    private string? CreatePod(StatefulSet set, CreatePodAction action)
    {
        var name = action.Pod.Metadata.Name;
        if (CreateClaims(set, action.Pod, action.MissingClaims, action.TerminatingClaims) is { } claimError)
        {
            Failed(set, "FailedCreate", $"create Pod {name} in StatefulSet {set.Metadata.Name} failed error: {claimError}");
            return claimError;
        }

        var result = store.Create(action.Pod);
        if (result.IsSuccess)
        {
            events.Normal(Component, set, "SuccessfulCreate", $"create Pod {name} in StatefulSet {set.Metadata.Name} successful");
            return null;
        }

        // A name that is taken is no news: it is tried again until it is free.
        if (result.Error.Reason != StatusReason.AlreadyExists)
        {
            Failed(set, "FailedCreate", $"create Pod {name} in StatefulSet {set.Metadata.Name} failed error: {result.Error.Message}");
        }

        return result.Error.Message;
    }

    private string? CreateClaims(
        StatefulSet set,
        Pod pod,
        ValueList<PersistentVolumeClaim> missing,
        ValueList<string> terminating)
    {
        var errors = new List<string>();
        foreach (var claim in missing)
        {
            var name = claim.Metadata.Name;
            var result = store.Create(claim);
            if (result.IsSuccess)
            {
                events.Normal(
                    Component,
                    set,
                    "SuccessfulCreate",
                    $"create Claim {name} Pod {pod.Metadata.Name} in StatefulSet {set.Metadata.Name} success");
                continue;
            }

            if (result.Error.Reason != StatusReason.AlreadyExists)
            {
                Failed(
                    set,
                    "FailedCreate",
                    $"create Claim {name} for Pod {pod.Metadata.Name} in StatefulSet {set.Metadata.Name} failed error: {result.Error.Message}");
            }

            errors.Add($"failed to create PVC {name}: {result.Error.Message}");
        }

        errors.AddRange(terminating.Select(static name => $"pvc {name} is being deleted"));
        return errors.Count switch
        {
            0 => null,
            1 => errors[0],
            _ => $"[{string.Join(", ", errors)}]",
        };
    }

    /// <summary>Gives the pod's claims their owners. Claims that are missing are passed over.</summary>
    private string? OwnClaims(StatefulSet set, int ordinal, Pod planned)
    {
        var shape = new StatefulSetShape(set);
        var @namespace = set.Metadata.Namespace ?? KindInfo.DefaultNamespace;
        if (store.Snapshot.Find<Pod>(@namespace, planned.Metadata.Name ?? "") is not { } pod)
        {
            return null;
        }

        foreach (var name in PodIdentity.ClaimNames(shape, ordinal))
        {
            if (store.Snapshot.Find<PersistentVolumeClaim>(@namespace, name) is { } claim
                && !ClaimOwnership.IsUpToDate(claim, shape, ordinal, pod)
                && store.Update(ClaimOwnership.Rewrite(claim, shape, ordinal, pod)).Error is { Reason: not StatusReason.NotFound } error)
            {
                return $"could not update claim {name} for delete policy ownerRefs: {error.Message}";
            }
        }

        return null;
    }

    private string? RepairPod(StatefulSet set, RepairPodAction action)
    {
        var name = action.Pod.Metadata.Name;
        var error = CreateClaims(set, action.Pod, action.MissingClaims, [])
            ?? OwnClaims(set, action.Ordinal, action.Pod)
            ?? UpdatePod(set, action);
        if (error is null)
        {
            events.Normal(Component, set, "SuccessfulUpdate", $"update Pod {name} in StatefulSet {set.Metadata.Name} successful");
        }
        else
        {
            Failed(set, "FailedUpdate", $"update Pod {name} in StatefulSet {set.Metadata.Name} failed error: {error}");
        }

        return error;
    }

    /// <summary>Writes the repaired pod; when it changed meanwhile, what it is now is repaired.</summary>
    private string? UpdatePod(StatefulSet set, RepairPodAction action)
    {
        var pod = action.Pod;
        for (var left = MostTries; ; left--)
        {
            var error = store.Update(pod).Error;
            if (left == 1 || error?.Reason != StatusReason.Conflict || store.Snapshot.Find(ObjectKey.Of(pod)) is not Pod fresh)
            {
                return error?.Message;
            }

            pod = PodIdentity.Repair(new StatefulSetShape(set), action.Ordinal, fresh);
        }
    }

    private string? DeletePod(StatefulSet set, DeletePodAction action)
    {
        var name = action.Pod.Metadata.Name;
        if (store.Delete(ObjectKey.Of(action.Pod)).Error is not { } error)
        {
            events.Normal(Component, set, "SuccessfulDelete", $"delete Pod {name} in StatefulSet {set.Metadata.Name} successful");
            return null;
        }

        Failed(set, "FailedDelete", $"delete Pod {name} in StatefulSet {set.Metadata.Name} failed error: {error.Message}");
        return error.Reason == StatusReason.NotFound && action.Phase == PlanPhase.Update ? null : error.Message;
    }

    private void Failed(StatefulSet set, string reason, string message) => events.Warning(Component, set, reason, message);
}
