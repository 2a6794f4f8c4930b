using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kubewright.Schema;

namespace Kubewright.Runtime;

/// <summary>Makes the nodes of a simulated cluster.</summary>
public static class SimulatedNodes
{
    /// <summary>How many nodes there can be: each has a network of its own for its pods, from 10.244.0.0/24 to 10.255.255.0/24.</summary>
    public const int Most = 12 << 8;

    private const int HostsPerNetwork = 254;
    private const string Architecture = "amd64";
    private const string OperatingSystem = "linux";

    /// <summary>What a node shows of resources of which it has as much as is asked for. Nobody reckons with it: that is what <c>allocatable</c> is for.</summary>
    private static readonly Map<Quantity> Boundless = [("cpu", "1M"), ("memory", "1Pi"), ("ephemeral-storage", "1Ei"), ("pods", "1M")];

    /// <summary>
    /// Nodes that are ready. The i-th has the address <c>192.168.1.(11+i)</c>, further on in the networks after it, and
    /// gives its pods addresses from <c>10.244.i.0/24</c>.
    /// </summary>
    /// <param name="nodes">The nodes, at most <see cref="Most"/>.</param>
    /// <param name="now">When they came up.</param>
    /// <param name="version">The release of their kubelets; null for <see cref="KubernetesFeatures.DefaultVersion"/>.</param>
    /// <exception cref="ArgumentException">There are more nodes than that.</exception>
    public static IEnumerable<Node> Create(IReadOnlyList<SimulatedNode> nodes, DateTimeOffset now, KubernetesVersion? version = null)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        return nodes.Count <= Most
            ? nodes.Select((node, i) => Create(node, i, Timestamps.Of(now), version ?? KubernetesFeatures.DefaultVersion))
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A simulated cluster has at most {Most} nodes."), nameof(nodes));
    }

    /// <summary>The condition of a node that is well.</summary>
    internal static NodeCondition ReadyCondition(DateTimeOffset now) => new(NodeConditionType.Ready, ConditionStatus.True)
    {
        Reason = "KubeletReady",
        Message = "the simulated kubelet is ready",
        LastHeartbeatTime = now,
        LastTransitionTime = now,
    };

    private static Node Create(SimulatedNode node, int index, DateTimeOffset now, KubernetesVersion version)
    {
        var podRange = string.Create(CultureInfo.InvariantCulture, $"10.{244 + (index >> 8)}.{index & 255}.0/24");
        var host = 10 + index;
        var address = string.Create(CultureInfo.InvariantCulture, $"192.168.{1 + (host / HostsPerNetwork)}.{1 + (host % HostsPerNetwork)}");
        Labels labels = [("kubernetes.io/arch", Architecture), ("kubernetes.io/hostname", node.Name), ("kubernetes.io/os", OperatingSystem)];
        if (node.Zone is { } zone)
        {
            labels = labels.With(TopologyLabels.Zone, zone);
        }

        foreach (var (key, value) in node.Labels)
        {
            labels = labels.With(key, value);
        }

        return new Node(
            new ObjectMeta { Name = node.Name, Labels = labels },
            new NodeSpec { PodCIDR = podRange, PodCIDRs = [podRange], Taints = node.Taints.Count == 0 ? null : node.Taints })
        {
            Status = new NodeStatus
            {
                Capacity = node.Capacity.Count == 0 ? Boundless : node.Capacity,
                Allocatable = node.Capacity.Count == 0 ? null : node.Capacity,
                Addresses =
                [
                    new NodeAddress(NodeAddressType.InternalIP, address),
                    new NodeAddress(NodeAddressType.Hostname, node.Name),
                ],
                Conditions = [ReadyCondition(now)],
                NodeInfo = Info(node.Name, version),
            },
        };
    }

    /// <summary>What a machine would say about itself: the same for all nodes but for their identifiers, which follow from their names.</summary>
    private static NodeSystemInfo Info(string name, KubernetesVersion version)
    {
        var release = string.Create(CultureInfo.InvariantCulture, $"v{version.Major}.{version.Minor}.{version.Patch ?? 0}");
        var digits = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        return new NodeSystemInfo
        {
            MachineID = digits[..32],
            SystemUUID = new Guid(Convert.FromHexString(digits[..32])).ToString(),
            BootID = new Guid(Convert.FromHexString(digits[32..])).ToString(),
            KernelVersion = "6.1.0-simulated",
            OsImage = "Kubewright simulated node",
            ContainerRuntimeVersion = "simulated://1.0",
            KubeletVersion = release,
            KubeProxyVersion = release,
            OperatingSystem = OperatingSystem,
            Architecture = Architecture,
        };
    }
}
