using System;

namespace Kubewright.Schema;

/// <summary>
/// Says where in the Kubernetes object a generated member or parameter writes its value. The C# front end of the rules
/// follows these paths, so it needs no table of names.
/// </summary>
/// <remarks>
/// Segments are separated by dots and are relative to the declaring type's object: <c>spec.template.spec.containers</c>.
/// A map entry is written <c>requests[storage]</c>. A path that ends in <c>[]</c> appends one item to that list; the
/// parameters of such a method have paths relative to the new item, and a lambda parameter configures it.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Method, Inherited = false)]
public sealed class SchemaPathAttribute(string path) : Attribute
{
    /// <summary>The path, for example <c>spec.replicas</c>; empty for the object itself.</summary>
    public string Path { get; } = path;

    /// <summary>A second path that receives the same value unless something is written there: <c>spec.template.metadata.labels</c> for a selector.</summary>
    public string? Derives { get; set; }

    /// <summary>The part of the value that <see cref="Derives"/> receives, for example <c>matchLabels</c>.</summary>
    public string? DerivesFrom { get; set; }
}
