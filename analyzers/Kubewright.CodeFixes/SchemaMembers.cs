using System.Collections.Generic;
using System.Linq;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;

namespace Kubewright.CodeFixes;

/// <summary>Reads from the attributes on the library's members what they stand for in a Kubernetes object.</summary>
internal static class SchemaMembers
{
    /// <summary>Where a property, parameter or method writes; null when it is not from the schema.</summary>
    public static string? PathOf(ISymbol? symbol) => Argument(symbol, nameof(SchemaPathAttribute)) is { } path ? Normal(path) : null;

    /// <summary>The path in the one way in which it can be compared: <c>requests[storage]</c> is <c>requests.storage</c>, and <c>ports[0]</c> is <c>ports.0</c>.</summary>
    public static string Normal(string path) => path.IndexOf('[') < 0
        ? path
        : SchemaPath.Split(path).Aggregate("", SchemaPath.Join) + (SchemaPath.IsAppend(path) ? "[]" : "");

    /// <summary>The exact text that an enum member or known value stands for.</summary>
    public static string? TextOf(ISymbol? symbol) => Argument(symbol, nameof(SchemaValueAttribute));

    /// <summary>Whether the type stands for a definition of the schema and is no builder.</summary>
    public static bool IsRecord(ITypeSymbol? type) => type is { IsRecord: true } && Argument(type, nameof(SchemaDefinitionAttribute)) is not null;

    /// <summary>The kind that a record stands for; null for anything else.</summary>
    public static string? KindOf(ITypeSymbol? type) => type is { IsRecord: true }
        ? Attribute(type, nameof(SchemaDefinitionAttribute))?.NamedArguments.FirstOrDefault(static argument => argument.Key == "Kind").Value.Value as string
        : null;

    /// <summary>The properties of a record, with where each writes.</summary>
    public static IEnumerable<(IPropertySymbol Property, string Path)> PropertiesOf(ITypeSymbol type) => type.GetMembers()
        .OfType<IPropertySymbol>()
        .Select(static property => (property, path: PathOf(property)))
        .Where(static pair => pair.path is not null)
        .Select(static pair => (pair.property, pair.path!));

    /// <summary>
    /// What is left of <paramref name="path"/> below <paramref name="prefix"/>, a key in brackets with them; null when it
    /// is not below.
    /// </summary>
    public static string? Below(string path, string prefix) =>
        prefix.Length == 0 ? path
        : path.Length <= prefix.Length || !path.StartsWith(prefix, System.StringComparison.Ordinal) ? null
        : path[prefix.Length] switch
        {
            '.' => path.Substring(prefix.Length + 1),
            '[' => path.Substring(prefix.Length),
            _ => null,
        };

    /// <summary>The first segment of a path, and what is left below it.</summary>
    public static (string Segment, string Below) First(string path)
    {
        var segment = SchemaPath.Split(path).First();
        var length = path[0] == '[' ? segment.Length + 2 : segment.Length;
        return (segment, path.Substring(length).TrimStart('.'));
    }

    /// <summary>The path that a member derives while nobody writes it, and from what below its own: a selector's labels become the pods' labels.</summary>
    public static (string Target, string From)? DerivationOf(ISymbol? symbol)
    {
        var named = Attribute(symbol, nameof(SchemaPathAttribute))?.NamedArguments ?? [];
        return named.FirstOrDefault(static argument => argument.Key == "Derives").Value.Value is string target
            && named.FirstOrDefault(static argument => argument.Key == "DerivesFrom").Value.Value is string from
            ? (target, from)
            : null;
    }

    /// <summary>Whether the type is a map of the library: labels among them.</summary>
    public static bool IsMap(ITypeSymbol type) => Is(type, "Labels") || Is(type, "Map");

    /// <summary>The type of a map's values; null for anything else.</summary>
    public static ITypeSymbol? MapValueOf(ITypeSymbol type) => !IsMap(type) ? null : (type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault() ?? MapValueOf(type.BaseType!);

    /// <summary>The type of a list's items; null for anything else.</summary>
    public static ITypeSymbol? ItemOf(ITypeSymbol type) => Is(type, "ValueList") ? ((INamedTypeSymbol)type).TypeArguments[0] : null;

    /// <summary>Whether <c>new()</c> makes one, given that its member <paramref name="written"/> is written.</summary>
    public static bool CanBeNew(ITypeSymbol type, string written) => type is INamedTypeSymbol named
        && named.InstanceConstructors.Any(static constructor => constructor is { DeclaredAccessibility: Accessibility.Public, Parameters.IsEmpty: true })
        && named.GetMembers().OfType<IPropertySymbol>().All(property => !property.IsRequired || property.Name == written);

    /// <summary>The type without the question mark of a nullable value.</summary>
    public static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>Whether the type is the library's type of that name.</summary>
    public static bool Is(ITypeSymbol type, string name) =>
        type.Name == name && type.ContainingNamespace is { Name: "Kubewright", ContainingNamespace.IsGlobalNamespace: true };

    private static string? Argument(ISymbol? symbol, string attribute) =>
        Attribute(symbol, attribute) is { ConstructorArguments: [{ Value: string text }, ..] } ? text : null;

    private static AttributeData? Attribute(ISymbol? symbol, string name) => symbol?.GetAttributes().FirstOrDefault(attribute =>
        attribute.AttributeClass is { ContainingNamespace: { Name: "Schema", ContainingNamespace.Name: "Kubewright" } } type && type.Name == name);
}
