namespace Kubewright.Runtime;

/// <summary>
/// Keeps a namespace within its ResourceQuotas: an object that would use more than there is left is refused, and one that
/// is taken is charged in the same write, so that no two share the last place.
/// </summary>
internal static class QuotaAdmission
{
    /// <summary>Resources of which every container has to say how much it needs, once a quota limits them.</summary>
    private static readonly string[] MustBeSpecified = ["cpu", "limits.cpu", "limits.memory", "memory", "requests.cpu", "requests.memory"];

    /// <summary>Charges an object to the quotas of its namespace.</summary>
    /// <param name="obj">The object as it would be stored.</param>
    /// <param name="old">The stored one; null for a new one.</param>
    /// <param name="snapshot">The cluster before the write.</param>
    /// <param name="charged">The quotas with what is used of them after the write.</param>
    /// <returns>Why the object is refused; null when it is taken.</returns>
    public static ApiError? Charge(IKubernetesObject obj, IKubernetesObject? old, ClusterSnapshot snapshot, out ValueList<ResourceQuota> charged)
    {
        charged = [];
        return snapshot.All<ResourceQuota>().Count == 0 || (old is not null && obj is not (PersistentVolumeClaim or Service))
            ? null
            : ChargeAll(obj, old, snapshot, ref charged);
    }

    private static ApiError? ChargeAll(IKubernetesObject obj, IKubernetesObject? old, ClusterSnapshot snapshot, ref ValueList<ResourceQuota> charged)
    {
        var key = ObjectKey.Of(obj);
        List<(ResourceQuota Quota, Dictionary<string, Quantity> Needs)> concerned = [];
        foreach (var quota in snapshot.All<ResourceQuota>().Where(quota => ObjectKey.Of(quota).Namespace == key.Namespace))
        {
            if (obj is Pod pod && QuotaScopes.Cover(quota, pod) && Unspecified(quota, pod) is { } unspecified)
            {
                return ApiError.Forbidden(key, $"failed quota: {quota.Metadata.Name}: must specify {unspecified}");
            }

            if (Needs(quota, obj, old) is { Count: > 0 } needs)
            {
                concerned.Add((quota, needs));
            }
        }

        foreach (var (quota, needs) in concerned)
        {
            var hard = quota.Spec!.Hard!;
            var used = quota.Status is { Used: { } known } status && status.Hard == hard ? known : QuotaUsage.Total(quota, snapshot);
            string[] exceeded = [.. needs.Keys.Where(resource => needs[resource] > default(Quantity) && used[resource] + needs[resource] > hard[resource]).Order(StringComparer.Ordinal)];
            if (exceeded.Length > 0)
            {
                return ApiError.Forbidden(
                    key,
                    $"exceeded quota: {quota.Metadata.Name}, requested: {Text(exceeded, resource => needs[resource])}, used: {Text(exceeded, resource => used[resource])}, limited: {Text(exceeded, resource => hard[resource])}");
            }

            foreach (var (resource, amount) in needs)
            {
                used = used.With(resource, used[resource] + amount);
            }

            charged = charged.Add(quota with { Status = new ResourceQuotaStatus { Hard = hard, Used = used } });
        }

        return null;
    }

    /// <summary>What the write adds to what is used.</summary>
    private static Dictionary<string, Quantity> Needs(ResourceQuota quota, IKubernetesObject obj, IKubernetesObject? old)
    {
        var needs = QuotaUsage.Of(quota, obj).ToDictionary(StringComparer.Ordinal);
        foreach (var (resource, amount) in old is null ? [] : QuotaUsage.Of(quota, old))
        {
            needs[resource] = needs.GetValueOrDefault(resource) - amount;
        }

        foreach (var (resource, amount) in needs)
        {
            if (amount.IsZero)
            {
                needs.Remove(resource);
            }
        }

        return needs;
    }

    /// <summary>What containers leave open though it is limited: <c>limits.cpu for: nginx,sidecar; memory for: nginx</c>; null for nothing.</summary>
    private static string? Unspecified(ResourceQuota quota, Pod pod)
    {
        if (pod.Spec is not { } spec)
        {
            return null;
        }

        List<string> open = [];
        foreach (var resource in MustBeSpecified.Where((quota.Spec?.Hard ?? []).ContainsKey))
        {
            var name = resource[(resource.IndexOf('.', StringComparison.Ordinal) + 1)..];
            var isLimit = resource.StartsWith("limits.", StringComparison.Ordinal);
            if (Says(spec.Resources))
            {
                continue;
            }

            string[] containers =
            [
                .. spec.Containers.Concat(spec.InitContainers ?? [])
                    .Where(container => !Says(container.Resources))
                    .Select(static container => container.Name)
                    .Order(StringComparer.Ordinal),
            ];
            if (containers.Length > 0)
            {
                open.Add($"{resource} for: {string.Join(',', containers)}");
            }

            bool Says(ResourceRequirements? resources) => ((isLimit ? resources?.Limits : resources?.Requests) ?? []).ContainsKey(name);
        }

        return open.Count == 0 ? null : string.Join("; ", open);
    }

    private static string Text(string[] resources, Func<string, Quantity> amountOf) =>
        string.Join(',', resources.Select(resource => $"{resource}={amountOf(resource).ToCanonicalString()}"));
}
