namespace Kubewright.Runtime;

/// <summary>
/// A controller: hears what changed, and brings one object at a time to where it should be. The loop calls it from one
/// thread only, one key at a time.
/// </summary>
public interface IController
{
    /// <summary>The component's name in events and traces, for example <c>statefulset-controller</c>.</summary>
    string Name { get; }

    /// <summary>The kinds, as keys name them, whose changes the controller hears. Default null: all.</summary>
    IReadOnlyCollection<string>? Kinds => null;

    /// <summary>Notes a change and puts the keys it touches on the queue. Must not write to the store.</summary>
    /// <param name="change">The change; every change of the store to an object of its <see cref="Kinds"/> arrives once, in order.</param>
    /// <param name="queue">This controller's own queue.</param>
    void OnEvent(StoreEvent change, IWorkQueue queue);

    /// <summary>Compares what is wanted for <paramref name="key"/> with what is there, and acts. Must not wait.</summary>
    /// <param name="key">A key this controller put on its queue; the object may be gone by now.</param>
    ReconcileResult Reconcile(ObjectKey key);
}
