namespace Kubewright.Planning;

/// <summary>What a pod does in a roll-out.</summary>
public enum PodStepKind
{
    /// <summary>It is told to stop.</summary>
    Stops,

    /// <summary>It is gone, and its name is free.</summary>
    Gone,

    /// <summary>It is created.</summary>
    Created,

    /// <summary>It is ready.</summary>
    Ready,

    /// <summary>It is not ready any more, without having been told to stop.</summary>
    NotReady,
}
