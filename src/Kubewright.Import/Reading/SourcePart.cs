namespace Kubewright.Import;

/// <summary>Some documents of a YAML text, in one piece.</summary>
/// <param name="File">The file as the user named it; <c>-</c> for standard input.</param>
/// <param name="Text">The piece. Its lines end with a line feed alone.</param>
/// <param name="LinesBefore">How many lines of the text there are before it.</param>
/// <param name="Lines">The lines of the whole text.</param>
internal sealed record SourcePart(string File, string Text, int LinesBefore, SourceLines Lines)
{
    /// <summary>How many characters are worth a piece of their own.</summary>
    private const int Enough = 32 * 1024;

    private const string Marker = "\n---";

    /// <summary>
    /// Divides a text before lines that begin a document, which no line inside of one can look like. Where a line looks like one
    /// that ends a document, or gives directives, what follows may depend on it, and the text stays whole.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="text">The text, whose lines end with a line feed alone.</param>
    public static List<SourcePart> Divide(string file, string text)
    {
        var lines = new SourceLines(text);
        if (text.Length < 2 * Enough || text.StartsWith('%') || text.Contains("\n%", StringComparison.Ordinal) || text.Contains("\n...", StringComparison.Ordinal))
        {
            return [new SourcePart(file, text, 0, lines)];
        }

        var parts = new List<SourcePart>();
        var (start, linesBefore) = (0, 0);
        while (start < text.Length)
        {
            var end = NextDocument(text, start + Enough);
            parts.Add(new SourcePart(file, text[start..end], linesBefore, lines));
            linesBefore += text.AsSpan(start, end - start).Count('\n');
            start = end;
        }

        return parts;
    }

    private static int NextDocument(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            i = text.IndexOf(Marker, i, StringComparison.Ordinal);
            if (i < 0)
            {
                break;
            }

            if (i + Marker.Length == text.Length || text[i + Marker.Length] is '\n' or ' ')
            {
                return i + 1;
            }
        }

        return text.Length;
    }
}
