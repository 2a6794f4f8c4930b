namespace Kubewright.Runtime;

public sealed partial class Cluster
{
    /// <summary>What happened to the pods from the beginning, or as far back as <see cref="ClusterOptions.History"/> reaches, until now.</summary>
    public Timeline Timeline => Timeline.Of(Store.EventsSince(0).Span, Clock.GetUtcNow());

    /// <summary>
    /// The name of the controller that is at work, for a subscriber to tell who makes a change:
    /// <c>statefulset-controller</c>, <c>kubelet</c> and so on. Null when it is a caller of the cluster.
    /// </summary>
    public string? ActiveController => _loop.ActiveController;
}
