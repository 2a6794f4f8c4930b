using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>The columns kubectl shows for a kind. See <see cref="ObjectTables"/> for the tables there are.</summary>
/// <typeparam name="T">The kind.</typeparam>
/// <param name="columns">The columns from left to right.</param>
public sealed class ObjectTable<T>(ImmutableArray<TableColumn<T>> columns) : IObjectTable
    where T : class, IKubernetesObject
{
    /// <summary>The headings.</summary>
    /// <param name="wide">Whether to include the columns of <c>-o wide</c>.</param>
    public ImmutableArray<string> Header(bool wide = false) => [.. Columns(wide).Select(static c => c.Name)];

    /// <summary>The cells of one object.</summary>
    /// <param name="obj">The object.</param>
    /// <param name="now">The instant that ages are counted to.</param>
    /// <param name="wide">Whether to include the columns of <c>-o wide</c>.</param>
    public ImmutableArray<string> Row(T obj, DateTimeOffset now, bool wide = false) =>
        [.. Columns(wide).Select(column => column.Cell(obj, now))];

    /// <summary>Headings and rows with aligned columns; each line ends with a line feed.</summary>
    /// <param name="objects">The objects in the order of their rows.</param>
    /// <param name="now">The instant that ages are counted to.</param>
    /// <param name="wide">Whether to include the columns of <c>-o wide</c>.</param>
    public string Format(IEnumerable<T> objects, DateTimeOffset now, bool wide = false)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new TableWriter(text, Header(wide)).Write([.. objects.Select(obj => Row(obj, now, wide))]);
        return text.ToString();
    }

    ImmutableArray<(string Name, bool IsWide)> IObjectTable.Columns => [.. columns.Select(static column => (column.Name, column.IsWide))];

    ImmutableArray<string> IObjectTable.Cells(IKubernetesObject obj, DateTimeOffset now) => Row((T)obj, now, wide: true);

    private IEnumerable<TableColumn<T>> Columns(bool wide) => columns.Where(column => wide || !column.IsWide);
}
