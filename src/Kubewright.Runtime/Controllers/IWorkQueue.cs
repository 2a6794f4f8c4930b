namespace Kubewright.Runtime;

/// <summary>A controller's queue of keys to reconcile. A key is in it once at most, however often it is added.</summary>
public interface IWorkQueue
{
    /// <summary>Reconciles <paramref name="key"/> as soon as the work before it is done.</summary>
    void Add(ObjectKey key);

    /// <summary>Reconciles <paramref name="key"/> after <paramref name="delay"/>; of several delays for one key the shortest counts.</summary>
    void AddAfter(ObjectKey key, TimeSpan delay);
}
