using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Kubewright.Runtime;

/// <summary>A table over objects as JSON, whatever type they have: what a column shows is mostly one path.</summary>
/// <param name="columns">The columns from left to right.</param>
public sealed class JsonTable(ImmutableArray<JsonColumn> columns) : IObjectTable
{
    /// <inheritdoc/>
    public ImmutableArray<(string Name, bool IsWide)> Columns => [.. columns.Select(static column => (column.Name, column.IsWide))];

    /// <inheritdoc/>
    public ImmutableArray<string> Cells(IKubernetesObject obj, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(obj);
        var buffer = new ArrayBufferWriter<byte>(1024);
        obj.Write(new JsonManifestWriter(buffer));
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        var root = document.RootElement;
        return [.. columns.Select(column => column.Cell(root, now))];
    }
}
