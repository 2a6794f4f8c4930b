using Kubewright.Runtime;

namespace Kubewright.Cli;

/// <summary>How <c>kubewright up</c> runs.</summary>
/// <param name="Inputs">What to run.</param>
/// <param name="UntilReady">Whether to end as soon as everything is ready.</param>
/// <param name="Timeout">How long to run; null for the default.</param>
/// <param name="VirtualTime">Whether time passes as fast as it can.</param>
/// <param name="DefaultStorageClass">The class of claims that name none; null for no such class.</param>
/// <param name="StorageClasses">Further classes whose volumes are made on demand.</param>
internal sealed record UpOptions(
    IReadOnlyList<string> Inputs,
    bool UntilReady,
    TimeSpan? Timeout,
    bool VirtualTime,
    string? DefaultStorageClass,
    IReadOnlyList<string> StorageClasses)
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Virtual time costs nothing, so that there is enough of it for slow sets.</summary>
    private static readonly TimeSpan DefaultVirtualTimeout = TimeSpan.FromHours(1);

    /// <summary>Where to write the timeline at the end; null for nowhere.</summary>
    public TimelineFile? Timeline { get; init; }

    /// <summary>How many nodes the cluster has. Default 2.</summary>
    public int Nodes { get; init; } = 2;

    /// <summary>How many simulated seconds pass in a real one. Default 1.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>What goes wrong. Default nothing.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>How long to run at most: without <c>--until-ready</c> real time has no limit of its own.</summary>
    public TimeSpan Limit => Timeout
        ?? (VirtualTime ? DefaultVirtualTimeout : UntilReady ? DefaultTimeout : System.Threading.Timeout.InfiniteTimeSpan);
}
