using System.Collections;

namespace Kubewright.Runtime;

/// <summary>The nodes and what is on them, kept up change by change.</summary>
internal sealed class NodeTable
{
    private readonly SortedDictionary<string, Node> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NodeUsage> _usage = new(StringComparer.Ordinal);

    private readonly SortedDictionary<int, int> _priorities = [];

    /// <summary>Where the pods are that rules ask about.</summary>
    public PodTopology Topology { get; } = new();

    /// <summary>All nodes, by name.</summary>
    public IEnumerable<Node> Nodes => _nodes.Values;

    /// <summary>Whether any pod on a node is less important than that.</summary>
    public bool HasBelow(int priority) => _priorities.Count > 0 && _priorities.First().Key < priority;

    /// <summary>A node by its name; null when there is none.</summary>
    public Node? Find(string name) => _nodes.GetValueOrDefault(name);

    /// <summary>Whether a pod takes room on a node.</summary>
    public static bool IsPlaced(Pod? pod) => pod?.Spec?.NodeName?.Name is { Length: > 0 } && !PodHealth.IsTerminal(pod);

    /// <summary>Notes a change of a node or pod.</summary>
    /// <returns>Whether a pod has taken or given back room.</returns>
    public bool Note(StoreEvent change, ClusterSnapshot snapshot)
    {
        if (change.Object is Node)
        {
            if (change.New is Node node)
            {
                _nodes[change.Key.Name] = node;
            }
            else
            {
                _nodes.Remove(change.Key.Name);
            }

            return false;
        }

        var (before, after) = (change.Old as Pod, change.New as Pod);
        var (was, @is) = (IsPlaced(before), IsPlaced(after));
        if (was == @is && (!was || Equals(before!.Metadata.Labels, after!.Metadata.Labels)))
        {
            return false;
        }

        if (was)
        {
            Count(before!, -1, snapshot);
        }

        if (@is)
        {
            Count(after!, 1, snapshot);
        }

        return was != @is;
    }

    /// <summary>Every node by name, with the load a pod of an owner would find there, looked up when it is asked for.</summary>
    public IReadOnlyCollection<NodeLoad> Loads(string? owner) => new LoadView(this, owner);

    private void Count(Pod pod, int sign, ClusterSnapshot snapshot)
    {
        var name = pod.Spec!.NodeName!.Value.Name;
        if (!_usage.TryGetValue(name, out var usage))
        {
            _usage.Add(name, usage = new NodeUsage());
        }

        var priority = PodPriority.Of(pod);
        var alike = _priorities.GetValueOrDefault(priority) + sign;
        if (alike == 0)
        {
            _priorities.Remove(priority);
        }
        else
        {
            _priorities[priority] = alike;
        }

        usage.Count(pod, sign);
        Topology.Count(pod, sign, snapshot);
    }

    /// <summary>The loads a pod of an owner finds. A pod that waits for a claim is decided about without looking at any node.</summary>
    private sealed class LoadView(NodeTable table, string? owner) : IReadOnlyCollection<NodeLoad>
    {
        public int Count => table._nodes.Count;

        public IEnumerator<NodeLoad> GetEnumerator()
        {
            foreach (var (name, node) in table._nodes)
            {
                yield return table._usage.TryGetValue(name, out var usage) ? usage.LoadOf(node, owner) : new NodeLoad(node);
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
