using System;

namespace Kubewright.Schema;

/// <summary>A value that follows another one unless it is written (<c>x-derive</c>): a set's pod labels follow its selector.</summary>
/// <param name="Target">The path that receives the value: <c>spec.template.metadata.labels</c>.</param>
/// <param name="Source">The path that gives it: <c>spec.selector.matchLabels</c>.</param>
public sealed record SchemaDerivation(string Target, string Source) : IEquatable<SchemaDerivation>;
