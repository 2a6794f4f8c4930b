using System;

namespace Kubewright.Rules;

/// <summary>One entry of a map of strings.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record FixEntry(string Key, string Value) : IEquatable<FixEntry>;
