using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Analyzers;

/// <summary>Finds objects that a class of manifests makes under a private name which nothing in the class mentions.</summary>
internal sealed class UnusedObjects(EvaluationCache cache, CancellationToken cancellation)
{
    /// <summary>The objects of a class, evaluated.</summary>
    public ManifestValue In(ManifestClass type)
    {
        var parts = type.Declarations.Select(cache.Origins.DeclarationOf).OfType<SyntaxNode>().ToList();
        var mentioned = new Lazy<HashSet<string>>(() => [.. parts.SelectMany(static part => part.DescendantNodes().OfType<SimpleNameSyntax>().Select(static name => name.Identifier.ValueText))]);
        var values = parts.SelectMany(part => part.DescendantNodes(static node => node is not AttributeListSyntax))
            .Select(node => ValueOf(node, mentioned))
            .OfType<ExpressionSyntax>()
            .Select(value => ManifestValue.Of(cache, evaluator => evaluator.Evaluate(value), cancellation))
            .ToList();
        return new ManifestValue(
            new ManifestObjects([.. values.SelectMany(static value => value.Certain.Objects)], IsOpen: true),
            [],
            [.. values.SelectMany(static value => value.Reads).Concat(type.Declarations).Distinct()]);
    }

    /// <summary>What a private property or field, or a local, that nobody mentions is made with; null for any other node.</summary>
    private ExpressionSyntax? ValueOf(SyntaxNode node, Lazy<HashSet<string>> mentioned)
    {
        var (name, value) = node switch
        {
            PropertyDeclarationSyntax property => (property.Identifier.ValueText, property.ExpressionBody?.Expression ?? property.Initializer?.Value),
            VariableDeclaratorSyntax { Initializer.Value: var initializer } variable when variable.Parent is VariableDeclarationSyntax { Parent: FieldDeclarationSyntax or LocalDeclarationStatementSyntax } =>
                (variable.Identifier.ValueText, initializer),
            _ => ("", null),
        };
        return value is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax or WithExpressionSyntax
            && (node is not VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } || !mentioned.Value.Contains(name))
            && cache.SymbolOf(node, cancellation) is { } symbol
            && symbol switch
            {
                IPropertySymbol { DeclaredAccessibility: Accessibility.Private, ExplicitInterfaceImplementations.IsEmpty: true } property => cache.Types.IsKind(property.Type),
                IFieldSymbol { DeclaredAccessibility: Accessibility.Private } field => cache.Types.IsKind(field.Type),
                ILocalSymbol local => cache.Types.IsKind(local.Type),
                _ => false,
            }
            && !mentioned.Value.Contains(name)
            ? value
            : null;
    }
}
