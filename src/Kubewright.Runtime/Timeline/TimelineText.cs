using System.Text;

namespace Kubewright.Runtime;

/// <summary>
/// Writes a timeline as text: for each set a strip of letters per pod, and below all of them what happened, in order.
/// </summary>
/// <param name="timeline">The timeline.</param>
/// <param name="mostRows">How many of the latest rows of the table to show; null for all.</param>
public sealed class TimelineText(Timeline timeline, int? mostRows = null)
{
    private const int Columns = 72;
    private const int MostTicks = 6;

    private static readonly (TimelinePhase Phase, char Letter, string Name)[] Letters =
    [
        (TimelinePhase.Pending, '.', "pending"),
        (TimelinePhase.Creating, ':', "creating"),
        (TimelinePhase.NotReady, 'o', "not ready"),
        (TimelinePhase.Ready, '#', "ready"),
        (TimelinePhase.Terminating, 'x', "terminating"),
        (TimelinePhase.Ended, '!', "ended"),
    ];

    /// <summary>The text; every line ends with a line feed.</summary>
    public string Write()
    {
        using var text = new StringWriter { NewLine = "\n" };
        var lanes = timeline.Groups.SelectMany(static group => group.Lanes).ToList();
        if (lanes.Count > 0)
        {
            var labels = lanes.Max(static lane => lane.Pod.Length) + 2;
            foreach (var group in timeline.Groups)
            {
                text.WriteLine(group.Title);
                text.WriteLine((new string(' ', labels) + Axis()).TrimEnd());
                foreach (var lane in group.Lanes)
                {
                    text.WriteLine((lane.Pod.PadRight(labels) + Strip(lane)).TrimEnd());
                }
            }

            text.WriteLine(new string(' ', labels) + string.Join("  ", Letters.Select(static item => $"{item.Letter} {item.Name}")));
            text.WriteLine();
        }

        WriteTable(text);
        return text.ToString();
    }

    private string Axis()
    {
        var step = TimelineScale.Step(timeline.End - timeline.Start, MostTicks);
        var axis = new StringBuilder();
        for (var time = TimeSpan.Zero; time <= timeline.End - timeline.Start; time += step)
        {
            var column = Column(timeline.Start + time);
            if (column >= axis.Length)
            {
                axis.Append(' ', column - axis.Length).Append(TimelineScale.Text(time)).Append(' ');
            }
        }

        return axis.ToString();
    }

    private int Column(DateTimeOffset time)
    {
        var length = (timeline.End - timeline.Start).Ticks;
        return length == 0 ? 0 : (int)((time - timeline.Start).Ticks * (double)(Columns - 1) / length);
    }

    /// <summary>Each column shows what filled most of it.</summary>
    private string Strip(TimelineLane lane)
    {
        var strip = new StringBuilder(new string(' ', Columns));
        var filled = new long[Columns];
        var width = Math.Max(1, (timeline.End - timeline.Start).Ticks / (Columns - 1));
        foreach (var span in lane.Spans)
        {
            for (var column = Column(span.Start); column <= Column(span.End); column++)
            {
                var from = timeline.Start.Ticks + (column * width);
                var part = Math.Min(span.End.Ticks, from + width) - Math.Max(span.Start.Ticks, from);
                if (part > filled[column] || (part == 0 && filled[column] == 0 && span.Length == TimeSpan.Zero))
                {
                    filled[column] = part;
                    strip[column] = Letters[(int)span.Phase].Letter;
                }
            }
        }

        return strip.ToString();
    }

    private void WriteTable(StringWriter text)
    {
        var rows = timeline.Groups.SelectMany(RowsOf)
            .Concat(timeline.Marks.Select(static mark => (mark.Time, Object: "cluster", What: $"{mark.Reason}: {mark.Message}")))
            .OrderBy(static row => row.Time)
            .ToList();
        var left = mostRows is { } most && rows.Count > most ? rows.Count - most : 0;
        if (left > 0)
        {
            text.WriteLine($"(the first {left} rows are left out)");
        }

        new TableWriter(text, ["TIME", "OBJECT", "WHAT"]).Write(
        [
            .. rows.Skip(left).Select(row => (IReadOnlyList<string>)[TimelineScale.Text(row.Time - timeline.Start), row.Object, row.What]),
        ]);
    }

    private static IEnumerable<(DateTimeOffset Time, string Object, string What)> RowsOf(TimelineGroup group)
    {
        var set = Rows(group.Set ?? group.Namespace, group.Marks);
        return set.Concat(group.Lanes.SelectMany(static lane => Rows(lane.Pod, lane.Marks).Concat(RowsOf(lane))));
    }

    /// <summary>Normal events say what the phases show anyway. A warning that repeats is shown once, with its count.</summary>
    private static IEnumerable<(DateTimeOffset Time, string Object, string What)> Rows(string name, IEnumerable<TimelineMark> marks) => marks
        .Where(static mark => mark.Kind != TimelineMarkKind.Normal)
        .GroupBy(static mark => (mark.Reason, mark.Message, mark.Kind == TimelineMarkKind.Change ? mark.Time : default))
        .Select(same => (same.First().Time, name, $"{same.Key.Reason}: {same.Key.Message}{(same.Count() > 1 ? $" (x{same.Count()})" : "")}"));

    private static IEnumerable<(DateTimeOffset Time, string Object, string What)> RowsOf(TimelineLane lane)
    {
        TimelineSpan? before = null;
        foreach (var span in lane.Spans)
        {
            if (before is { } earlier && (earlier.Uid != span.Uid || earlier.End < span.Start))
            {
                yield return (earlier.End, lane.Pod, "gone");
                before = null;
            }

            yield return (span.Start, lane.Pod, Describe(span, before));
            before = span;
        }

        if (before is { IsOpen: false } last)
        {
            yield return (last.End, lane.Pod, "gone");
        }
    }

    private static string Describe(TimelineSpan span, TimelineSpan? before)
    {
        var text = new StringBuilder(span.Status);
        if (span.Phase is TimelinePhase.Ready or TimelinePhase.NotReady && span.Status == "Running")
        {
            text.Append(span.Phase == TimelinePhase.Ready ? ", ready" : ", not ready");
        }

        if (before is null && span.Revision is not null)
        {
            text.Append($" at revision {span.Revision}");
        }

        if (span.Node is not null && before?.Node != span.Node)
        {
            text.Append($" on {span.Node}");
        }

        if (span.Restarts != (before?.Restarts ?? 0))
        {
            text.Append($", {span.Restarts} restarts");
        }

        return text.ToString();
    }
}
