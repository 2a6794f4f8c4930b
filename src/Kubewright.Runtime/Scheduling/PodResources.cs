using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>What pods ask of a node, and whether a node has it.</summary>
internal static class PodResources
{
    private const string Pods = "pods";

    /// <summary>The resources of which a node that does not name them has as much as anybody wants.</summary>
    private static readonly ImmutableArray<string> Unlimited = ["cpu", "memory", "ephemeral-storage", Pods];

    private static readonly IReadOnlyDictionary<string, Quantity> Nothing = ImmutableDictionary<string, Quantity>.Empty;

    /// <summary>
    /// What a pod asks for: its containers together with its sidecars, or the greediest init container if that is more,
    /// and the overhead. A limit stands for a request that is missing.
    /// </summary>
    public static IReadOnlyDictionary<string, Quantity> Of(Pod pod) => Sum(pod, RequestsOf);

    /// <summary>What a pod is limited to: its containers together with its sidecars, or the greediest init container if that is more, and the overhead.</summary>
    public static IReadOnlyDictionary<string, Quantity> LimitsOf(Pod pod) => Sum(pod, static resources => resources?.Limits ?? []);

    /// <summary>Why a node has too little for a pod, in the words of the scheduler; nothing when it has enough.</summary>
    public static IEnumerable<string> Missing(IReadOnlyDictionary<string, Quantity> wanted, NodeLoad load) =>
        Shortages(wanted, load).Select(static shortage => shortage.Resource == Pods ? "Too many pods" : $"Insufficient {shortage.Resource}");

    /// <summary>What a node has too little of for a pod; nothing when it has enough.</summary>
    public static IEnumerable<ResourceShortage> Shortages(IReadOnlyDictionary<string, Quantity> wanted, NodeLoad load)
    {
        var allocatable = load.Node.Status?.Allocatable ?? [];
        if (allocatable.TryGetValue(Pods, out var most) && load.Pods >= most.ToInt64())
        {
            yield return new ResourceShortage(Pods, 1, load.Pods, most);
        }

        foreach (var (name, amount) in wanted)
        {
            var isLimited = allocatable.TryGetValue(name, out var total);
            if (!amount.IsZero && (isLimited ? Used(load, name) + amount > total : !Unlimited.Contains(name)))
            {
                yield return new ResourceShortage(name, amount, Used(load, name), total);
            }
        }
    }

    private static IReadOnlyDictionary<string, Quantity> Sum(Pod pod, Func<ResourceRequirements?, Map<Quantity>> amountsOf)
    {
        if (pod.Spec is not { } spec || (spec.Overhead is null && spec.Resources is null && !HasAny(spec.Containers) && !HasAny(spec.InitContainers)))
        {
            return Nothing;
        }

        var sum = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var container in spec.Containers.Concat((spec.InitContainers ?? []).Where(ContainerStates.IsSidecar)))
        {
            Add(sum, amountsOf(container.Resources), static (left, right) => left + right);
        }

        foreach (var container in (spec.InitContainers ?? []).Where(static c => !ContainerStates.IsSidecar(c)))
        {
            Add(sum, amountsOf(container.Resources), static (left, right) => left > right ? left : right);
        }

        foreach (var (name, amount) in amountsOf(spec.Resources))
        {
            sum[name] = amount;
        }

        Add(sum, spec.Overhead ?? [], static (left, right) => left + right);
        return sum;
    }

    private static Quantity Used(NodeLoad load, string name) =>
        load.Requested is not null && load.Requested.TryGetValue(name, out var used) ? used : default;

    private static bool HasAny(ValueList<Container>? containers) => (containers ?? []).Any(static c => c.Resources is { Requests.Count: > 0 } or { Limits.Count: > 0 });

    private static Map<Quantity> RequestsOf(ResourceRequirements? resources)
    {
        var requests = resources?.Requests ?? [];
        return resources?.Limits is { Count: > 0 } limits
            ? [.. requests, .. limits.Where(limit => !requests.ContainsKey(limit.Key))]
            : requests;
    }

    private static void Add(Dictionary<string, Quantity> sum, Map<Quantity> amounts, Func<Quantity, Quantity, Quantity> combine)
    {
        foreach (var (name, amount) in amounts)
        {
            sum[name] = combine(sum.GetValueOrDefault(name), amount);
        }
    }
}
