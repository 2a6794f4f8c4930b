namespace Kubewright.Runtime;

public sealed partial class Cluster
{
    private readonly Lock _timelineGate = new();
    private readonly TimelineBuilder? _timeline;

    /// <summary>What happened to the pods from the beginning until now.</summary>
    /// <exception cref="InvalidOperationException">The cluster was made with <see cref="ClusterOptions.RecordsTimeline"/> off.</exception>
    public Timeline Timeline
    {
        get
        {
            if (_timeline is null)
            {
                throw new InvalidOperationException("The cluster has no timeline: ClusterOptions.RecordsTimeline is off. Leave it on.");
            }

            lock (_timelineGate)
            {
                return _timeline.Build(Clock.GetUtcNow());
            }
        }
    }

    /// <summary>
    /// The name of the controller that is at work, for a subscriber to tell who makes a change:
    /// <c>statefulset-controller</c>, <c>kubelet</c> and so on. Null when it is a caller of the cluster.
    /// </summary>
    public string? ActiveController => _loop.ActiveController;

    private void Record(StoreEvent change)
    {
        lock (_timelineGate)
        {
            _timeline!.Add(change);
        }
    }
}
