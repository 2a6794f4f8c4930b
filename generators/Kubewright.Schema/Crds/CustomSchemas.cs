using System;
using System.Collections.Generic;
using System.Linq;

namespace Kubewright.Schema;

/// <summary>The user's schema files, put together.</summary>
/// <param name="Files">The files, ordered by path.</param>
public sealed record CustomSchemas(EquatableArray<SchemaFile> Files) : IEquatable<CustomSchemas>
{
    /// <summary>Puts files together; one whose types have the names of types of a file before it gives none, and a problem instead.</summary>
    public static CustomSchemas Separate(IEnumerable<SchemaFile> files)
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var separate = new List<SchemaFile>();
        foreach (var file in files.OrderBy(static file => file.Path, StringComparer.Ordinal))
        {
            var types = Types(file).ToList();
            var clash = file.Kinds.Select(static kind => kind.Type).Concat(types).FirstOrDefault(owners.ContainsKey);
            if (clash is null)
            {
                types.ForEach(type => owners[type] = file.Path);
            }

            separate.Add(clash is null ? file : Refuse(file, clash, owners[clash]));
        }

        return new CustomSchemas(EquatableArray<SchemaFile>.From(separate));
    }

    /// <summary>The definitions of the files together with the library's, to which they refer; empty when there are no files.</summary>
    public SchemaSet Link() => SchemaSet.Link(Files.IsEmpty ? [] : Files.Append(LibraryDefinitions.File));

    private static SchemaFile Refuse(SchemaFile file, string type, string owner)
    {
        var place = file.Kinds.FirstOrDefault(kind => string.Equals(kind.Type, type, StringComparison.OrdinalIgnoreCase)) ?? file.Kinds[0];
        var problem = new SchemaProblem(
            $"The type {type} comes from {owner} already. Give one of the two files KubewrightNamespace metadata, so that its types get a namespace of their own, or remove one.",
            place.Line,
            place.Column);
        return file with
        {
            Definitions = EquatableArray<SchemaDefinition>.Empty,
            Choices = EquatableArray<SchemaChoice>.Empty,
            Problems = EquatableArray<SchemaProblem>.From(file.Problems.Append(problem)),
        };
    }

    /// <summary>The full names of the types of a file, builders included, and of its definitions.</summary>
    private static IEnumerable<string> Types(SchemaFile file) =>
        file.Definitions.SelectMany(static definition => new[] { $"{definition.Namespace}.{definition.CSharpName}", $"{definition.Namespace}.{definition.CSharpName}Builder", definition.Name })
            .Concat(file.Choices.SelectMany(static choice => new[] { $"{choice.Namespace}.{choice.Name}", $"{choice.Namespace}.{choice.Name}Text" }));
}
