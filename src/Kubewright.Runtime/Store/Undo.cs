namespace Kubewright.Runtime;

/// <summary>The way from one version of the cluster to the next, which older snapshots go back. Filled in once, when the next change is made.</summary>
internal sealed class Undo
{
    private StoreEvent? _change;
    private IKubernetesObject? _before;
    private Undo? _next;

    /// <summary>The object that changed. Only once there is a <see cref="Next"/>.</summary>
    public ObjectKey Key => _change!.Key;

    /// <summary>What it was before the change; null for nothing.</summary>
    public IKubernetesObject? Before => _before;

    /// <summary>The way on from the next version; null at the newest one.</summary>
    public Undo? Next => Volatile.Read(ref _next);

    /// <summary>Fills it in.</summary>
    /// <returns>The way on.</returns>
    public Undo Record(StoreEvent change, IKubernetesObject? before)
    {
        (_change, _before) = (change, before);
        var next = new Undo();
        Volatile.Write(ref _next, next);
        return next;
    }
}
