namespace Kubewright.Runtime;

/// <summary>What the scheduler decided about a pod.</summary>
public abstract record SchedulingDecision
{
    private SchedulingDecision()
    {
    }

    /// <summary>The pod goes to a node.</summary>
    /// <param name="Node">The node's name.</param>
    public sealed record Bind(string Node) : SchedulingDecision;

    /// <summary>The pod is to go to a node; claims that wait for their first consumer get their volumes for that node first.</summary>
    /// <param name="Node">The node's name.</param>
    /// <param name="Claims">The claims' names, in the order the pod mounts them; empty while the volumes are on their way.</param>
    public sealed record Reserve(string Node, ValueList<string> Claims) : SchedulingDecision;

    /// <summary>No node will do.</summary>
    /// <param name="Message">Why, node by node: <c>0/2 nodes are available: 2 node(s) were unschedulable.</c></param>
    public sealed record Unschedulable(string Message) : SchedulingDecision;

    /// <summary>The pod is not to be scheduled yet.</summary>
    /// <param name="Message">What holds it back.</param>
    public sealed record Gated(string Message) : SchedulingDecision;
}
