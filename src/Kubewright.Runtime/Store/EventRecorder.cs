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

    /// <summary>What is known, by what it says. An event is its own key.</summary>
    private readonly HashSet<RecordedEvent> _known = new(SameSaying.Instance);

    /// <summary>What is known, the one that was seen last at the end. One that is seen again leaves its place behind.</summary>
    private readonly Queue<Seen> _line = new();

    /// <summary>One object for each component, and the last message for each reason, and the last field under none: most events repeat what was said of another object.</summary>
    private readonly Dictionary<string, EventSource> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    private bool _hasBegun;
    private long _lastStamp;
    private long _lastPlace;

    /// <summary>How many of the places in the line are not left behind.</summary>
    private int _count;

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
        var saying = EventSaying.About(involved, type, SourceOf(component), reason, Shared(reason, message), fieldPath is null ? null : Shared("", fieldPath));
        if (_known.GetAlternateLookup<EventSaying>().TryGetValue(saying, out var known) && store.Snapshot.Find(known.Key) is Event earlier)
        {
            store.Update(earlier with { Count = (earlier.Count ?? 1) + 1, LastTimestamp = now });
            _count--;
            PutLast(known, now);
        }
        else if (store.Record(saying, NextName(saying.Name, now)) is { } recorded)
        {
            Know(recorded, now);
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
            if (e.LastTimestamp is { } seen && RecordedEvent.Of(e) is { } recorded)
            {
                Know(recorded, seen);
            }
        }
    }

    private void Know(RecordedEvent recorded, DateTimeOffset seen)
    {
        // It may take the place of one that somebody has deleted.
        if (!_known.Add(recorded))
        {
            _known.TryGetValue(recorded, out var replaced);
            replaced!.IsKnown = false;
            _known.Remove(replaced);
            _known.Add(recorded);
        }

        recorded.IsKnown = true;
        PutLast(recorded, seen);
    }

    private void PutLast(RecordedEvent recorded, DateTimeOffset seen)
    {
        recorded.Place = ++_lastPlace;
        _line.Enqueue(new Seen(recorded, seen, _lastPlace));
        _count++;
    }

    private void Forget(DateTimeOffset now)
    {
        while (_line.TryPeek(out var oldest))
        {
            var recorded = oldest.Event;
            var isLeft = recorded.Place != oldest.Place;
            if (!isLeft && _count < MostEvents && now - oldest.At < Lifetime)
            {
                return;
            }

            _line.Dequeue();
            if (isLeft)
            {
                continue;
            }

            _count--;
            if (recorded.IsKnown)
            {
                _known.Remove(recorded);
            }

            // One that is gone already is as well.
            store.Expire(recorded.Key);
        }
    }

    /// <summary>The object's name and the time in nanoseconds as 16 hexadecimal digits, each greater than the one before: the names of an object's events are unique, and in order.</summary>
    private string NextName(string? involved, DateTimeOffset now)
    {
        _lastStamp = Math.Max(_lastStamp + 1, (now - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick);
        Span<char> digits = stackalloc char[16];
        _lastStamp.TryFormat(digits, out _, "x16", CultureInfo.InvariantCulture);
        return string.Concat(involved, ".", digits);
    }

    /// <summary>An event, when it was seen, and its place in the line then.</summary>
    private readonly record struct Seen(RecordedEvent Event, DateTimeOffset At, long Place);

    /// <summary>Takes events for the same that differ in times, counts and names alone.</summary>
    private sealed class SameSaying : IEqualityComparer<RecordedEvent>, IAlternateEqualityComparer<EventSaying, RecordedEvent>
    {
        public static SameSaying Instance { get; } = new();

        public bool Equals(RecordedEvent? x, RecordedEvent? y) => ReferenceEquals(x, y) || x!.Saying.IsSameAs(y!.Saying);

        public bool Equals(EventSaying alternate, RecordedEvent other) => alternate.IsSameAs(other.Saying);

        public int GetHashCode(RecordedEvent obj) => obj.Saying.Hash;

        public int GetHashCode(EventSaying alternate) => alternate.Hash;

        public RecordedEvent Create(EventSaying alternate) => throw new NotSupportedException("An event is made by the store.");
    }
}
