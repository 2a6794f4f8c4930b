using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>How a node of a simulated cluster is made.</summary>
/// <param name="Name">The node's name, a DNS subdomain.</param>
public sealed record SimulatedNode(string Name)
{
    /// <summary>The node's zone, written as the label <c>topology.kubernetes.io/zone</c>. Null (the default) for none.</summary>
    public string? Zone { get; init; }

    /// <summary>Labels besides those that every node has. Default none.</summary>
    public Labels Labels { get; init; } = [];

    /// <summary>The node's taints (<c>spec.taints</c>). Default none.</summary>
    public ValueList<Taint> Taints { get; init; } = [];

    /// <summary>
    /// What the node offers: <c>cpu</c>, <c>memory</c>, <c>pods</c> and others (<c>status.capacity</c>, and the same as
    /// <c>status.allocatable</c>). Of cpu, memory, ephemeral-storage and pods there is as much as is asked for when they
    /// are left out; of anything else there is none. Default nothing, so that any number of pods fits.
    /// </summary>
    public Map<Quantity> Capacity { get; init; } = [];

    /// <summary>A node with this name and nothing else.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator SimulatedNode(string name) => new(name);

    /// <summary>Nodes named <c>k8s-node1</c>, <c>k8s-node2</c> and so on.</summary>
    /// <param name="count">How many.</param>
    /// <param name="zones">The zones they are in, in turn; none for no zones.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static IReadOnlyList<SimulatedNode> Fleet(int count, params IReadOnlyList<string> zones)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(zones);
        return
        [
            .. Enumerable.Range(0, count).Select(i => new SimulatedNode(string.Create(CultureInfo.InvariantCulture, $"k8s-node{i + 1}"))
            {
                Zone = zones.Count == 0 ? null : zones[i % zones.Count],
            }),
        ];
    }
}
