using System;
using System.Collections.Generic;
using System.Linq;

namespace Kubewright.Schema;

/// <summary>The definitions of several files, with the references between them resolved.</summary>
public sealed record SchemaSet : IEquatable<SchemaSet>
{
    private SchemaSet(EquatableArray<SchemaDefinition> definitions, EquatableArray<SchemaChoice> choices)
    {
        Definitions = definitions;
        Choices = choices;
    }

    /// <summary>Every definition that becomes a record, ordered by namespace and C# name.</summary>
    public EquatableArray<SchemaDefinition> Definitions { get; }

    /// <summary>Every value set, ordered by namespace and C# name.</summary>
    public EquatableArray<SchemaChoice> Choices { get; }

    /// <summary>
    /// Links the files: references to scalar definitions become scalar types, and a list with a type name of its own
    /// (a claim template is a claim without being an object of its own) gets its own definition.
    /// </summary>
    public static SchemaSet Link(IEnumerable<SchemaFile> files)
    {
        var all = files.OrderBy(static file => file.Path, StringComparer.Ordinal).ToList();
        var scalars = new Dictionary<string, SchemaTypeKind>(StringComparer.Ordinal);
        var definitions = new Dictionary<string, SchemaDefinition>(StringComparer.Ordinal);
        var choices = new Dictionary<string, SchemaChoice>(StringComparer.Ordinal);
        foreach (var file in all)
        {
            foreach (var scalar in file.Scalars)
            {
                scalars[scalar.Name] = scalar.Type;
            }

            foreach (var definition in file.Definitions)
            {
                definitions[definition.Name] = definition;
            }

            foreach (var choice in file.Choices)
            {
                choices[choice.Namespace + "." + choice.Name] = choice;
            }
        }

        var linked = new Dictionary<string, SchemaDefinition>(StringComparer.Ordinal);
        foreach (var definition in definitions.Values)
        {
            var properties = new List<SchemaProperty>();
            foreach (var property in definition.Properties)
            {
                var type = property.Type;
                if (type is { Kind: SchemaTypeKind.List, Name: { } ownName, Element: { Kind: SchemaTypeKind.Record, Name: { } target } }
                    && definitions.TryGetValue(target, out var original))
                {
                    linked[definition.Namespace + "." + ownName] = Nested(original, ownName, scalars) with { Namespace = definition.Namespace };
                    type = type with { Element = new SchemaType(SchemaTypeKind.Record, ownName) };
                }

                properties.Add(property with { Type = Resolve(type, scalars) });
            }

            linked[definition.Namespace + "." + definition.CSharpName] = definition with { Properties = EquatableArray<SchemaProperty>.From(properties) };
        }

        return new SchemaSet(EquatableArray<SchemaDefinition>.From(Ordered(linked)), EquatableArray<SchemaChoice>.From(Ordered(choices)));
    }

    /// <summary>The definition of that full name or C# name; null when there is none.</summary>
    public SchemaDefinition? Find(string name)
    {
        foreach (var definition in Definitions)
        {
            if (definition.Name == name || definition.CSharpName == name)
            {
                return definition;
            }
        }

        return null;
    }

    private static IEnumerable<T> Ordered<T>(Dictionary<string, T> byName) => byName.Keys.OrderBy(static name => name, StringComparer.Ordinal).Select(name => byName[name]);

    /// <summary>A kind used inside another object: the same members, <c>apiVersion</c> and <c>kind</c> among them, and no kind itself.</summary>
    private static SchemaDefinition Nested(SchemaDefinition original, string name, Dictionary<string, SchemaTypeKind> scalars) => original with
    {
        Name = name,
        CSharpName = name,
        Group = null,
        Version = null,
        Kind = null,
        Properties = EquatableArray<SchemaProperty>.From(
            original.Properties.Select(property => property with { Type = Resolve(property.Type, scalars) })),
    };

    private static SchemaType Resolve(SchemaType type, Dictionary<string, SchemaTypeKind> scalars) =>
        type is { Kind: SchemaTypeKind.Record, Name: { } name } && scalars.TryGetValue(name, out var scalar) ? new SchemaType(scalar)
        : type.Element is not null ? type with { Name = type.Kind == SchemaTypeKind.List ? null : type.Name, Element = Resolve(type.Element, scalars) }
        : type;
}
