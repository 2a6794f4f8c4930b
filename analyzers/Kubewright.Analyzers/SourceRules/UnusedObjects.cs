using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Analyzers;

/// <summary>Finds objects that a class of manifests makes under a private name which nothing in the class mentions.</summary>
internal sealed class UnusedObjects(LibraryTypes types, EvaluationCache cache, CancellationToken cancellation)
{
    /// <summary>The objects of a class, evaluated.</summary>
    public IEnumerable<ManifestValue> In(INamedTypeSymbol type)
    {
        var parts = type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).ToList();
        var mentioned = new Lazy<HashSet<string>>(() => [.. parts.SelectMany(static part => part.DescendantNodes().OfType<SimpleNameSyntax>().Select(static name => name.Identifier.ValueText))]);
        return parts.SelectMany(part => part.DescendantNodes(static node => node is not AttributeListSyntax))
            .Select(node => ValueOf(node, mentioned))
            .OfType<ExpressionSyntax>()
            .Select(value => cache.OperationOf(value, cancellation))
            .OfType<IOperation>()
            .Select(operation => ManifestValue.Of(cache, evaluator => evaluator.Evaluate(operation), cancellation));
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
                IPropertySymbol { DeclaredAccessibility: Accessibility.Private, ExplicitInterfaceImplementations.IsEmpty: true } property => types.IsKind(property.Type),
                IFieldSymbol { DeclaredAccessibility: Accessibility.Private } field => types.IsKind(field.Type),
                ILocalSymbol local => types.IsKind(local.Type),
                _ => false,
            }
            && !mentioned.Value.Contains(name)
            ? value
            : null;
    }
}
