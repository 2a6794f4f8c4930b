namespace Kubewright.Runtime;

/// <summary>
/// Writes rows in aligned columns, three spaces apart, as kubectl does. It remembers how wide each column has been, so
/// that the rows of a watch stay aligned with the rows before them.
/// </summary>
/// <param name="writer">Where the lines go; its <see cref="TextWriter.NewLine"/> ends them.</param>
/// <param name="header">The headings, written together with the first rows, so that they fit; null for none.</param>
public sealed class TableWriter(TextWriter writer, IReadOnlyList<string>? header = null)
{
    private const int Padding = 3;
    private const int MinimumWidth = 6;

    private readonly List<int> _widths = [];
    private IReadOnlyList<string>? _header = header;

    /// <summary>Writes one row.</summary>
    public void Write(IReadOnlyList<string> row) => Write([row]);

    /// <summary>Writes rows that belong together: their columns are as wide as the widest of them needs.</summary>
    public void Write(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (_header is not null)
        {
            rows = [_header, .. rows];
            _header = null;
        }

        foreach (var row in rows)
        {
            Measure(row);
        }

        foreach (var row in rows)
        {
            // The last cell of a row is no column: nothing is aligned to its end.
            for (var i = 0; i < row.Count - 1; i++)
            {
                writer.Write(row[i].PadRight(_widths[i]));
            }

            writer.WriteLine(row.Count == 0 ? "" : row[^1]);
        }
    }

    private void Measure(IReadOnlyList<string> row)
    {
        for (var i = 0; i < row.Count - 1; i++)
        {
            var width = Math.Max(MinimumWidth, row[i].Length + Padding);
            if (i == _widths.Count)
            {
                _widths.Add(width);
            }
            else
            {
                _widths[i] = Math.Max(_widths[i], width);
            }
        }
    }
}
