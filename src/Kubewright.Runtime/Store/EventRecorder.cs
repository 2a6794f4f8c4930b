using System.Globalization;
using System.Runtime.InteropServices;

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

    /// <summary>What is known, by what it says. An event is its own key: beside it nothing is kept but a place in the list.</summary>
    private readonly Dictionary<Event, LinkedListNode<Seen>> _known = new(SameSaying.Instance);

    /// <summary>What is known, the one that was seen last at the end.</summary>
    private readonly LinkedList<Seen> _recorded = [];

    /// <summary>One object for each component, and the last message for each reason, and the last field under none: most events repeat what was said of another object.</summary>
    private readonly Dictionary<string, EventSource> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

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
        var saying = new EventSaying(type, SourceOf(component), involved, key, reason, Shared(reason, message), fieldPath is null ? null : Shared("", fieldPath));
        if (_known.GetAlternateLookup<EventSaying>().TryGetValue(saying, out var known) && store.Snapshot.Find(KeyOf(known.ValueRef.Event)) is Event earlier)
        {
            store.Update(earlier with { Count = (earlier.Count ?? 1) + 1, LastTimestamp = now });
            known.Value = known.Value with { At = now };
            _recorded.Remove(known);
            _recorded.AddLast(known);
            return;
        }

        if (store.Record(saying, $"{key.Name}.{NextStamp(now)}") is { } written)
        {
            Know(written, now);
        }
    }

    private EventSource SourceOf(string component)
    {
        if (!_sources.TryGetValue(component, out var source))
        {
            _sources.Add(component, source = new EventSource { Component = component });
        }

        return source;
    }

    /// <summary>A text, as the object that the last event has that said the same in this place.</summary>
    private string Shared(string place, string text)
    {
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_texts, place, out _);
        return last == text ? last : last = text;
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
            if (e is { Type: not null, Source.Component: not null, Reason: not null, Message: not null, LastTimestamp: { } seen })
            {
                Know(e, seen);
            }
        }
    }

    private void Know(Event e, DateTimeOffset seen)
    {
        // The key, too: a dictionary would keep the one it has.
        _known.Remove(e);
        _known.Add(e, _recorded.AddLast(new Seen(e, seen)));
    }

    private void Forget(DateTimeOffset now)
    {
        while (_recorded.First is { } oldest && (_recorded.Count >= MostEvents || now - oldest.ValueRef.At >= Lifetime))
        {
            _recorded.RemoveFirst();
            var e = oldest.ValueRef.Event;
            if (_known.Remove(e, out var latest) && latest != oldest)
            {
                _known.Add(latest.ValueRef.Event, latest);
            }

            // One that is gone already is as well.
            store.Expire(KeyOf(e));
        }
    }

    private static ObjectKey KeyOf(Event e) => new(nameof(Event), e.Metadata.Namespace ?? KindInfo.DefaultNamespace, e.Metadata.Name ?? "");

    /// <summary>The time in nanoseconds as 16 hexadecimal digits, each greater than the one before: the names of an object's events are unique, and in order.</summary>
    private string NextStamp(DateTimeOffset now)
    {
        _lastStamp = Math.Max(_lastStamp + 1, (now - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick);
        return _lastStamp.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>An event and when it was recorded last.</summary>
    private readonly record struct Seen(Event Event, DateTimeOffset At);

    /// <summary>Takes events for the same that differ in times, counts and names alone.</summary>
    private sealed class SameSaying : IEqualityComparer<Event>, IAlternateEqualityComparer<EventSaying, Event>
    {
        public static SameSaying Instance { get; } = new();

        public bool Equals(Event? x, Event? y) =>
            x!.Type == y!.Type
            && x.Source?.Component == y.Source?.Component
            && x.Reason == y.Reason
            && x.Message == y.Message
            && IsAboutSame(x.InvolvedObject, y.InvolvedObject.Kind, y.InvolvedObject.Namespace, y.InvolvedObject.Name, y.InvolvedObject.Uid, y.InvolvedObject.FieldPath);

        public bool Equals(EventSaying alternate, Event other) =>
            alternate.Type == other.Type
            && alternate.Source.Component == other.Source?.Component
            && alternate.Reason == other.Reason
            && alternate.Message == other.Message
            && IsAboutSame(other.InvolvedObject, alternate.Involved.Kind, alternate.NamespaceOfInvolved, alternate.Key.Name, alternate.Involved.Metadata.Uid, alternate.FieldPath);

        public int GetHashCode(Event obj) => Hash(obj.InvolvedObject.Uid, obj.Message);

        public int GetHashCode(EventSaying alternate) => Hash(alternate.Involved.Metadata.Uid, alternate.Message);

        public Event Create(EventSaying alternate) => throw new NotSupportedException("An event is made by the store.");

        /// <summary>The object and what is said of it tell events apart; the rest hardly adds to that.</summary>
        private static int Hash(string? uid, string? message) => HashCode.Combine(uid, message);

        private static bool IsAboutSame(ObjectReference about, string? kind, string? @namespace, string? name, string? uid, string? fieldPath) =>
            about.Uid == uid
            && about.Name == name
            && about.Kind == kind
            && (about.Namespace ?? "") == (@namespace ?? "")
            && about.FieldPath == fieldPath;
    }
}
