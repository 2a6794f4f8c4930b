using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Analyzers;

/// <summary>Finds the classes marked <c>[Manifests]</c> and the members of them that the build emits.</summary>
internal static class ManifestClasses
{
    // Trees stay the same between edits, so each is searched once however many compilations it is part of.
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<ImmutableArray<TypeDeclarationSyntax>>> Candidates = new();

    /// <summary>The declarations in a file that may be marked, going by the attribute's name alone.</summary>
    public static ImmutableArray<TypeDeclarationSyntax> CandidatesIn(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Candidates.TryGetValue(tree, out var known))
        {
            return known.Value;
        }

        var found = tree.GetRoot(cancellation)
            .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<TypeDeclarationSyntax>()
            .Where(IsCandidate)
            .ToImmutableArray();
        return Candidates.GetValue(tree, _ => new StrongBox<ImmutableArray<TypeDeclarationSyntax>>(found)).Value;
    }

    /// <summary>Whether the declaration may be marked, going by the attribute's name alone.</summary>
    public static bool IsCandidate(TypeDeclarationSyntax type) =>
        type.AttributeLists.Any(static list => list.Attributes.Any(IsNamedManifests));

    /// <summary>The marked classes of a compilation, in the order of its files.</summary>
    public static IEnumerable<INamedTypeSymbol> In(Compilation compilation, EvaluationCache cache, CancellationToken cancellation)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var declaration in CandidatesIn(tree, cancellation))
            {
                if (cache.SymbolOf(declaration, cancellation) is INamedTypeSymbol type && seen.Add(type) && IsMarked(type, cache.Types))
                {
                    yield return type;
                }
            }
        }
    }

    /// <summary>Whether the class is marked.</summary>
    public static bool IsMarked(INamedTypeSymbol type, LibraryTypes types) =>
        type.GetAttributes().Any(attribute => LibraryTypes.Same(attribute.AttributeClass, types.Manifests));

    /// <summary>The members that the build emits: public, static, without parameters, and giving one object or several.</summary>
    public static IEnumerable<ISymbol> EmittedMembers(INamedTypeSymbol type, LibraryTypes types) => type.GetMembers()
        .Where(static member => member is { DeclaredAccessibility: Accessibility.Public, IsStatic: true, IsImplicitlyDeclared: false })
        .Where(member => ValueType(member) is { } value && (IsObject(value, types) || IsSequence(value, types)));

    private static ITypeSymbol? ValueType(ISymbol member) => member switch
    {
        IPropertySymbol { GetMethod.DeclaredAccessibility: Accessibility.Public, IsIndexer: false, RefKind: RefKind.None } property => property.Type,
        IFieldSymbol field => field.Type,
        IMethodSymbol { MethodKind: MethodKind.Ordinary, Parameters.IsEmpty: true, IsGenericMethod: false, RefKind: RefKind.None } method => method.ReturnType,
        _ => null,
    };

    private static bool IsObject(ITypeSymbol type, LibraryTypes types) =>
        LibraryTypes.Same(type, types.KubernetesObject) || type.AllInterfaces.Any(item => LibraryTypes.Same(item, types.KubernetesObject));

    private static bool IsSequence(ITypeSymbol type, LibraryTypes types) =>
        type.AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : []).Any(item =>
            item.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T && IsObject(item.TypeArguments[0], types));

    private static bool IsNamedManifests(AttributeSyntax attribute)
    {
        var name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax alias => alias.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        return name?.Identifier.ValueText is "Manifests" or "ManifestsAttribute";
    }
}
