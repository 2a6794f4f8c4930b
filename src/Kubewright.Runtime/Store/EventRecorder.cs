using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Writes <c>Event</c> objects about other objects. A repeated event raises the count of the first one.</summary>
/// <remarks>
/// As in a real cluster an event is forgotten when it has not been seen for <see cref="Lifetime"/>, here when the next one is
/// recorded; and the oldest go when there are too many, so that memory does not grow with the pace of a cluster either.
/// </remarks>
/// <param name="store">Where the events go.</param>
public sealed class EventRecorder(Store store)
{
    /// <summary>How many events are kept.</summary>
    public const int MostEvents = 10_000;

    private readonly Dictionary<Identity, LinkedListNode<Entry>> _known = [];

    /// <summary>What is known, the one that was seen last at the end.</summary>
    private readonly LinkedList<Entry> _recorded = [];

    private bool _hasBegun;
    private long _lastStamp;

    /// <summary>How long an event is kept after it was seen last: the API server's <c>--event-ttl</c>.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(1);

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
        Begin();
        var now = store.Now;
        Forget(now);
        var key = ObjectKey.Of(involved);
        var identity = new Identity(type, component, key, involved.Metadata.Uid, reason, message, fieldPath);
        if (_known.TryGetValue(identity, out var known) && store.Snapshot.Find(known.Value.Key) is Event earlier)
        {
            store.Update(earlier with { Count = (earlier.Count ?? 1) + 1, LastTimestamp = now });
            known.Value = known.Value with { LastSeen = now };
            _recorded.Remove(known);
            _recorded.AddLast(known);
            return;
        }

        var created = store.Record(new Event(new ObjectMeta
        {
            Name = $"{key.Name}.{NextStamp(now)}",
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
            Know(new Entry(identity, name, now));
        }
    }

    /// <summary>A cluster that was kept has events already; they are forgotten, and counted on, like those recorded here.</summary>
    private void Begin()
    {
        if (_hasBegun)
        {
            return;
        }

        _hasBegun = true;
        foreach (var e in store.Snapshot.Events.OrderBy(static e => e.LastTimestamp).ThenBy(static e => e.Metadata.Name, StringComparer.Ordinal))
        {
            if (e is { Type: { } type, Source.Component: { } component, Reason: { } reason, Message: { } message, LastTimestamp: { } seen })
            {
                var about = e.InvolvedObject;
                var key = ObjectKey.Of(about.Kind ?? "", about.Namespace, about.Name ?? "");
                Know(new Entry(new Identity(type, component, key, about.Uid, reason, message, about.FieldPath), ObjectKey.Of(e), seen));
            }
        }
    }

    private void Know(Entry entry) => _known[entry.Identity] = _recorded.AddLast(entry);

    private void Forget(DateTimeOffset now)
    {
        while (_recorded.First is { } oldest && (_recorded.Count >= MostEvents || now - oldest.ValueRef.LastSeen >= Lifetime))
        {
            _recorded.RemoveFirst();
            ref readonly var entry = ref oldest.ValueRef;
            if (_known.Remove(entry.Identity, out var latest) && latest != oldest)
            {
                _known.Add(entry.Identity, latest);
            }

            // One that is gone already is as well.
            store.Expire(entry.Key);
        }
    }

    /// <summary>The time in nanoseconds as 16 hexadecimal digits, each greater than the one before: the names of an object's events are unique, and in order.</summary>
    private string NextStamp(DateTimeOffset now)
    {
        _lastStamp = Math.Max(_lastStamp + 1, (now - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick);
        return _lastStamp.ToString("x16", CultureInfo.InvariantCulture);
    }

    private readonly record struct Identity(EventType Type, string Component, ObjectKey Involved, string? Uid, string Reason, string Message, string? FieldPath)
    {
        /// <summary>The object and what is said of it tell events apart; the rest hardly adds to that.</summary>
        public override int GetHashCode() => HashCode.Combine(Uid, Message);
    }

    /// <summary>An event that was recorded.</summary>
    /// <param name="Identity">What it says.</param>
    /// <param name="Key">The object.</param>
    /// <param name="LastSeen">When it was recorded last.</param>
    private readonly record struct Entry(Identity Identity, ObjectKey Key, DateTimeOffset LastSeen);
}
