using System.Globalization;
using System.Text;

namespace Kubewright.Runtime;

/// <summary>
/// Draws a timeline as one SVG file that needs nothing else: a lane per pod, phases as bars with the revision as a line
/// below them, events as marks. Colours follow the reader's light or dark mode; every bar and mark has a title. The same
/// timeline gives the same bytes.
/// </summary>
/// <param name="timeline">The timeline.</param>
public sealed class TimelineSvg(Timeline timeline)
{
    private const double PlotWidth = 820;
    private const double Margin = 16;
    private const double CharWidth = 7.3;
    private const double LaneHeight = 26;
    private const double BarHeight = 14;
    private const double GroupHeader = 34;
    private const double Axis = 24;
    private const double MarkGap = 5;
    private const int MostTicks = 10;
    private const int RevisionColours = 6;

    private static readonly (TimelinePhase Phase, string Name)[] Phases =
    [
        (TimelinePhase.Pending, "Pending"),
        (TimelinePhase.Creating, "ContainerCreating"),
        (TimelinePhase.NotReady, "Running, not ready"),
        (TimelinePhase.Ready, "Ready"),
        (TimelinePhase.Terminating, "Terminating"),
        (TimelinePhase.Ended, "Ended"),
    ];

    private readonly StringBuilder _svg = new();
    private readonly List<string> _revisions =
    [
        .. timeline.Groups.SelectMany(static group => group.Lanes).SelectMany(static lane => lane.Spans)
            .OrderBy(static span => span.Start)
            .Select(static span => span.Revision)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal),
    ];

    private double _left;

    /// <summary>The picture; it ends with a line feed.</summary>
    public string Write()
    {
        var labels = timeline.Groups.SelectMany(static group => group.Lanes).Select(static lane => lane.Pod.Length).DefaultIfEmpty(0).Max();
        _left = Math.Ceiling(Margin + (labels * CharWidth) + 14);
        var width = _left + PlotWidth + (2 * Margin);
        var lanesHeight = timeline.Groups.Sum(static group => GroupHeader + (group.Lanes.Length * LaneHeight));
        var plotTop = 52.0;
        var plotBottom = plotTop + lanesHeight + 6;
        var legendRows = LegendRows(width);
        var height = plotBottom + Axis + 14 + (legendRows.Count * 20) + 10;

        Line(Text($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"title desc\">"));
        Line($"<title id=\"title\">{Escape(Title())}</title>");
        Line($"<desc id=\"desc\">{Escape(Description())}</desc>");
        Line(TimelineSvgStyle.Text);
        Line(Text($"<rect class=\"page\" width=\"{width}\" height=\"{height}\"/>"));
        Line(Text($"<text class=\"title\" x=\"{Margin}\" y=\"30\">{Escape(Title())}</text>"));

        DrawGrid(plotTop, plotBottom);
        var top = plotTop;
        foreach (var group in timeline.Groups)
        {
            DrawGroup(group, top);
            top += GroupHeader + (group.Lanes.Length * LaneHeight);
        }

        foreach (var cluster in Bundle(timeline.Marks))
        {
            DrawChange(cluster, plotTop - 8, plotBottom, "change node");
        }

        DrawLegend(legendRows, plotBottom + Axis + 22);
        Line("</svg>");
        return _svg.ToString();
    }

    private void DrawGrid(double top, double bottom)
    {
        var length = timeline.End - timeline.Start;
        var step = TimelineScale.Step(length, MostTicks);
        for (var time = TimeSpan.Zero; time <= length; time += step)
        {
            var x = X(timeline.Start + time);
            Line(Text($"<line class=\"grid\" x1=\"{x}\" y1=\"{top}\" x2=\"{x}\" y2=\"{bottom}\"/>"));
            Line(Text($"<text class=\"tick\" x=\"{x}\" y=\"{bottom + 17}\">{TimelineScale.Text(time)}</text>"));
        }
    }

    private void DrawGroup(TimelineGroup group, double top)
    {
        var bottom = top + GroupHeader + (group.Lanes.Length * LaneHeight);
        Line(Text($"<g aria-label=\"{Escape(group.Title)}\">"));
        if (timeline.Groups.Length > 1)
        {
            Line(Text($"<text class=\"group\" x=\"{Margin}\" y=\"{top + 14}\">{Escape(group.Title)}</text>"));
        }

        // The labels of changes share one line: each is written when the one before leaves room for it.
        var free = Margin + (group.Title.Length * CharWidth) + 20;
        foreach (var bundle in Bundle(group.Marks.Where(static mark => mark.Kind == TimelineMarkKind.Change)))
        {
            var x = DrawChange(bundle, top + 18, bottom, "change");
            var label = string.Join(", ", bundle.Select(static mark => mark.Reason == "Created" ? "created" : mark.Message));
            if (x >= free && x + (label.Length * 6.2) <= _left + PlotWidth + Margin)
            {
                Line(Text($"<text class=\"note\" x=\"{x + 3}\" y=\"{top + 26}\">{Escape(label)}</text>"));
                free = x + (label.Length * 6.2) + 8;
            }
        }

        foreach (var bundle in Bundle(group.Marks.Where(static mark => mark.Kind == TimelineMarkKind.Warning)))
        {
            DrawWarning(bundle, top + 30);
        }

        for (var i = 0; i < group.Lanes.Length; i++)
        {
            DrawLane(group.Lanes[i], top + GroupHeader + (i * LaneHeight));
        }

        Line("</g>");
    }

    private void DrawLane(TimelineLane lane, double top)
    {
        var middle = top + (LaneHeight / 2);
        var bar = middle - (BarHeight / 2) - 1;
        Line(Text($"<g aria-label=\"{Escape(lane.Pod)}\">"));
        Line(Text($"<text class=\"pod\" x=\"{_left - 10}\" y=\"{middle + 3}\">{Escape(lane.Pod)}</text>"));
        Line(Text($"<line class=\"lane\" x1=\"{_left}\" y1=\"{middle}\" x2=\"{_left + PlotWidth}\" y2=\"{middle}\"/>"));
        TimelineSpan? before = null;
        foreach (var span in lane.Spans)
        {
            var (x, end) = (X(span.Start), X(span.End));
            var width = Math.Max(end - x, 1);
            Line(Text($"<rect class=\"{Class(span.Phase)}\" x=\"{x}\" y=\"{bar}\" width=\"{width}\" height=\"{BarHeight}\"><title>{Escape(Describe(lane.Pod, span))}</title></rect>"));
            if (span.Phase == TimelinePhase.Terminating)
            {
                Line(Text($"<rect class=\"hatch\" x=\"{x}\" y=\"{bar}\" width=\"{width}\" height=\"{BarHeight}\"/>"));
            }

            if (span.Revision is { } revision)
            {
                Line(Text($"<rect class=\"r{_revisions.IndexOf(revision) % RevisionColours}\" x=\"{x}\" y=\"{bar + BarHeight + 1}\" width=\"{width}\" height=\"3\"/>"));
            }

            var label = BarLabel(span);
            if (label is not null && label.Length * 6.2 < width - 8)
            {
                Line(Text($"<text class=\"inbar\" x=\"{x + 5}\" y=\"{bar + 10.5}\">{Escape(label)}</text>"));
            }

            if (before is { } earlier && earlier.Uid == span.Uid && span.Restarts > earlier.Restarts)
            {
                Line(Text($"<circle class=\"restart\" cx=\"{x}\" cy=\"{middle - 1}\" r=\"3.5\"><title>{Escape($"{lane.Pod}: restart {span.Restarts}")}</title></circle>"));
            }

            before = span;
        }

        foreach (var bundle in Bundle(lane.Marks.Where(static mark => mark.Kind == TimelineMarkKind.Normal)))
        {
            var x = X(bundle[0].Time);
            Line(Text($"<line class=\"event\" x1=\"{x}\" y1=\"{bar + BarHeight + 1}\" x2=\"{x}\" y2=\"{bar + BarHeight + 6}\"><title>{Escape(Describe(bundle))}</title></line>"));
        }

        foreach (var bundle in Bundle(lane.Marks.Where(static mark => mark.Kind == TimelineMarkKind.Warning)))
        {
            DrawWarning(bundle, bar + 3);
        }

        Line("</g>");
    }

    private double DrawChange(List<TimelineMark> bundle, double top, double bottom, string style)
    {
        var x = X(bundle[0].Time);
        Line(Text($"<line class=\"{style}\" x1=\"{x}\" y1=\"{top}\" x2=\"{x}\" y2=\"{bottom}\"><title>{Escape(Describe(bundle))}</title></line>"));
        return x;
    }

    private void DrawWarning(List<TimelineMark> bundle, double y)
    {
        var x = X(bundle[0].Time);
        Line(Text($"<path class=\"warning\" d=\"M{x} {y - 6}l4.5 8h-9z\"><title>{Escape(Describe(bundle))}</title></path>"));
    }

    private List<List<(string Class, string Name)>> LegendRows(double width)
    {
        var items = Phases.Select(static item => (Class(item.Phase), item.Name))
            .Concat(_revisions.Select(static (revision, i) => ($"r{i % RevisionColours}", $"revision {revision}")))
            .Append(("event", "event"))
            .Append(("warning", "warning"))
            .Append(("restart", "restart"));
        var rows = new List<List<(string Class, string Name)>> { new() };
        var x = Margin;
        foreach (var item in items)
        {
            var needed = 30 + (item.Item2.Length * 6.4);
            if (x + needed > width - Margin && rows[^1].Count > 0)
            {
                rows.Add([]);
                x = Margin;
            }

            rows[^1].Add(item);
            x += needed;
        }

        return rows;
    }

    private void DrawLegend(List<List<(string Class, string Name)>> rows, double y)
    {
        foreach (var row in rows)
        {
            var x = Margin;
            foreach (var (style, name) in row)
            {
                Line(style switch
                {
                    "event" => Text($"<line class=\"event\" x1=\"{x + 6}\" y1=\"{y - 8}\" x2=\"{x + 6}\" y2=\"{y + 1}\"/>"),
                    "warning" => Text($"<path class=\"warning\" d=\"M{x + 6} {y - 8}l4.5 8h-9z\"/>"),
                    "restart" => Text($"<circle class=\"restart\" cx=\"{x + 6}\" cy=\"{y - 4}\" r=\"3.5\"/>"),
                    ['r', >= '0' and <= '9'] => Text($"<rect class=\"{style}\" x=\"{x}\" y=\"{y - 5}\" width=\"14\" height=\"3\"/>"),
                    _ => Text($"<rect class=\"{style}\" x=\"{x}\" y=\"{y - 9}\" width=\"12\" height=\"11\"/>"),
                });
                if (style == Class(TimelinePhase.Terminating))
                {
                    Line(Text($"<rect class=\"hatch\" x=\"{x}\" y=\"{y - 9}\" width=\"12\" height=\"11\"/>"));
                }

                Line(Text($"<text class=\"legend\" x=\"{x + 18}\" y=\"{y}\">{Escape(name)}</text>"));
                x += 30 + (name.Length * 6.4);
            }

            y += 20;
        }
    }

    /// <summary>Marks that would cover each other, as one.</summary>
    private IEnumerable<List<TimelineMark>> Bundle(IEnumerable<TimelineMark> marks)
    {
        List<TimelineMark>? bundle = null;
        foreach (var mark in marks)
        {
            if (bundle is not null && X(mark.Time) - X(bundle[0].Time) < MarkGap)
            {
                bundle.Add(mark);
                continue;
            }

            if (bundle is not null)
            {
                yield return bundle;
            }

            bundle = [mark];
        }

        if (bundle is not null)
        {
            yield return bundle;
        }
    }

    private double X(DateTimeOffset time)
    {
        var length = (timeline.End - timeline.Start).Ticks;
        return _left + (length == 0 ? 0 : (time - timeline.Start).Ticks / (double)length * PlotWidth);
    }

    private string Describe(string pod, TimelineSpan span) =>
        $"{pod}: {span.Status}{(span.Phase == TimelinePhase.Ready ? ", ready" : "")}, "
        + $"{TimelineScale.Text(span.Start - timeline.Start)} to {TimelineScale.Text(span.End - timeline.Start)}"
        + (span.Node is null ? "" : $", on {span.Node}")
        + (span.Revision is null ? "" : $", revision {span.Revision}")
        + (span.Restarts == 0 ? "" : $", {span.Restarts} restarts");

    private string Describe(List<TimelineMark> bundle) => string.Join(
        "\n",
        bundle.Select(mark => $"{TimelineScale.Text(mark.Time - timeline.Start)} {mark.Reason}: {mark.Message}").Distinct(StringComparer.Ordinal));

    private string Title() => timeline.Groups switch
    {
        [var only] => only.Title,
        { IsEmpty: true } => "Nothing happened",
        var several => $"{several.Length} groups of pods",
    } + $", {TimelineScale.Text(timeline.End - timeline.Start)}";

    private string Description() => string.Join(
        " ",
        timeline.Groups.Select(static group =>
            $"{group.Title}: {group.Lanes.Length} pods; at the end {group.Lanes.Count(static lane => lane.Spans is [.., { IsOpen: true, Phase: TimelinePhase.Ready }])} ready."));

    private static string? BarLabel(TimelineSpan span) => span.Phase switch
    {
        TimelinePhase.Ready => span.Node,
        TimelinePhase.Creating when span.Status == "ContainerCreating" => "creating",
        TimelinePhase.NotReady when span.Status == "Running" => "not ready",
        _ => span.Status,
    };

    private static string Class(TimelinePhase phase) => phase switch
    {
        TimelinePhase.Pending => "pending",
        TimelinePhase.Creating => "creating",
        TimelinePhase.NotReady => "notready",
        TimelinePhase.Ready => "ready",
        TimelinePhase.Terminating => "terminating",
        _ => "ended",
    };

    /// <summary>Numbers with two decimals at most and a point, whatever the machine's culture.</summary>
    private static string Text(FormattableString text) => text.ToString(SvgNumbers.Instance);

    private void Line(string text) => _svg.Append(text).Append('\n');

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    private sealed class SvgNumbers : IFormatProvider, ICustomFormatter
    {
        public static SvgNumbers Instance { get; } = new();

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
        {
            double number => number.ToString("0.##", CultureInfo.InvariantCulture),
            IFormattable value => value.ToString(format, CultureInfo.InvariantCulture),
            _ => arg?.ToString() ?? "",
        };
    }
}
