namespace Kubewright.Runtime;

/// <content>Events of the cluster's own components, of which there are more than of anything else: a shorter way in and out.</content>
public sealed partial class Store
{
    /// <summary>
    /// Adds an event that a component of the cluster has to say. Of admission only what can refuse it is asked: it has its
    /// defaults, and its parts were checked when they were names of other objects.
    /// </summary>
    /// <returns>The event; null when it is refused.</returns>
    internal RecordedEvent? Record(in EventSaying saying, string name)
    {
        lock (_gate)
        {
            var (key, now, snapshot) = (new ObjectKey(nameof(Event), saying.Namespace, name), Now, Snapshot);
            if ((!_interceptors.IsEmpty && Refusal(WriteVerb.Create, key, saying.ToEvent(new ObjectMeta { Name = name, Namespace = key.Namespace }, now)) is not null)
                || NamespaceDefaults.Refusal(key, snapshot) is not null
                || NameRules.DnsSubdomain(name) is not null
                || snapshot.FindStored(key) is not null)
            {
                return null;
            }

            var recorded = new RecordedEvent(saying, name, _source.NextGuid(), snapshot.Version + 1, now);
            Append(StoreEventType.Added, key, null, recorded);
            Deliver();
            return recorded;
        }
    }

    /// <summary>Takes an event out because it is old. Unlike a deletion it cannot be refused, and nothing is written into its last state.</summary>
    internal void Expire(ObjectKey @event)
    {
        lock (_gate)
        {
            if (Snapshot.FindStored(@event) is { } old)
            {
                Append(StoreEventType.Deleted, @event, old, null);
                Deliver();
            }
        }
    }
}
