namespace Kubewright.Import;

/// <summary>
/// The text of a file with one class, in parts that each are such a file: the same beginning and end around some of the members.
/// Wherever the text is cut, the file says what the parts say together, as long as each is a class without errors: a member ends
/// where it ends by itself, and nothing that begins in one part can end in another.
/// </summary>
internal static class ClassText
{
    /// <summary>How many characters are worth a part of their own.</summary>
    private const int Enough = 48 * 1024;

    private const string Opening = "\n{\n";
    private const string Closing = "}\n";
    private const string Gap = "\n\n    ";

    /// <summary>Divides a text at empty lines before members.</summary>
    public static List<string> Divide(string text)
    {
        var start = text.IndexOf(Opening, StringComparison.Ordinal) + Opening.Length;
        var end = text.Length - Closing.Length;
        if (text.Length < 2 * Enough || start < Opening.Length || !text.EndsWith("\n" + Closing, StringComparison.Ordinal))
        {
            return [text];
        }

        var parts = new List<string>();
        for (var from = start; from < end;)
        {
            var to = NextMember(text, from + Enough, end);
            parts.Add(string.Concat(text.AsSpan(0, start), text.AsSpan(from, to - from), Closing));
            from = to;
        }

        return parts;
    }

    private static int NextMember(string text, int from, int end)
    {
        while (from < end && text.IndexOf(Gap, from, end - from, StringComparison.Ordinal) is var gap and >= 0)
        {
            from = gap + Gap.Length;
            if (text[from] != ' ')
            {
                return gap + 1;
            }
        }

        return end;
    }
}
