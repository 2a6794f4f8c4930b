using System;

namespace Kubewright.Schema;

/// <summary>A set of string values that becomes a C# enum (closed) or a struct with known members (open).</summary>
/// <param name="Name">The C# type name.</param>
/// <param name="IsClosed">Whether the API server refuses other values.</param>
/// <param name="Values">The values in the order of the schema.</param>
public sealed record SchemaChoice(string Name, bool IsClosed, EquatableArray<SchemaChoice.Value> Values) : IEquatable<SchemaChoice>
{
    /// <summary>The C# namespace of the type.</summary>
    public string Namespace { get; init; } = SchemaFile.LibraryNamespace;

    /// <summary>One value.</summary>
    /// <param name="Text">The exact text.</param>
    /// <param name="Description">One sentence about it.</param>
    public sealed record Value(string Text, string Description) : IEquatable<Value>;
}
