using System;

namespace Kubewright.Schema;

/// <summary>How the API names a kind that a server keeps objects of (<c>x-resource</c>).</summary>
/// <param name="Plural">The name in paths: <c>statefulsets</c>.</param>
/// <param name="ShortNames">What kubectl accepts in its place: <c>sts</c>.</param>
/// <param name="Categories">The groups of resources it belongs to: <c>all</c>.</param>
/// <param name="CountsGenerations">Whether changes of the spec count in <c>metadata.generation</c>.</param>
public sealed record SchemaResource(string Plural, EquatableArray<string> ShortNames, EquatableArray<string> Categories, bool CountsGenerations)
    : IEquatable<SchemaResource>;
