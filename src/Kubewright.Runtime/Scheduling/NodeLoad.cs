namespace Kubewright.Runtime;

/// <summary>A node and what runs there already.</summary>
/// <param name="Node">The node.</param>
/// <param name="Siblings">Pods on it with the same owner as the pod to be scheduled.</param>
/// <param name="Pods">All pods on it that have not ended.</param>
public readonly record struct NodeLoad(Node Node, int Siblings = 0, int Pods = 0)
{
    /// <summary>What those pods ask for together, by resource; null for nothing.</summary>
    public IReadOnlyDictionary<string, Quantity>? Requested { get; init; }

    /// <summary>The ports of the node that they take, each with how often; null for none.</summary>
    public IReadOnlyDictionary<HostPort, int>? Ports { get; init; }

    /// <summary>The load with further pods on the node.</summary>
    internal NodeLoad With(IEnumerable<Pod> pods)
    {
        var requested = Requested?.ToDictionary(StringComparer.Ordinal);
        var ports = Ports?.ToDictionary();
        var count = Pods;
        foreach (var pod in pods)
        {
            count++;
            foreach (var (name, amount) in PodResources.Of(pod))
            {
                requested ??= new(StringComparer.Ordinal);
                requested[name] = requested.GetValueOrDefault(name) + amount;
            }

            foreach (var port in HostPort.Of(pod))
            {
                ports ??= [];
                ports[port] = ports.GetValueOrDefault(port) + 1;
            }
        }

        return count == Pods ? this : this with { Pods = count, Requested = requested, Ports = ports };
    }
}
