using Kubewright.Schema;

namespace Kubewright;

/// <summary>Puts the members of known kinds into the order of their schema; unknown members follow in their own order.</summary>
internal sealed class FieldOrder
{
    private static readonly Dictionary<string, (int Position, SchemaType Type)> Unknown = [];

    private readonly Dictionary<(string ApiVersion, string Kind), string> _kinds = [];
    private readonly Dictionary<string, Dictionary<string, (int Position, SchemaType Type)>> _fields = new(StringComparer.Ordinal);

    /// <summary>Takes the order from these definitions.</summary>
    public FieldOrder(SchemaSet schemas)
    {
        foreach (var definition in schemas.Definitions)
        {
            if (definition is { ApiVersion: { } apiVersion, Kind: { } kind })
            {
                _kinds.TryAdd((apiVersion, kind), definition.Name);
            }

            var fields = new Dictionary<string, (int Position, SchemaType Type)>(StringComparer.Ordinal);
            foreach (var property in definition.Properties)
            {
                fields.TryAdd(property.Name, (fields.Count, property.Type));
            }

            _fields.TryAdd(definition.Name, fields);
        }
    }

    /// <summary>Orders the members of an object, or of the objects in a <c>List</c>.</summary>
    public void Apply(LayoutNode? root)
    {
        if (root is not LayoutCollection { IsMap: true } map)
        {
            return;
        }

        if (Text(map, "apiVersion") is { } apiVersion && Text(map, "kind") is { } kind && _kinds.TryGetValue((apiVersion, kind), out var definition))
        {
            Apply(map, new SchemaType(SchemaTypeKind.Record, definition));
        }
        else if (Text(map, "kind") == "List" && Find(map, "items") is LayoutCollection { IsMap: false } items)
        {
            foreach (var item in items.Entries)
            {
                Apply(item.Value);
            }
        }
    }

    private void Apply(LayoutNode node, SchemaType? type)
    {
        if (node is not LayoutCollection collection || type is null)
        {
            return;
        }

        var isRecord = collection.IsMap && type is { Kind: SchemaTypeKind.Record, Name: not null };
        var fields = isRecord ? _fields.GetValueOrDefault(type.Name!, Unknown) : Unknown;
        if (isRecord)
        {
            var ordered = collection.Entries.OrderBy(entry => fields.TryGetValue(entry.Key!, out var field) ? field.Position : int.MaxValue).ToList();
            collection.Entries.Clear();
            collection.Entries.AddRange(ordered);
        }

        foreach (var entry in collection.Entries)
        {
            Apply(entry.Value, isRecord ? fields.GetValueOrDefault(entry.Key!).Type : type.Element);
        }
    }

    private static string? Text(LayoutCollection map, string key) => Find(map, key) is LayoutScalar { Kind: ScalarKind.String } scalar ? scalar.Text : null;

    private static LayoutNode? Find(LayoutCollection map, string key) => map.Entries.Find(entry => entry.Key == key)?.Value;
}
