namespace Kubewright.Runtime;

/// <content>Events of the cluster's own components, of which there are more than of anything else: a shorter way in and out.</content>
public sealed partial class Store
{
    /// <summary>
    /// Adds an event that a component of the cluster has to say. Of admission only what can refuse it is asked: it has its
    /// defaults, and its parts were checked when they were names of other objects.
    /// </summary>
    /// <returns>The event; null when it is refused.</returns>
    internal Event? Record(in EventSaying saying, string name)
    {
        lock (_gate)
        {
            var (key, now) = (new ObjectKey(nameof(Event), saying.Namespace, name), Now);
            if ((!_interceptors.IsEmpty && Refusal(WriteVerb.Create, key, saying.ToEvent(new ObjectMeta { Name = name, Namespace = key.Namespace }, now)) is not null)
                || NamespaceDefaults.Refusal(key, Snapshot) is not null
                || NameRules.DnsSubdomain(name) is not null
                || Snapshot.Find(key) is not null)
            {
                return null;
            }

            var written = saying.ToEvent(
                new ObjectMeta { Name = name, Namespace = key.Namespace, CreationTimestamp = now, Uid = _source.NextUid(), ResourceVersion = NextVersion() },
                now);
            Append(StoreEventType.Added, key, null, written);
            Deliver();
            return written;
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
