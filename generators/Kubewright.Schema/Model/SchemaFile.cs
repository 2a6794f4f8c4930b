using System;

namespace Kubewright.Schema;

/// <summary>What one schema file defines, or why it cannot be used.</summary>
/// <param name="Path">The file's path as the build gives it.</param>
/// <param name="Definitions">The definitions that become records.</param>
/// <param name="Choices">The value sets that become enums and known-value structs.</param>
/// <param name="Scalars">Definitions that are no records but values: their names and what they hold (<c>x-scalar</c>).</param>
/// <param name="Problems">What is wrong with the file; definitions may then be incomplete.</param>
public sealed record SchemaFile(
    string Path,
    EquatableArray<SchemaDefinition> Definitions,
    EquatableArray<SchemaChoice> Choices,
    EquatableArray<SchemaFile.Scalar> Scalars,
    EquatableArray<SchemaProblem> Problems) : IEquatable<SchemaFile>
{
    /// <summary>The namespace of the library's own types.</summary>
    public const string LibraryNamespace = "Kubewright";

    /// <summary>Where the kinds of the file are defined; filled for a user's files only.</summary>
    public EquatableArray<Spot> Kinds { get; init; }

    /// <summary>The place of a kind.</summary>
    /// <param name="Type">The full name of its C# type.</param>
    /// <param name="Line">Line, from 1.</param>
    /// <param name="Column">Column, from 1.</param>
    public sealed record Spot(string Type, int Line, int Column) : IEquatable<Spot>;

    /// <summary>A definition that stands for a value.</summary>
    /// <param name="Name">The definition's name.</param>
    /// <param name="Type">What it holds.</param>
    public sealed record Scalar(string Name, SchemaTypeKind Type) : IEquatable<Scalar>;
}
