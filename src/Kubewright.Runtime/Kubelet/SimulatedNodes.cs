using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Makes the nodes of a simulated cluster.</summary>
public static class SimulatedNodes
{
    /// <summary>
    /// Nodes with these names, ready and without taints. The i-th has the address <c>192.168.1.(11+i)</c> and gives its
    /// pods addresses from <c>10.244.i.0/24</c>.
    /// </summary>
    /// <param name="names">The names, at most 200.</param>
    /// <param name="now">When the nodes came up.</param>
    /// <exception cref="ArgumentException">There are more than 200 names.</exception>
    public static IEnumerable<Node> Create(IReadOnlyList<string> names, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count <= 200
            ? names.Select((name, i) => Create(name, i, Timestamps.Of(now)))
            : throw new ArgumentException("A simulated cluster has at most 200 nodes.", nameof(names));
    }

    private static Node Create(string name, int index, DateTimeOffset now)
    {
        var podRange = string.Create(CultureInfo.InvariantCulture, $"10.244.{index}.0/24");
        return new Node(
            new ObjectMeta { Name = name, Labels = [("kubernetes.io/hostname", name), ("kubernetes.io/os", "linux")] },
            new NodeSpec { PodCIDR = podRange, PodCIDRs = [podRange] })
        {
            Status = new NodeStatus
            {
                Addresses =
                [
                    new NodeAddress(NodeAddressType.InternalIP, string.Create(CultureInfo.InvariantCulture, $"192.168.1.{11 + index}")),
                    new NodeAddress(NodeAddressType.Hostname, name),
                ],
                Conditions =
                [
                    new NodeCondition(NodeConditionType.Ready, ConditionStatus.True)
                    {
                        Reason = "KubeletReady",
                        Message = "the simulated kubelet is ready",
                        LastHeartbeatTime = now,
                        LastTransitionTime = now,
                    },
                ],
            },
        };
    }
}
