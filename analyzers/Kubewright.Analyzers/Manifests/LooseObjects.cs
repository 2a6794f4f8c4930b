using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Analyzers;

/// <summary>
/// The objects that a document makes outside classes marked <c>[Manifests]</c>: in methods, tests and libraries. What
/// becomes of them is not known, so each is looked at by itself, and one that <c>with</c> goes on to change not at all.
/// </summary>
internal sealed class LooseObjects(SemanticModel model, EvaluationCache cache, CancellationToken cancellation)
{
    private HashSet<ISymbol>? _changed;

    /// <summary>The objects, evaluated.</summary>
    public IEnumerable<ManifestValue> Find()
    {
        var root = model.SyntaxTree.GetRoot(cancellation);
        foreach (var expression in root.DescendantNodes(MayHoldOne).OfType<ExpressionSyntax>())
        {
            cancellation.ThrowIfCancellationRequested();
            if (MayMake(expression)
                && IsMade(expression)
                && !IsChanged(expression))
            {
                yield return ManifestValue.Of(cache, evaluator => evaluator.Evaluate(expression), cancellation);
            }
        }
    }

    private bool MayHoldOne(SyntaxNode node) =>
        node is not AttributeListSyntax && !(node is TypeDeclarationSyntax type && IsManifestClass(type));

    /// <summary>Whether the expression looks as if it could make an object, which is cheap to say and true for few.</summary>
    private static bool MayMake(ExpressionSyntax expression) => expression switch
    {
        BaseObjectCreationExpressionSyntax or WithExpressionSyntax => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var type } } => type switch
        {
            IdentifierNameSyntax name => IsCapital(name),
            MemberAccessExpressionSyntax { Name: var name } => IsCapital(name),
            _ => false,
        },
        _ => false,
    };

    private static bool IsCapital(SimpleNameSyntax name) => name.Identifier.ValueText is { Length: > 0 } text && char.IsUpper(text[0]);

    /// <summary>Whether the expression makes an object of a kind, by itself or through a factory of the library.</summary>
    private bool IsMade(ExpressionSyntax expression) =>
        cache.Types.IsKind(model.GetTypeInfo(expression, cancellation).Type)
        && (expression is not InvocationExpressionSyntax
            || (model.GetSymbolInfo(expression, cancellation).Symbol is IMethodSymbol { IsStatic: true } method && cache.Types.IsFromLibrary(method)));

    private bool IsManifestClass(TypeDeclarationSyntax type) =>
        ManifestClasses.IsCandidate(type)
        && model.GetDeclaredSymbol(type, cancellation) is { } symbol
        && ManifestClasses.IsMarked(symbol, cache.Types);

    /// <summary>Whether <c>with</c> takes the object as its start, under whatever name.</summary>
    private bool IsChanged(ExpressionSyntax expression)
    {
        var outer = Outermost(expression);
        if (outer.Parent is WithExpressionSyntax)
        {
            return true;
        }

        var name = outer.Parent switch
        {
            EqualsValueClauseSyntax { Parent: { } declaration } => declaration,
            ArrowExpressionClauseSyntax { Parent: { } declaration } => declaration,
            ReturnStatementSyntax statement => statement.Ancestors().FirstOrDefault(static node =>
                node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or BasePropertyDeclarationSyntax or AnonymousFunctionExpressionSyntax),
            _ => null,
        };
        return name is not null and not AnonymousFunctionExpressionSyntax
            && model.GetDeclaredSymbol(name, cancellation) is { } symbol
            && (_changed ??= FindChanged()).Contains(symbol);
    }

    private HashSet<ISymbol> FindChanged()
    {
        var operands = model.SyntaxTree.GetRoot(cancellation).DescendantNodes().OfType<WithExpressionSyntax>()
            .Select(with => model.GetSymbolInfo(Innermost(with.Expression), cancellation).Symbol?.OriginalDefinition)
            .OfType<ISymbol>();
        return new HashSet<ISymbol>(operands, SymbolEqualityComparer.Default);
    }

    private static ExpressionSyntax Outermost(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            expression = (ExpressionSyntax)expression.Parent;
        }

        return expression;
    }

    private static ExpressionSyntax Innermost(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Innermost(parenthesized.Expression),
        CastExpressionSyntax cast => Innermost(cast.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppression => Innermost(suppression.Operand),
        _ => expression,
    };
}
