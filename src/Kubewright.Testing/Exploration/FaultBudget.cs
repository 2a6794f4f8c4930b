namespace Kubewright.Testing;

/// <summary>How much may happen in one explored run, at most.</summary>
public sealed record FaultBudget
{
    /// <summary>Some of everything.</summary>
    public static FaultBudget Default { get; } = new();

    /// <summary>Nothing: only the order of the controllers' work differs from run to run.</summary>
    public static FaultBudget None { get; } = new()
    {
        Kills = 0,
        Failures = 0,
        Crashes = 0,
        Unready = 0,
        NodeCuts = 0,
        Drains = 0,
        RefusedWrites = 0,
        Scalings = 0,
        Updates = 0,
    };

    /// <summary>Pods deleted with their own grace period. Default 3.</summary>
    public int Kills { get; init; } = 3;

    /// <summary>Pods that end for good, as on a node under pressure. Default 1.</summary>
    public int Failures { get; init; } = 1;

    /// <summary>Containers that end with an error and are started again. Default 2.</summary>
    public int Crashes { get; init; } = 2;

    /// <summary>Pods that fail their readiness for a while. Default 1.</summary>
    public int Unready { get; init; } = 1;

    /// <summary>Nodes that are cut off from the control plane for a while, which may be long enough for their pods to be evicted. Default 1.</summary>
    public int NodeCuts { get; init; } = 1;

    /// <summary>Nodes that are drained, and take pods again some time later. Default 1.</summary>
    public int Drains { get; init; } = 1;

    /// <summary>Times that the API server refuses a few writes of the controllers. Default 2.</summary>
    public int RefusedWrites { get; init; } = 2;

    /// <summary>Changes of a set's replicas. Default 2.</summary>
    public int Scalings { get; init; } = 2;

    /// <summary>Changes of a set's image. Default 2.</summary>
    public int Updates { get; init; } = 2;

    /// <summary>The most replicas that a scaling asks for. Default 5.</summary>
    public int MostReplicas { get; init; } = 5;
}
