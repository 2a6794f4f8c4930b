using System.Collections.Immutable;
using System.Text;

namespace Kubewright.Rules.Cases;

/// <summary>Text with its <c>[|…|]</c> marks taken out, and the places where they began.</summary>
/// <param name="Text">The text without marks.</param>
/// <param name="Starts">Line and column of each mark, counted from 1, in the order of the text.</param>
public sealed record MarkedText(string Text, ImmutableArray<(int Line, int Column)> Starts)
{
    /// <summary>Takes the marks out of <paramref name="marked"/>.</summary>
    /// <exception cref="FormatException">A mark is not closed, or closed without being open.</exception>
    public static MarkedText Parse(string marked)
    {
        var text = new StringBuilder(marked.Length);
        var starts = ImmutableArray.CreateBuilder<(int, int)>();
        var (line, column, open) = (1, 1, false);
        for (var i = 0; i < marked.Length; i++)
        {
            var isMark = i + 1 < marked.Length && (marked[i], marked[i + 1]) is ('[', '|') or ('|', ']');
            if (!isMark)
            {
                text.Append(marked[i]);
                (line, column) = marked[i] == '\n' ? (line + 1, 1) : (line, column + 1);
                continue;
            }

            if (open == (marked[i] == '['))
            {
                throw new FormatException($"The mark at line {line}, column {column} does not pair up.");
            }

            if (!open)
            {
                starts.Add((line, column));
            }

            open = !open;
            i++;
        }

        return open ? throw new FormatException("The last mark is not closed.") : new MarkedText(text.ToString(), starts.ToImmutable());
    }
}
