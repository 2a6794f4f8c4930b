using System;

namespace Kubewright.Schema;

/// <summary>The type of a property's value.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The C# type name for a choice, the definition for a record; otherwise null.</param>
/// <param name="Element">The type of the items of a list or of the values of a map; otherwise null.</param>
public sealed record SchemaType(SchemaTypeKind Kind, string? Name = null, SchemaType? Element = null) : IEquatable<SchemaType>;
