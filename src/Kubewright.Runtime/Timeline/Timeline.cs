using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>
/// What happened to the pods of a cluster: a lane per set and ordinal, phases as intervals, events as marks. Read it, or
/// write it as text, JSON or SVG.
/// </summary>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Groups">The sets in order of namespace and name, and after those of a namespace its pods without a set.</param>
/// <param name="Marks">What happened to nodes, oldest first.</param>
public sealed record Timeline(
    DateTimeOffset Start,
    DateTimeOffset End,
    ImmutableArray<TimelineGroup> Groups,
    ImmutableArray<TimelineMark> Marks)
{
    /// <summary>The timeline of a store's log.</summary>
    /// <param name="log">The changes, oldest first: <see cref="Store.EventsSince"/>.</param>
    /// <param name="end">When it ends: the cluster's present instant.</param>
    public static Timeline Of(ReadOnlySpan<StoreEvent> log, DateTimeOffset end)
    {
        var builder = new TimelineBuilder();
        foreach (var change in log)
        {
            builder.Add(change);
        }

        return builder.Build(end);
    }

    /// <summary>The part that is about one set.</summary>
    /// <param name="name">The set's name.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>.</param>
    public Timeline Of(string name, string? @namespace = null) => this with
    {
        Groups = [.. Groups.Where(group => group.Set == name && group.Namespace == (@namespace ?? KindInfo.DefaultNamespace))],
    };

    /// <summary>The part between two instants. Lanes and groups in which nothing happened then are left out.</summary>
    public Timeline Between(DateTimeOffset start, DateTimeOffset end) => new(
        start,
        end,
        [.. Groups.Select(group => Cut(group, start, end)).Where(static group => !group.Lanes.IsEmpty || !group.Marks.IsEmpty)],
        Cut(Marks, start, end));

    /// <summary>A table for people: see <see cref="TimelineText"/>.</summary>
    public string ToText() => new TimelineText(this).Write();

    /// <summary>Indented JSON with times in ISO 8601: see <see cref="TimelineJson"/>.</summary>
    public string ToJson() => TimelineJson.Write(this);

    /// <summary>A standalone SVG picture: see <see cref="TimelineSvg"/>.</summary>
    public string ToSvg() => new TimelineSvg(this).Write();

    private static TimelineGroup Cut(TimelineGroup group, DateTimeOffset start, DateTimeOffset end) => group with
    {
        Lanes =
        [
            .. group.Lanes
                .Select(lane => lane with { Spans = Cut(lane.Spans, start, end), Marks = Cut(lane.Marks, start, end) })
                .Where(static lane => !lane.Spans.IsEmpty || !lane.Marks.IsEmpty),
        ],
        Marks = Cut(group.Marks, start, end),
    };

    private static ImmutableArray<TimelineSpan> Cut(ImmutableArray<TimelineSpan> spans, DateTimeOffset start, DateTimeOffset end) =>
    [
        .. spans
            .Where(span => span.End > start || span.Start == start)
            .Where(span => span.Start <= end)
            .Select(span => span with
            {
                Start = span.Start < start ? start : span.Start,
                End = span.End > end ? end : span.End,
                IsOpen = span.IsOpen || span.End > end,
            }),
    ];

    private static ImmutableArray<TimelineMark> Cut(ImmutableArray<TimelineMark> marks, DateTimeOffset start, DateTimeOffset end) =>
        [.. marks.Where(mark => mark.Time >= start && mark.Time <= end)];
}
