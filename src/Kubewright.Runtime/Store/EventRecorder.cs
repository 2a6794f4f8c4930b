namespace Kubewright.Runtime;

/// <summary>Writes <c>Event</c> objects about other objects. A repeated event raises the count of the first one.</summary>
/// <remarks>A real cluster forgets events after an hour; here the oldest go when there are too many, so that memory does not grow with time.</remarks>
/// <param name="store">Where the events go.</param>
/// <param name="source">Where their names' suffixes come from.</param>
public sealed class EventRecorder(Store store, SeededSource source)
{
    /// <summary>How many events are kept.</summary>
    public const int MostEvents = 10_000;

    private readonly Dictionary<Identity, ObjectKey> _known = [];
    private readonly Queue<(Identity Identity, ObjectKey Key)> _recorded = new();

    /// <summary>Records that something went as it should.</summary>
    /// <param name="component">Who says it, for example <c>statefulset-controller</c>.</param>
    /// <param name="involved">What it is about.</param>
    /// <param name="reason">One word in PascalCase for machines.</param>
    /// <param name="message">One sentence for people.</param>
    /// <param name="fieldPath">The part of the object it is about, for example <c>spec.containers{nginx}</c>; null for the whole.</param>
    public void Normal(string component, IKubernetesObject involved, string reason, string message, string? fieldPath = null) =>
        Record(EventType.Normal, component, involved, reason, message, fieldPath);

    /// <summary>Records that something went wrong.</summary>
    /// <inheritdoc cref="Normal"/>
    public void Warning(string component, IKubernetesObject involved, string reason, string message, string? fieldPath = null) =>
        Record(EventType.Warning, component, involved, reason, message, fieldPath);

    private void Record(EventType type, string component, IKubernetesObject involved, string reason, string message, string? fieldPath)
    {
        var now = store.Now;
        var key = ObjectKey.Of(involved);
        var identity = new Identity(type, component, key, involved.Metadata.Uid, reason, message, fieldPath);
        if (_known.TryGetValue(identity, out var known) && store.Snapshot.Find(known) is Event earlier)
        {
            store.Update(earlier with { Count = (earlier.Count ?? 1) + 1, LastTimestamp = now });
            return;
        }

        var created = store.Record(new Event(new ObjectMeta
        {
            Name = $"{key.Name}.{source.NextHex(16)}",
            Namespace = key.Namespace.Length == 0 ? KindInfo.DefaultNamespace : key.Namespace,
        })
        {
            InvolvedObject = new ObjectReference
            {
                ApiVersion = involved.ApiVersion,
                Kind = involved.Kind,
                Namespace = key.Namespace.Length == 0 ? null : key.Namespace,
                Name = key.Name,
                Uid = involved.Metadata.Uid,
                ResourceVersion = involved.Metadata.ResourceVersion,
                FieldPath = fieldPath,
            },
            Type = type,
            Reason = reason,
            Message = message,
            Source = new EventSource { Component = component },
            ReportingComponent = component,
            ReportingInstance = "",
            Count = 1,
            FirstTimestamp = now,
            LastTimestamp = now,
        });
        if (created is { } name)
        {
            _known[identity] = name;
            _recorded.Enqueue((identity, name));
            Forget();
        }
    }

    private void Forget()
    {
        while (_recorded.Count > MostEvents)
        {
            var (identity, key) = _recorded.Dequeue();
            if (_known.TryGetValue(identity, out var latest) && latest == key)
            {
                _known.Remove(identity);
            }

            store.Expire(key);
        }
    }

    private sealed record Identity(EventType Type, string Component, ObjectKey Involved, string? Uid, string Reason, string Message, string? FieldPath)
    {
        /// <summary>The object and what is said of it tell events apart; the rest hardly adds to that.</summary>
        public override int GetHashCode() => HashCode.Combine(Uid, Message);
    }
}
