using System.Text;

namespace Kubewright.Roslyn.Testing;

/// <summary>Shows how two texts differ, line by line.</summary>
internal static class LineDiff
{
    private const int Context = 3;
    private const int MaxTableSize = 4_000_000;

    /// <summary>The lines only in <paramref name="expected"/> with <c>-</c>, those only in <paramref name="actual"/> with <c>+</c>, and a little around them.</summary>
    public static string Of(string expected, string actual)
    {
        var edits = Edits(Lines(expected), Lines(actual));
        var text = new StringBuilder();
        var skipped = false;
        for (var index = 0; index < edits.Count; index++)
        {
            var (kind, line) = edits[index];
            if (kind == ' ' && !IsNearChange(edits, index))
            {
                skipped = true;
                continue;
            }

            text.Append(skipped ? "  ...\n" : "").Append("  ").Append(kind).Append(' ').Append(kind == ' ' ? line.TrimEnd('\r', '\n') : Visible(line)).Append('\n');
            skipped = false;
        }

        return text.ToString();
    }

    private static List<(char Kind, string Line)> Edits(string[] expected, string[] actual)
    {
        var prefix = expected.Zip(actual).TakeWhile(static pair => pair.First == pair.Second).Count();
        var shorter = Math.Min(expected.Length, actual.Length) - prefix;
        var suffix = expected.Reverse().Zip(actual.Reverse()).Take(shorter).TakeWhile(static pair => pair.First == pair.Second).Count();
        return
        [
            .. expected[..prefix].Select(static line => (' ', line)),
            .. Changes(expected[prefix..^suffix], actual[prefix..^suffix]),
            .. expected[^suffix..].Select(static line => (' ', line)),
        ];
    }

    private static IEnumerable<(char Kind, string Line)> Changes(string[] expected, string[] actual)
    {
        if ((long)expected.Length * actual.Length > MaxTableSize)
        {
            return [.. expected.Select(static line => ('-', line)), .. actual.Select(static line => ('+', line))];
        }

        // common[i, j]: the length of the longest common subsequence of what follows line i and line j.
        var common = new int[expected.Length + 1, actual.Length + 1];
        for (var i = expected.Length - 1; i >= 0; i--)
        {
            for (var j = actual.Length - 1; j >= 0; j--)
            {
                common[i, j] = expected[i] == actual[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return Walk(expected, actual, common);
    }

    private static IEnumerable<(char Kind, string Line)> Walk(string[] expected, string[] actual, int[,] common)
    {
        for (int i = 0, j = 0; i < expected.Length || j < actual.Length;)
        {
            if (i < expected.Length && j < actual.Length && expected[i] == actual[j])
            {
                yield return (' ', expected[i++]);
                j++;
            }
            else if (i < expected.Length && (j == actual.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                yield return ('-', expected[i++]);
            }
            else
            {
                yield return ('+', actual[j++]);
            }
        }
    }

    private static bool IsNearChange(List<(char Kind, string Line)> edits, int index)
        => edits.Skip(index - Context).Take((2 * Context) + 1 + Math.Min(0, index - Context)).Any(static edit => edit.Kind != ' ');

    // Each line keeps its line ending, so that texts that differ only there differ here too.
    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..next]);
            start = next;
        }

        return [.. lines];
    }

    private static string Visible(string line)
    {
        var body = line.TrimEnd('\r', '\n');
        var content = body.TrimEnd(' ').Replace("\t", "→", StringComparison.Ordinal);
        var trailing = new string('·', body.Length - body.TrimEnd(' ').Length);
        var ending = line.EndsWith("\r\n", StringComparison.Ordinal) ? "␍" : line.EndsWith('\n') ? "" : "⌁ (no line ending)";
        return content + trailing + ending;
    }
}
