namespace Kubewright.Runtime;

/// <summary>One entry of the store's log: a change of one object.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Key">The object.</param>
/// <param name="Old">The object before the change; null when it was added.</param>
/// <param name="New">The object after the change; null when it was removed.</param>
/// <param name="Version">The store version of the change: the <c>resourceVersion</c> of <paramref name="New"/>. Grows by one per event.</param>
/// <param name="Time">When it happened, on the cluster's clock.</param>
public sealed record StoreEvent(
    StoreEventType Type,
    ObjectKey Key,
    IKubernetesObject? Old,
    IKubernetesObject? New,
    long Version,
    DateTimeOffset Time)
{
    private readonly IKubernetesObject? _old = Old;
    private readonly IKubernetesObject? _new = New;

    /// <summary>The object before the change; null when it was added.</summary>
    public IKubernetesObject? Old
    {
        get => RecordedEvent.Read(_old);
        init => _old = value;
    }

    /// <summary>The object after the change; null when it was removed.</summary>
    public IKubernetesObject? New
    {
        get => RecordedEvent.Read(_new);
        init => _new = value;
    }

    /// <summary>What the store holds after the change; null for nothing.</summary>
    internal IKubernetesObject? StoredNew => _new;

    /// <summary>The object as a watcher sees it: the new state, or the last state of a removed object.</summary>
    public IKubernetesObject Object => New ?? Old!;

    /// <summary>One line, for traces: time, version, type, key and the object's uid.</summary>
    public override string ToString() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {Version} {Type} {Key} {Object.Metadata.Uid}");
}
