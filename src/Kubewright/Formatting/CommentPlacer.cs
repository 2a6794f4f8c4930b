using Kubewright.Schema;

namespace Kubewright;

/// <summary>
/// Finds for each comment the member or item that it belongs to: one on a line of its own to what follows, unless it is
/// indented deeper, which makes it the end of what precedes; one behind a value to that value. An empty line goes with
/// what follows it.
/// </summary>
internal sealed class CommentPlacer
{
    private readonly LayoutText _text;
    private readonly LayoutDocument _document;
    private readonly string _file;
    private readonly List<LayoutEntry> _entries = [];
    private readonly Dictionary<int, LayoutEntry> _first = [];
    private readonly Dictionary<int, LayoutEntry> _beside = [];
    private readonly List<LayoutCollection> _flows = [];

    private CommentPlacer(LayoutText text, LayoutDocument document, string file)
    {
        (_text, _document, _file) = (text, document, file);
        if (document.Root is LayoutCollection root)
        {
            Index(root);
        }
    }

    /// <summary>Places all comments of the text.</summary>
    public static void Place(LayoutText text, IReadOnlyList<LayoutDocument> documents, string file)
    {
        var trivia = text.FindTrivia();
        var next = 0;
        foreach (var document in documents)
        {
            var count = trivia.FindIndex(next, item => item.Offset >= document.End) is var end and >= 0 ? end - next : trivia.Count - next;
            if (count > 0)
            {
                new CommentPlacer(text, document, file).Place(trivia.GetRange(next, count));
                next += count;
            }
        }
    }

    private void Index(LayoutCollection collection)
    {
        if (collection.IsFlow)
        {
            _flows.Add(collection);
            return;
        }

        foreach (var entry in collection.Entries)
        {
            _entries.Add(entry);
            _first.TryAdd(entry.Line, entry);
            _beside[entry.Line] = entry;
            if (entry.Value is LayoutCollection inner)
            {
                Index(inner);
            }

            if (entry.Value is LayoutScalar { IsBlock: false } or LayoutCollection { IsFlow: true })
            {
                _beside[_text.LineOf(Math.Max(entry.Value.Start, entry.Value.End - 1))] = entry;
            }
        }
    }

    private void Place(List<LayoutTrivia> trivia)
    {
        var emptyLine = -1;
        foreach (var item in trivia)
        {
            if (item.Text.Length == 0)
            {
                // Several empty lines are one; the last of them decides whom it precedes.
                emptyLine = item.Line;
                if (_first.TryGetValue(item.Line + 1, out var entry) && _entries[0] != entry)
                {
                    entry.Above.Add("");
                }
                else if (_entries.Count > 0 && _entries[0] == entry && _document.Header.Count > 0)
                {
                    _document.Header.Add("");
                }
            }
            else if (IsInsideFlow(item.Offset))
            {
                var (line, column) = (item.Line + 1, item.Column + 1);
                _document.Obstacle ??= new FormatRemark("has a comment inside brackets", new TextOrigin(_file, line, column, line, column));
            }
            else
            {
                Place(item, followsEmptyLine: emptyLine >= 0 && emptyLine == item.Line - 1);
            }
        }
    }

    private void Place(LayoutTrivia comment, bool followsEmptyLine)
    {
        if (IsBehindMarker(comment))
        {
            _document.MarkerComment = comment.Text;
            return;
        }

        if (!comment.IsWholeLine && _beside.TryGetValue(comment.Line, out var entry))
        {
            entry.Beside.Add(comment.Text);
            return;
        }

        var lines = Target(comment);
        if (followsEmptyLine && !(lines.Count == 0 && (lines == _document.Prefix || lines == _document.Header)))
        {
            lines.Add("");
        }

        lines.Add(comment.Text);
    }

    private bool IsInsideFlow(int offset) =>
        CountBefore(_flows, offset, static flow => flow.Start) is > 0 and var count && offset < _flows[count - 1].FlowEnd;

    private bool IsBehindMarker(LayoutTrivia comment) =>
        _document.Marker is { } marker && _text.LineOf(marker) == comment.Line
        && _text.Text.AsSpan(marker, comment.Offset - marker).TrimEnd().Length == 3;

    /// <summary>The lines that a comment on a line of its own is added to.</summary>
    private List<string> Target(LayoutTrivia comment)
    {
        if (_document.Marker is { } marker && comment.Offset < marker)
        {
            return _document.Prefix;
        }

        var following = CountBefore(_entries, comment.Offset, static entry => entry.Start);
        var next = _entries.ElementAtOrDefault(following);
        var last = _entries.ElementAtOrDefault(following - 1);
        if (last is null)
        {
            return _document.Header;
        }

        if (comment.Offset < last.Value.Start && last.Value is not LayoutCollection { IsFlow: false })
        {
            return last.Above;
        }

        if (next is not null && (last.Value == next.Owner || comment.Column <= next.Owner.Column))
        {
            return next.Above;
        }

        // The end of the outermost map or list that stands at the comment's column or, if none does, next to it.
        var around = Around(last).Where(block => block.Column <= comment.Column).ToList();
        var block = around.Count == 0 ? Around(last).Last() : around.Last(candidate => candidate.Column == around.Max(static item => item.Column));
        return next is not null && block.Column <= next.Owner.Column ? next.Above : block.Below;
    }

    /// <summary>How many of the items, which are in the order of the text, begin before the offset.</summary>
    private static int CountBefore<T>(List<T> items, int offset, Func<T, int> start)
    {
        var (low, high) = (0, items.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = start(items[middle]) < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The maps and lists around an entry, innermost first.</summary>
    private static IEnumerable<LayoutCollection> Around(LayoutEntry entry)
    {
        for (var block = entry.Owner; block is not null; block = block.Parent?.Owner)
        {
            yield return block;
        }
    }
}
