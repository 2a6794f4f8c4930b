using System;
using System.Collections.Generic;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>Fast look-ups over a linked schema set while sources are written.</summary>
internal sealed class SchemaIndex
{
    private const string MainNamespace = "Kubewright";

    private readonly Dictionary<string, SchemaDefinition> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<SchemaDefinition>> _standsFor = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _hasDefaults = new(StringComparer.Ordinal);
    private readonly string _namespace = MainNamespace;

    public SchemaIndex(SchemaSet schemas)
    {
        Schemas = schemas;
        foreach (var definition in schemas.Definitions)
        {
            _definitions[definition.Name] = definition;
            _definitions[definition.CSharpName] = definition;
        }

        foreach (var property in schemas.Definitions.SelectMany(static definition => definition.Properties).Where(static property => property.References.Count > 1))
        {
            AddStandIns(property);
        }
    }

    private SchemaIndex(SchemaIndex other, string ns)
    {
        (Schemas, _definitions, _standsFor, _hasDefaults, _namespace) = (other.Schemas, other._definitions, other._standsFor, other._hasDefaults, ns);
    }

    /// <summary>The definitions that sources are written for.</summary>
    public SchemaSet Schemas { get; }

    /// <summary>The same definitions, seen from inside a namespace.</summary>
    public SchemaIndex In(string ns) => new(this, ns);

    /// <summary>The name of a definition's type as it is written inside the namespace.</summary>
    public string TypeName(SchemaDefinition definition) =>
        definition.Namespace == _namespace || definition.Namespace == MainNamespace ? definition.CSharpName
        : definition.Namespace.StartsWith(MainNamespace + ".", StringComparison.Ordinal) ? $"{definition.Namespace.Substring(MainNamespace.Length + 1)}.{definition.CSharpName}"
        : CSharpTypes.Full(definition);

    /// <summary>The name of a value set's type as it is written inside the namespace.</summary>
    public string ChoiceName(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 ? name : name.Substring(0, dot) == _namespace ? name.Substring(dot + 1) : CSharpTypes.FullChoice(name);
    }

    /// <summary>The definition of that full or C# name; null when there is none.</summary>
    public SchemaDefinition? Find(string name) => _definitions.TryGetValue(name, out var found) ? found : null;

    /// <summary>The definition that the values of a record, list or map are of; null for scalars.</summary>
    public SchemaDefinition? RecordOf(SchemaType type) => type.Kind switch
    {
        SchemaTypeKind.Record => Find(type.Name!),
        SchemaTypeKind.List or SchemaTypeKind.Map => RecordOf(type.Element!),
        _ => null,
    };

    /// <summary>The definition of the items of a list of records; null for anything else.</summary>
    public SchemaDefinition? ItemOf(SchemaType type) =>
        type is { Kind: SchemaTypeKind.List, Element: { Kind: SchemaTypeKind.Record } item } ? RecordOf(item) : null;

    /// <summary>The types that references are to and that an object of the C# type may be given for.</summary>
    public IReadOnlyCollection<SchemaDefinition> StandsFor(string csharpName) => _standsFor.TryGetValue(csharpName, out var targets) ? targets : [];

    /// <summary>Whether the definition, or one inside it, has a member that the API server fills in.</summary>
    public bool HasDefaults(SchemaDefinition definition)
    {
        if (_hasDefaults.TryGetValue(definition.Name, out var known))
        {
            return known;
        }

        // A definition that contains itself must not decide its own answer.
        _hasDefaults[definition.Name] = false;
        var result = false;
        foreach (var property in definition.Properties)
        {
            result |= CSharpTypes.Default(property, this) is not null
                || ((property.Type.Kind == SchemaTypeKind.Record ? RecordOf(property.Type) : ItemOf(property.Type)) is { IsExternal: false } inner && HasDefaults(inner));
        }

        return _hasDefaults[definition.Name] = result;
    }

    /// <summary>Where the schema names several definitions, the first is the C# type and objects of the others may be given for it.</summary>
    private void AddStandIns(SchemaProperty property)
    {
        if (Find(property.References[0]) is not { } target)
        {
            return;
        }

        foreach (var standIn in property.References.Skip(1).Select(Find).OfType<SchemaDefinition>())
        {
            if (!_standsFor.TryGetValue(standIn.CSharpName, out var targets))
            {
                _standsFor[standIn.CSharpName] = targets = [];
            }

            targets.Add(target);
        }
    }
}
