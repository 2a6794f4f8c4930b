using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Kubewright.Analyzers;

/// <summary>
/// The types of the library in one compilation, and what the attributes on its generated members say. Attributes are
/// read once per symbol.
/// </summary>
internal sealed class LibraryTypes
{
    private readonly ConcurrentDictionary<ISymbol, MemberPath?> _paths = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, TypeDefinition?> _definitions = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _builders = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, string?> _values = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol _pathAttribute;
    private readonly INamedTypeSymbol _definitionAttribute;
    private readonly INamedTypeSymbol _valueAttribute;
    private readonly INamedTypeSymbol? _constantAttribute;

    private LibraryTypes(Compilation compilation, INamedTypeSymbol kubernetesObject, INamedTypeSymbol path, INamedTypeSymbol definition, INamedTypeSymbol value)
    {
        KubernetesObject = kubernetesObject;
        _pathAttribute = path;
        _definitionAttribute = definition;
        _valueAttribute = value;
        _constantAttribute = compilation.GetTypeByMetadataName("Kubewright.Schema.SchemaConstantAttribute");
        Manifests = compilation.GetTypeByMetadataName("Kubewright.ManifestsAttribute");
        Labels = compilation.GetTypeByMetadataName("Kubewright.Labels");
        Map = compilation.GetTypeByMetadataName("Kubewright.Map`1");
        ValueList = compilation.GetTypeByMetadataName("Kubewright.ValueList`1");
        Reference = compilation.GetTypeByMetadataName("Kubewright.Ref`1");
        Quantity = compilation.GetTypeByMetadataName("Kubewright.Quantity");
        Duration = compilation.GetTypeByMetadataName("Kubewright.Duration");
    }

    /// <summary>The interface of every kind.</summary>
    public INamedTypeSymbol KubernetesObject { get; }

    /// <summary>The attribute of a class whose members are emitted.</summary>
    public INamedTypeSymbol? Manifests { get; }

    /// <summary>The map of strings that labels and annotations are.</summary>
    public INamedTypeSymbol? Labels { get; }

    /// <summary>The open generic map.</summary>
    public INamedTypeSymbol? Map { get; }

    /// <summary>The open generic list.</summary>
    public INamedTypeSymbol? ValueList { get; }

    /// <summary>The open generic reference to an object by name.</summary>
    public INamedTypeSymbol? Reference { get; }

    /// <summary>Amounts such as <c>1Gi</c>.</summary>
    public INamedTypeSymbol? Quantity { get; }

    /// <summary>Whole seconds.</summary>
    public INamedTypeSymbol? Duration { get; }

    /// <summary>The library as this compilation sees it; null when it does not use the library.</summary>
    public static LibraryTypes? Find(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Kubewright.IKubernetesObject") is { } kubernetesObject
        && compilation.GetTypeByMetadataName("Kubewright.Schema.SchemaPathAttribute") is { } path
        && compilation.GetTypeByMetadataName("Kubewright.Schema.SchemaDefinitionAttribute") is { } definition
        && compilation.GetTypeByMetadataName("Kubewright.Schema.SchemaValueAttribute") is { } value
            ? new LibraryTypes(compilation, kubernetesObject, path, definition, value)
            : null;

    /// <summary>Where a property, parameter or method writes; null when it is not generated from a schema.</summary>
    public MemberPath? PathOf(ISymbol? symbol) => symbol is null ? null : _paths.GetOrAdd(
        symbol,
        key => Attribute(key, _pathAttribute) is { } attribute ? MemberPath.From(attribute) : null);

    /// <summary>The definition that a record stands for; null for any other type, builders included.</summary>
    public TypeDefinition? DefinitionOf(ITypeSymbol? type) => type is not INamedTypeSymbol { IsRecord: true } ? null : _definitions.GetOrAdd(
        type,
        key => Attribute(key, _definitionAttribute) is { ConstructorArguments: [{ Value: string name }] } attribute
            ? new TypeDefinition(name, Named(attribute, "ApiVersion"), Named(attribute, "Kind"))
            : null);

    /// <summary>The text that an enum member or a known value stands for; null when the symbol is none.</summary>
    public string? TextOf(ISymbol symbol) => _values.GetOrAdd(
        symbol,
        key => Attribute(key, _valueAttribute) is { ConstructorArguments: [{ Value: string text }] } ? text : null);

    /// <summary>What a factory writes that is no parameter of it: pairs of a path and a text.</summary>
    public IEnumerable<(string Path, string Text)> ConstantsOf(IMethodSymbol method) =>
        _constantAttribute is null
            ? []
            : method.GetAttributes()
                .Where(attribute => Same(attribute.AttributeClass, _constantAttribute))
                .Select(static attribute => attribute.ConstructorArguments is [{ Value: string path }, { Value: string text }] ? (path, text) : default)
                .Where(static pair => pair.path is not null);

    /// <summary>Whether the type is a builder of a record.</summary>
    public bool IsBuilder(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsRecord: false }
        && _builders.GetOrAdd(type, key => Attribute(key, _definitionAttribute) is not null);

    /// <summary>Whether the type is a kind: an object with <c>apiVersion</c> and <c>kind</c>.</summary>
    public bool IsKind(ITypeSymbol? type) => DefinitionOf(type)?.Kind is not null;

    /// <summary>Whether the type is the map of labels or another string-keyed map of the library.</summary>
    public bool IsMap(ITypeSymbol? type)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (Same(current.OriginalDefinition, Map) || Same(current, Labels))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the type is the library's list.</summary>
    public bool IsList(ITypeSymbol? type) => Same(type?.OriginalDefinition, ValueList);

    /// <summary>Whether the type names another object.</summary>
    public bool IsReference(ITypeSymbol? type) => Same(type?.OriginalDefinition, Reference);

    /// <summary>Whether the type is a value of the library that JSON writes as one scalar: a quantity, a duration, a known value.</summary>
    public bool IsScalar(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Struct } && IsFromLibrary(type) && !IsReference(type);

    /// <summary>Whether the library declares the symbol.</summary>
    public bool IsFromLibrary(ISymbol? symbol) =>
        SymbolEqualityComparer.Default.Equals(symbol?.ContainingAssembly, KubernetesObject.ContainingAssembly);

    /// <summary>Whether two types are the same, a missing one being like no other.</summary>
    public static bool Same(ITypeSymbol? left, ITypeSymbol? right) =>
        left is not null && SymbolEqualityComparer.Default.Equals(left, right);

    private static AttributeData? Attribute(ISymbol symbol, INamedTypeSymbol type) =>
        symbol.GetAttributes().FirstOrDefault(attribute => Same(attribute.AttributeClass, type));

    private static string? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value as string;
}
