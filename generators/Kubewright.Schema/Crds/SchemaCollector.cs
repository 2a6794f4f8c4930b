using System;
using System.Collections.Generic;
using System.Linq;

namespace Kubewright.Schema;

/// <summary>What has been read of one of the user's schema files so far.</summary>
internal sealed class SchemaCollector(string path)
{
    private readonly Dictionary<string, TypeNames> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _definitionNames = new(StringComparer.Ordinal);
    private readonly List<SchemaProblem> _problems = [];
    private readonly List<SchemaFile.Spot> _kinds = [];

    /// <summary>The records to generate.</summary>
    public List<SchemaDefinition> Definitions { get; } = [];

    /// <summary>The enums to generate.</summary>
    public List<SchemaChoice> Choices { get; } = [];

    /// <summary>Whether anything was found to be wrong.</summary>
    public bool HasProblems => _problems.Count > 0;

    /// <summary>Whether a type's name is still free.</summary>
    public bool IsFree(TypeScope scope, string name) => NamesOf(scope).IsFree(name) && !_definitionNames.Contains(scope.NameOf(name));

    /// <summary>Takes a type's name, numbered where that is needed to tell it from others.</summary>
    public string Take(TypeScope scope, string name)
    {
        string taken;
        do
        {
            taken = NamesOf(scope).Take(name);
        }
        while (!_definitionNames.Add(scope.NameOf(taken)));

        return taken;
    }

    /// <summary>Whether a text is one of the values of an enum, given by its full name.</summary>
    public bool IsValue(string choice, string text) =>
        Choices.FindLast(item => item.Namespace + "." + item.Name == choice)?.Values.Any(value => value.Text == text) == true;

    /// <summary>Notes where a kind is defined.</summary>
    public void AddKind(string ns, string csharpName, Origin origin)
    {
        var (line, column) = Place(origin);
        _kinds.Add(new SchemaFile.Spot(ns + "." + csharpName, line, column));
    }

    /// <summary>Notes something that cannot be used.</summary>
    public void Report(Origin origin, string message)
    {
        var (line, column) = Place(origin);
        _problems.Add(new SchemaProblem(message, line, column));
    }

    /// <summary>All that was read.</summary>
    public SchemaFile ToFile() => new(
        path,
        EquatableArray<SchemaDefinition>.From(Definitions),
        EquatableArray<SchemaChoice>.From(Choices),
        EquatableArray<SchemaFile.Scalar>.Empty,
        EquatableArray<SchemaProblem>.From(_problems)) { Kinds = EquatableArray<SchemaFile.Spot>.From(_kinds) };

    private TypeNames NamesOf(TypeScope scope) =>
        _names.TryGetValue(scope.Namespace, out var names) ? names : _names[scope.Namespace] = new TypeNames();

    private static (int Line, int Column) Place(Origin origin) => origin is TextOrigin text ? (text.Line, text.Column) : (1, 1);
}
