namespace Kubewright.Runtime;

/// <summary>Fills in what the API server fills into a pod.</summary>
internal static class PodDefaults
{
    /// <summary>The pod with every default in place.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="before">The spec of the stored one; null for a new pod.</param>
    /// <param name="snapshot">Where the priority classes are.</param>
    public static Pod Apply(Pod pod, PodSpec? before, ClusterSnapshot snapshot) => pod with
    {
        Spec = pod.Spec is null ? null : Apply(TemplateDefaults.Apply(pod.Spec), before, snapshot),
        Status = pod.Status ?? new PodStatus { Phase = PodPhase.Pending, QosClass = QosClassOf(pod.Spec) },
    };

    /// <summary>The pod with a request wherever a container has a limit alone: then they are the same.</summary>
    public static Pod WithRequests(Pod pod) => pod.Spec is { } spec && (spec.Containers.Any(LacksRequests) || spec.InitContainers?.Any(LacksRequests) == true)
        ? pod with { Spec = spec with { Containers = spec.Containers.ConvertAll(WithRequests), InitContainers = spec.InitContainers?.ConvertAll(WithRequests) } }
        : pod;

    private static PodSpec Apply(PodSpec spec, PodSpec? before, ClusterSnapshot snapshot)
    {
        var account = AccountOf(spec);
        var (priorityClass, priority, preemption) = PriorityAdmission.Of(spec, before, snapshot);
        return spec with
        {
            PriorityClassName = priorityClass,
            Priority = priority,
            PreemptionPolicy = preemption,
            EnableServiceLinks = spec.EnableServiceLinks ?? true,
            ServiceAccountName = account,
            ServiceAccount = account,
            Tolerations = DefaultTolerations.Apply(spec.Tolerations),
        };
    }

    /// <summary>The account that the pod runs under; the older name of the field says the same.</summary>
    private static Ref<ServiceAccount> AccountOf(PodSpec spec) => spec.ServiceAccountName ?? spec.ServiceAccount ?? Ref.External<ServiceAccount>("default");

    /// <summary>
    /// <c>Guaranteed</c> when every container's CPU and memory limits equal its requests, <c>BestEffort</c> when none asks
    /// for anything, else <c>Burstable</c>.
    /// </summary>
    public static PodQosClass QosClassOf(PodSpec? spec)
    {
        if (!AsksForAny(spec?.Containers) && !AsksForAny(spec?.InitContainers))
        {
            return PodQosClass.BestEffort;
        }

        return (spec?.Containers ?? []).Concat(spec?.InitContainers ?? []).Select(static c => c.Resources).All(static r => IsGuaranteed(r, "cpu") && IsGuaranteed(r, "memory"))
            ? PodQosClass.Guaranteed
            : PodQosClass.Burstable;
    }

    private static bool AsksForAny(ValueList<Container>? containers)
    {
        foreach (var container in containers ?? [])
        {
            if (container.Resources is { } resources && (resources.Limits is { Count: > 0 } || resources.Requests is { Count: > 0 }))
            {
                return true;
            }
        }

        return false;
    }

    private static bool LacksRequests(Container container) =>
        container.Resources?.Limits is { Count: > 0 } limits && limits.Keys.Any(name => container.Resources.Requests?.ContainsKey(name) != true);

    private static Container WithRequests(Container container) => !LacksRequests(container) ? container : container with
    {
        Resources = container.Resources! with
        {
            Requests = [.. container.Resources.Requests ?? [], .. container.Resources.Limits!.Where(limit => container.Resources.Requests?.ContainsKey(limit.Key) != true)],
        },
    };

    private static bool IsGuaranteed(ResourceRequirements? resources, string name) =>
        resources?.Limits is { } limits
        && limits.TryGetValue(name, out var limit)
        && (resources.Requests is not { } requests || !requests.TryGetValue(name, out var request) || request == limit);
}
