using System;

namespace Kubewright.Schema;

/// <summary>Members of which at most one may be set (<c>x-one-of</c>).</summary>
/// <param name="Members">The JSON names.</param>
/// <param name="IsRequired">Whether exactly one must be set.</param>
public sealed record SchemaOneOf(EquatableArray<string> Members, bool IsRequired) : IEquatable<SchemaOneOf>;
