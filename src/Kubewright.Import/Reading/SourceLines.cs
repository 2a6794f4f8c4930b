namespace Kubewright.Import;

/// <summary>A text by lines and columns, which count from 1.</summary>
/// <param name="text">The text, whose lines end with a line feed alone.</param>
internal sealed class SourceLines(string text)
{
    private readonly Lazy<List<int>> _starts = new(() => FindStarts(text));

    /// <summary>The character at a place that is in the text.</summary>
    public char this[int line, int column] => text[_starts.Value[line - 1] + column - 1];

    private static List<int> FindStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', end + 1))
        {
            starts.Add(end + 1);
        }

        return starts;
    }
}
