using System;
using System.Linq;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;

namespace Kubewright.Analyzers;

/// <summary>What a <see cref="SchemaPathAttribute"/> says.</summary>
/// <param name="Path">Where the member writes; empty for the object itself, ending in <c>[]</c> when it appends.</param>
/// <param name="Derives">A second path that receives the value unless something is written there.</param>
/// <param name="DerivesFrom">The part of the value that the second path receives; null for all of it.</param>
internal sealed record MemberPath(string Path, string? Derives, string? DerivesFrom)
{
    /// <summary>Whether the member appends one item to a list.</summary>
    public bool IsAppend => SchemaPath.IsAppend(Path);

    /// <summary>Reads the attribute.</summary>
    public static MemberPath? From(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Value: string path }]
            ? new MemberPath(path, Named(attribute, nameof(SchemaPathAttribute.Derives)), Named(attribute, nameof(SchemaPathAttribute.DerivesFrom)))
            : null;

    private static string? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => string.Equals(argument.Key, name, StringComparison.Ordinal)).Value.Value as string;
}
