namespace Kubewright.Runtime;

/// <summary>What objects use of the resources that a ResourceQuota names in <c>spec.hard</c>. Pure.</summary>
internal static class QuotaUsage
{
    private const string Count = "count/";
    private const string Requests = "requests.";
    private const string Limits = "limits.";
    private const string OfClass = ".storageclass.storage.k8s.io/";
    private const string Storage = "storage";
    private const string Pods = "pods";
    private const string Claims = "persistentvolumeclaims";
    private const string Services = "services";

    /// <summary>The kinds of the core group of which a quota counts objects by the bare name of the resource.</summary>
    private static readonly string[] CountedByName = [Pods, Claims, Services, "configmaps", "secrets", "replicationcontrollers", "resourcequotas"];

    /// <summary>What one object uses of a quota; nothing when it is in another namespace, or out of the quota's scopes.</summary>
    public static IEnumerable<(string Resource, Quantity Amount)> Of(ResourceQuota quota, IKubernetesObject obj)
    {
        if (ObjectKey.Of(obj).Namespace != ObjectKey.Of(quota).Namespace || !QuotaScopes.Cover(quota, obj))
        {
            yield break;
        }

        foreach (var resource in (quota.Spec?.Hard ?? []).Keys)
        {
            if (AmountOf(resource, obj) is { IsZero: false } amount)
            {
                yield return (resource, amount);
            }
        }
    }

    /// <summary>What all objects of the quota's namespace use of it together, by every resource that it names.</summary>
    public static Map<Quantity> Total(ResourceQuota quota, ClusterSnapshot snapshot)
    {
        var total = (quota.Spec?.Hard ?? []).Keys.ToDictionary(static resource => resource, static _ => default(Quantity), StringComparer.Ordinal);
        foreach (var obj in total.Keys.Select(KindOf).Distinct().OfType<string>().SelectMany(kind => snapshot.All(kind)))
        {
            foreach (var (resource, amount) in Of(quota, obj))
            {
                total[resource] += amount;
            }
        }

        return total;
    }

    /// <summary>Whether a quota can name the resource.</summary>
    public static bool IsKnown(string resource) => resource.Contains('/', StringComparison.Ordinal) || KindOf(resource) is not null;

    /// <summary>The kind whose objects use the resource, as keys name it; null when there is none.</summary>
    private static string? KindOf(string resource) =>
        resource.StartsWith(Count, StringComparison.Ordinal) ? KindOfResource(resource[Count.Length..])
        : resource is Claims or Requests + Storage || resource.Contains(OfClass, StringComparison.Ordinal) ? nameof(PersistentVolumeClaim)
        : resource.StartsWith(Services + ".", StringComparison.Ordinal) ? nameof(Service)
        : CountedByName.Contains(resource) ? KindOfResource(resource)
        : ComputeOf(resource) is not null ? nameof(Pod)
        : null;

    /// <summary>The kind of a resource with its group; what is none of Kubernetes is named by a definition, as keys name it.</summary>
    private static string KindOfResource(string resource) =>
        KindInfo.All.FirstOrDefault(kind => kind.Resource == resource)?.Kind ?? resource;

    /// <summary>Of which resource of containers a quota counts the requests, or the limits; null for neither.</summary>
    private static (string Name, bool IsLimit)? ComputeOf(string resource) =>
        resource is "cpu" or "memory" or "ephemeral-storage" || resource.StartsWith("hugepages-", StringComparison.Ordinal) ? (resource, false)
        : resource.StartsWith(Requests, StringComparison.Ordinal) ? (resource[Requests.Length..], false)
        : resource.StartsWith(Limits, StringComparison.Ordinal) ? (resource[Limits.Length..], true)
        : null;

    private static Quantity AmountOf(string resource, IKubernetesObject obj)
    {
        var plural = KindInfo.For(obj)?.Resource;
        if (resource.StartsWith(Count, StringComparison.Ordinal))
        {
            return resource.AsSpan(Count.Length).SequenceEqual(plural) ? 1 : default;
        }

        return obj switch
        {
            // A pod that has ended needs nothing any more.
            Pod pod when PodHealth.IsTerminal(pod) => default,
            Pod pod when ComputeOf(resource) is { } compute && resource != Requests + Storage => Find(compute.IsLimit ? PodResources.LimitsOf(pod) : PodResources.Of(pod), compute.Name),
            PersistentVolumeClaim claim when resource != plural => AmountOf(resource, claim),
            Service service when resource != plural => AmountOf(resource, service.Spec),
            _ => resource == plural && CountedByName.Contains(plural) ? 1 : default,
        };
    }

    private static Quantity AmountOf(string resource, PersistentVolumeClaim claim)
    {
        if (resource.IndexOf(OfClass, StringComparison.Ordinal) is >= 0 and var end)
        {
            if (!resource.AsSpan(0, end).SequenceEqual(StorageClassLookup.NameOf(claim)))
            {
                return default;
            }

            resource = resource[(end + OfClass.Length)..];
        }

        return resource switch
        {
            Claims => 1,
            Requests + Storage => (claim.Spec?.Resources?.Requests ?? []).TryGetValue(Storage, out var storage) ? storage : default,
            _ => default,
        };
    }

    private static Quantity AmountOf(string resource, ServiceSpec? spec) => resource switch
    {
        Services + ".loadbalancers" when spec?.Type == ServiceType.LoadBalancer => 1,
        Services + ".nodeports" when spec?.Type == ServiceType.NodePort || (spec?.Type == ServiceType.LoadBalancer && spec.AllocateLoadBalancerNodePorts != false) => spec.Ports?.Count ?? 0,
        _ => default,
    };

    private static Quantity Find(IReadOnlyDictionary<string, Quantity> amounts, string name) => amounts.TryGetValue(name, out var amount) ? amount : default;
}
