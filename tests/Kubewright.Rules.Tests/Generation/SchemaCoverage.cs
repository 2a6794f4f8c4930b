using System.Text.Json.Nodes;
using Kubewright.Schema;

namespace Kubewright.Rules.Tests.Generation;

/// <summary>Which properties of the schema were written at least once.</summary>
internal sealed class SchemaCoverage
{
    private readonly HashSet<(string Type, string Property)> _all = [];
    private readonly HashSet<(string Type, string Property)> _written = [];

    /// <param name="kinds">The kinds whose properties count, with all that they hold.</param>
    public SchemaCoverage(params IEnumerable<TypeFacts> kinds)
    {
        foreach (var kind in kinds)
        {
            Collect(kind, []);
        }
    }

    /// <summary>How many properties were written.</summary>
    public int Written => _written.Count;

    /// <summary>How many properties there are.</summary>
    public int All => _all.Count;

    /// <summary>The properties that were never written.</summary>
    public IEnumerable<string> Missing => _all.Except(_written).Select(static item => $"{item.Type}.{item.Property}").Order(StringComparer.Ordinal);

    /// <summary>Counts what an object has.</summary>
    public void Count(JsonObject item)
    {
        if (Schemas.Find(item["apiVersion"]!.GetValue<string>(), item["kind"]!.GetValue<string>()) is { } facts)
        {
            Count(item, facts);
        }
    }

    private static TypeFacts? Record(SchemaType type) => type.Element is { } element ? Record(element) : Schemas.Of(type);

    private void Collect(TypeFacts type, HashSet<string> seen)
    {
        if (!seen.Add(type.Name))
        {
            return;
        }

        foreach (var property in type.Properties.Where(property => !CrossFieldFacts.IsRefused(type, property)))
        {
            _all.Add((type.Name, property.Name));
            if (Record(property.Type) is { } inner)
            {
                Collect(inner, seen);
            }
        }
    }

    private void Count(JsonNode? node, TypeFacts type)
    {
        foreach (var item in node is JsonArray list ? [.. list] : new[] { node })
        {
            foreach (var (name, value) in item as JsonObject ?? [])
            {
                if (type.Find(name) is { } property)
                {
                    if (_all.Contains((type.Name, name)))
                    {
                        _written.Add((type.Name, name));
                    }

                    if (Record(property.Type) is { } inner)
                    {
                        Count(value, inner);
                    }
                }
            }
        }
    }
}
