using System.Text;

namespace Kubewright.Validation;

/// <summary>A text as it is in its file, and the same without byte order mark and with <c>\n</c> line ends, which is what layouts are made of.</summary>
internal sealed class SourceText
{
    private readonly string _original;
    private readonly string _lineEnd;
    private readonly int[] _offsets;

    /// <summary>Reads a text.</summary>
    public SourceText(string original)
    {
        _original = original;
        _lineEnd = original.IndexOf('\n') is > 0 and var first && original[first - 1] == '\r' ? "\r\n" : "\n";
        var plain = new StringBuilder(original.Length);
        _offsets = new int[original.Length + 1];
        for (var i = original.StartsWith('\uFEFF') ? 1 : 0; i < original.Length; i++)
        {
            if (original[i] == '\r' && i + 1 < original.Length && original[i + 1] == '\n')
            {
                _offsets[plain.Length] = i++;
                plain.Append('\n');
                continue;
            }

            _offsets[plain.Length] = i;
            plain.Append(original[i]);
        }

        _offsets[plain.Length] = original.Length;
        Plain = plain.ToString();
    }

    /// <summary>The text without byte order mark, its lines ending with <c>\n</c>.</summary>
    public string Plain { get; }

    /// <summary>The original with changes made to it that were found in <see cref="Plain"/>; null when two of them are in each other's way.</summary>
    public string? With(IEnumerable<TextChange> changes)
    {
        var result = new StringBuilder(_original.Length);
        var done = 0;
        foreach (var change in changes.OrderBy(static change => change.Start))
        {
            var (start, end) = (_offsets[change.Start], _offsets[change.End]);
            if (start < done)
            {
                return null;
            }

            result.Append(_original, done, start - done).Append(change.Text.ReplaceLineEndings(_lineEnd));
            done = end;
        }

        return result.Append(_original, done, _original.Length - done).ToString();
    }
}
