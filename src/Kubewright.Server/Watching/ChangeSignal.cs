namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Wakes those who wait for the next change of the cluster.</summary>
internal sealed class ChangeSignal : IDisposable
{
    private readonly Cluster _cluster;
    private readonly IDisposable _subscription;
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Begins to listen.</summary>
    public ChangeSignal(Cluster cluster)
    {
        _cluster = cluster;
        _subscription = cluster.Store.Subscribe(_ =>
            Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult());
    }

    /// <summary>Ends as soon as the cluster is newer than <paramref name="version"/>.</summary>
    public Task After(long version)
    {
        // The signal first: a change between the two steps then ends the wait.
        var next = Volatile.Read(ref _next).Task;
        return _cluster.Snapshot.Version > version ? Task.CompletedTask : next;
    }

    /// <inheritdoc/>
    public void Dispose() => _subscription.Dispose();
}
