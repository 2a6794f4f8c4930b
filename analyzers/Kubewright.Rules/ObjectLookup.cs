using System.Collections.Immutable;

namespace Kubewright.Rules;

/// <summary>What a search for a named object found.</summary>
/// <param name="Found">The object that is certainly meant; null when there is none, or nobody can say which.</param>
/// <param name="IsMissing">Whether certainly no object of the set is meant.</param>
/// <param name="Elsewhere">Objects of that kind and name in other namespaces.</param>
public readonly record struct ObjectLookup(ManifestObject? Found, bool IsMissing, ImmutableArray<ManifestObject> Elsewhere);
