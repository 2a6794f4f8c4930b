using System.Collections.Generic;
using System.Linq;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;

namespace Kubewright.CodeFixes;

/// <summary>Reads from the attributes on the library's members what they stand for in a Kubernetes object.</summary>
internal static class SchemaMembers
{
    /// <summary>Where a property, parameter or method writes; null when it is not from the schema.</summary>
    public static string? PathOf(ISymbol? symbol) => Argument(symbol, nameof(SchemaPathAttribute));

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

    /// <summary>What is left of <paramref name="path"/> below <paramref name="prefix"/>; null when it is not below.</summary>
    public static string? Below(string path, string prefix) =>
        prefix.Length == 0 ? path
        : path.Length > prefix.Length && path.StartsWith(prefix, System.StringComparison.Ordinal) && path[prefix.Length] == '.' ? path.Substring(prefix.Length + 1)
        : null;

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
