namespace Kubewright;

/// <summary>A text, its lines, and the spans of it in which a <c>#</c> begins no comment.</summary>
internal sealed class LayoutText
{
    private readonly List<int> _lines = [0];
    private readonly List<(int Start, int End)> _scalars = [];

    /// <summary>Finds the lines.</summary>
    public LayoutText(string text)
    {
        Text = text;
        for (var i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            _lines.Add(i + 1);
        }
    }

    /// <summary>The text; its lines end with <c>\n</c>.</summary>
    public string Text { get; }

    /// <summary>How many lines there are; the one after the last line break counts.</summary>
    public int LineCount => _lines.Count;

    /// <summary>The line, from 0, that has the offset.</summary>
    public int LineOf(int offset)
    {
        var found = _lines.BinarySearch(offset);
        return found < 0 ? ~found - 1 : found;
    }

    /// <summary>The column, from 0, of the offset.</summary>
    public int ColumnOf(int offset) => offset - _lines[LineOf(offset)];

    /// <summary>Where the line begins; for the line after the last, where the text ends.</summary>
    public int StartOf(int line) => line < _lines.Count ? _lines[line] : Text.Length;

    /// <summary>Notes the characters of a scalar; scalars come in the order of the text.</summary>
    public void AddScalar(int start, int end)
    {
        if (start < end)
        {
            _scalars.Add((start, end));
        }
    }

    /// <summary>The comments and empty lines, in order.</summary>
    public List<LayoutTrivia> FindTrivia()
    {
        var found = new List<LayoutTrivia>();
        var next = 0;
        for (var line = 0; line < LineCount; line++)
        {
            var (start, end) = (StartOf(line), StartOf(line + 1));
            var comment = FindComment(start, end, ref next, out var isInside);
            var before = Text.AsSpan(start, (comment ?? end) - start);
            if (comment is { } offset)
            {
                found.Add(new LayoutTrivia(offset, line, offset - start, Text[offset..end].TrimEnd(), !isInside && before.IsWhiteSpace()));
            }
            else if (!isInside && before.IsWhiteSpace() && line < LineCount - 1)
            {
                found.Add(new LayoutTrivia(start, line, 0, "", IsWholeLine: true));
            }
        }

        return found;
    }

    /// <summary>The first <c>#</c> of a line that is in no scalar.</summary>
    private int? FindComment(int start, int end, ref int next, out bool isInside)
    {
        isInside = false;
        for (var i = start; i < end; i++)
        {
            while (next < _scalars.Count && _scalars[next].End <= i)
            {
                next++;
            }

            if (next < _scalars.Count && _scalars[next].Start <= i)
            {
                isInside |= i == start;
                i = Math.Min(end, _scalars[next].End) - 1;
            }
            else if (Text[i] == '#')
            {
                return i;
            }
        }

        return null;
    }
}
