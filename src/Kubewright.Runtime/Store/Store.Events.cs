namespace Kubewright.Runtime;

/// <content>Events of the cluster's own components, of which there are more than of anything else: a shorter way in and out.</content>
public sealed partial class Store
{
    /// <summary>
    /// Adds an event that a component of the cluster has written. Of admission only what can refuse it is asked: it has its
    /// defaults, and its parts were checked when they were names of other objects.
    /// </summary>
    /// <returns>Its key; null when it is refused.</returns>
    internal ObjectKey? Record(Event written)
    {
        lock (_gate)
        {
            var key = ObjectKey.Of(written);
            if (Refusal(WriteVerb.Create, key, written) is not null
                || NamespaceDefaults.Refusal(written, Snapshot) is not null
                || NameRules.DnsSubdomain(key.Name) is not null
                || Snapshot.Find(key) is not null)
            {
                return null;
            }

            var metadata = written.Metadata with { CreationTimestamp = Now, Uid = _source.NextUid(), ResourceVersion = NextVersion() };
            Append(StoreEventType.Added, key, null, written with { Metadata = metadata });
            Deliver();
            return key;
        }
    }

    /// <summary>Takes an event out because it is old. Unlike a deletion it cannot be refused, and nothing is written into its last state.</summary>
    internal void Expire(ObjectKey @event)
    {
        lock (_gate)
        {
            if (Snapshot.Find(@event) is { } old)
            {
                Append(StoreEventType.Deleted, @event, old, null);
                Deliver();
            }
        }
    }
}
