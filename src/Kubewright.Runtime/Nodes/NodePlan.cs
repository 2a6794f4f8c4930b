namespace Kubewright.Runtime;

/// <summary>What is to be done about a node.</summary>
public sealed record NodePlan
{
    /// <summary>Its new Ready condition; null to leave it.</summary>
    public NodeCondition? Ready { get; init; }

    /// <summary>Its new taints; null to leave them.</summary>
    public ValueList<Taint>? Taints { get; init; }

    /// <summary>When to look again; null for when something changes.</summary>
    public TimeSpan? Wait { get; init; }
}
