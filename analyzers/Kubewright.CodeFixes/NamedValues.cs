using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.CodeFixes;

/// <summary>Finds the values behind names: locals, and static fields and properties of the same document.</summary>
internal static class NamedValues
{
    /// <summary>
    /// The expression that a name stands for, when <paramref name="scope"/> alone uses it, so that a change of it changes
    /// nothing else; null otherwise.
    /// </summary>
    public static ExpressionSyntax? Own(ExpressionSyntax name, SyntaxNode scope, SemanticModel model, CancellationToken cancellation)
    {
        if (name is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)
            || model.GetSymbolInfo(name, cancellation).Symbol is not { } symbol
            || ValueOf(symbol, model, cancellation) is not { } value)
        {
            return null;
        }

        var isUsedElsewhere = model.SyntaxTree.GetRoot(cancellation).DescendantNodes().OfType<IdentifierNameSyntax>().Any(use =>
            use.Identifier.ValueText == symbol.Name && !scope.Span.Contains(use.Span)
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, cancellation).Symbol, symbol));
        return isUsedElsewhere || IsUsedInOtherFiles(symbol, model, cancellation) ? null : value;
    }

    private static ExpressionSyntax? ValueOf(ISymbol symbol, SemanticModel model, CancellationToken cancellation)
    {
        if (symbol is not (ILocalSymbol or IFieldSymbol { IsStatic: true, IsReadOnly: true } or IPropertySymbol { IsStatic: true, SetMethod: null })
            || symbol.DeclaringSyntaxReferences is not [var reference]
            || reference.SyntaxTree != model.SyntaxTree)
        {
            return null;
        }

        return reference.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } when symbol is IFieldSymbol || !IsAssigned((ILocalSymbol)symbol, model, cancellation) => value,
            PropertyDeclarationSyntax { ExpressionBody.Expression: var body } => body,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            _ => null,
        };
    }

    private static bool IsAssigned(ILocalSymbol local, SemanticModel model, CancellationToken cancellation) =>
        local.RefKind != RefKind.None || model.SyntaxTree.GetRoot(cancellation).DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
            SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(assignment.Left, cancellation).Symbol, local));

    /// <summary>Whether another file says the name of a member that it can see; a name that means something else counts too.</summary>
    private static bool IsUsedInOtherFiles(ISymbol symbol, SemanticModel model, CancellationToken cancellation) =>
        symbol is not ILocalSymbol
        && (symbol.DeclaredAccessibility != Accessibility.Private || symbol.ContainingType.DeclaringSyntaxReferences.Length > 1)
        && model.Compilation.SyntaxTrees.Any(tree => tree != model.SyntaxTree
            && tree.GetText(cancellation).ToString().IndexOf(symbol.Name, StringComparison.Ordinal) >= 0
            && tree.GetRoot(cancellation).DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == symbol.Name));
}
