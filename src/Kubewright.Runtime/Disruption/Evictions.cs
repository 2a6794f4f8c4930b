using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>The <c>eviction</c> subresource of pods: a delete that asks the disruption budgets first (SS-286, SS-287).</summary>
public static class Evictions
{
    /// <summary>Evicts a pod.</summary>
    /// <param name="store">The cluster.</param>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="options">How to delete it; null for its own grace period.</param>
    /// <param name="isDryRun">Whether only to say what would happen. Default false.</param>
    /// <returns>The pod as it is now, or its last state; 404; 429 when a budget does not allow it; 500 when several budgets cover the pod.</returns>
    public static ApiResult<IKubernetesObject> Evict(Store store, string? @namespace, string pod, DeleteOptions? options = null, bool isDryRun = false)
    {
        ArgumentNullException.ThrowIfNull(store);
        var key = ObjectKey.Of("Pod", @namespace, pod);
        var snapshot = store.Snapshot;
        if (snapshot.Find(key) is not Pod found)
        {
            return ApiError.NotFound(key);
        }

        if (!PodHealth.IsTerminating(found) && found.Status?.Phase is not (PodPhase.Succeeded or PodPhase.Failed or PodPhase.Pending))
        {
            var budgets = snapshot.All<PodDisruptionBudget>().Where(budget => Budgets.Covers(budget, found)).ToList();
            if (budgets.Count > 1)
            {
                return new ApiError(StatusReason.InternalError, "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.");
            }

            if (budgets is [var budget] && !IsFree(budget, found) && Charge(store, budget, pod, isDryRun) is { } refused)
            {
                return refused;
            }
        }

        if (!PodHealth.IsTerminating(found) && !PodHealth.IsTerminal(found))
        {
            store.UpdateStatus(Disruptions.Mark(found with { Metadata = found.Metadata with { ResourceVersion = null } }, "EvictionByEvictionAPI", "Eviction API: evicting", store.Now), isDryRun);
        }

        return store.Delete(key, (options ?? DeleteOptions.Default) with { PreconditionUid = found.Metadata.Uid }, isDryRun);
    }

    /// <summary>Whether an unready pod may go without being counted.</summary>
    private static bool IsFree(PodDisruptionBudget budget, Pod pod) =>
        !PodHealth.IsReady(pod, out _)
        && (budget.Spec?.UnhealthyPodEvictionPolicy == UnhealthyPodEvictionPolicyType.AlwaysAllow
            || (budget.Status is { DesiredHealthy: > 0 } status && status.CurrentHealthy >= status.DesiredHealthy));

    private static ApiError? Charge(Store store, PodDisruptionBudget budget, string pod, bool isDryRun)
    {
        var status = budget.Status;
        if ((status?.ObservedGeneration ?? 0) < (budget.Metadata.Generation ?? 0))
        {
            return Refuse($"The disruption budget {budget.Metadata.Name} is still being processed by the server.");
        }

        if ((status?.DisruptionsAllowed ?? 0) <= 0)
        {
            return Refuse(string.Create(
                CultureInfo.InvariantCulture,
                $"The disruption budget {budget.Metadata.Name} needs {status?.DesiredHealthy ?? 0} healthy pods and has {status?.CurrentHealthy ?? 0} currently"));
        }

        return store.UpdateStatus(budget with
        {
            Status = status! with
            {
                DisruptionsAllowed = status.DisruptionsAllowed - 1,
                DisruptedPods = (status.DisruptedPods ?? []).With(pod, store.Now),
            },
        }, isDryRun).Error;
    }

    private static ApiError Refuse(string cause) => new(
        StatusReason.TooManyRequests,
        "Cannot evict pod as it would violate the pod's disruption budget.",
        [new ApiErrorCause("DisruptionBudget", "", cause)]);
}
