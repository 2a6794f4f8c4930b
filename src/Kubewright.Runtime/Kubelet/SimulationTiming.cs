namespace Kubewright.Runtime;

/// <summary>How long the simulated machinery takes for what a real cluster needs time for.</summary>
public sealed record SimulationTiming
{
    /// <summary>Everything happens at once; only what a manifest asks for (probe delays, preStop hooks) takes time.</summary>
    public static SimulationTiming Instant { get; } = new()
    {
        Sandbox = TimeSpan.Zero,
        Pull = TimeSpan.Zero,
        Init = TimeSpan.Zero,
        Start = TimeSpan.Zero,
        Stop = TimeSpan.Zero,
        Remove = TimeSpan.Zero,
        Restart = TimeSpan.Zero,
        Provision = TimeSpan.Zero,
    };

    /// <summary>A small, quiet cluster: a pod runs one to two seconds after it was scheduled and stops in one and a half.</summary>
    public static SimulationTiming Default { get; } = new();

    /// <summary>As <see cref="Default"/>, but with images that take half a minute to pull, as they do on a fresh cluster.</summary>
    public static SimulationTiming SlowPull { get; } = new() { Pull = TimeSpan.FromSeconds(30) };

    /// <summary>From the pod's acceptance by the node to its network address. Default 500 ms.</summary>
    public TimeSpan Sandbox { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Pulling the images of a pod that the node does not have, all together. Default 1 s.</summary>
    public TimeSpan Pull { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The run of one init container. Default 500 ms.</summary>
    public TimeSpan Init { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>From the last image to running containers. Default 500 ms.</summary>
    public TimeSpan Start { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>What the containers take to end after they were told to; the grace period cuts it short. Default 1 s.</summary>
    public TimeSpan Stop { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>From the end of the last container to the removal of the pod object. Default 500 ms.</summary>
    public TimeSpan Remove { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>From the end of a container to what its node does about it: the next start, or the wait for it. Default 500 ms.</summary>
    public TimeSpan Restart { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Making a volume for a claim. Default 500 ms.</summary>
    public TimeSpan Provision { get; init; } = TimeSpan.FromMilliseconds(500);
}
