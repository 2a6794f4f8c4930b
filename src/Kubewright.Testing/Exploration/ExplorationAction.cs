namespace Kubewright.Testing;

/// <summary>What an exploration does to a cluster.</summary>
public enum ExplorationAction
{
    /// <summary>Deletes a pod with its own grace period.</summary>
    Kill,

    /// <summary>Ends a pod's containers for good, as a node under pressure does.</summary>
    Fail,

    /// <summary>Ends a pod's first container with an error; its node starts it again.</summary>
    Crash,

    /// <summary>Makes a pod fail its readiness, whatever its probes say.</summary>
    Unready,

    /// <summary>Lets a pod's probes decide again.</summary>
    Ready,

    /// <summary>Cuts a node off from the control plane.</summary>
    Cut,

    /// <summary>Connects a node again.</summary>
    Restore,

    /// <summary>Cordons a node and evicts its pods, once each.</summary>
    Drain,

    /// <summary>Lets a node take pods again.</summary>
    Uncordon,

    /// <summary>Refuses the next <see cref="ExplorationStep.Value"/> writes that controllers make to objects of the kind that is the target.</summary>
    Refuse,

    /// <summary>Sets a set's replicas to <see cref="ExplorationStep.Value"/>.</summary>
    Scale,

    /// <summary>Gives a set's first container the image numbered <see cref="ExplorationStep.Value"/>; 0 is the one it began with.</summary>
    Update,
}
