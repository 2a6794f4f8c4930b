using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.CodeFixes;

/// <summary>Adds calls to the body of a function that configures a builder.</summary>
internal static class ChainSyntax
{
    /// <summary>The body with one more call: a link at the end of the chain, or a statement at the end of the block.</summary>
    public static SyntaxNode Add(SyntaxNode body, string builder, string method, ExpressionSyntax value)
    {
        if (body is BlockSyntax block)
        {
            var statement = SyntaxFactory.ParseStatement($"{builder}.{method}({value.WithoutTrivia()});");
            if (block.Statements.LastOrDefault() is not { } last)
            {
                return block.AddStatements(statement.WithTrailingTrivia(SyntaxFactory.Space));
            }

            var indent = last.GetLeadingTrivia().LastOrDefault(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
            return last is ReturnStatementSyntax
                ? block.WithStatements(block.Statements.Insert(block.Statements.Count - 1, statement.WithLeadingTrivia(last.GetLeadingTrivia()).WithTrailingTrivia(last.GetTrailingTrivia())))
                : block.AddStatements(statement.WithLeadingTrivia(indent).WithTrailingTrivia(last.GetTrailingTrivia()));
        }

        var chain = (ExpressionSyntax)body;
        var dot = SyntaxFactory.Token(SyntaxKind.DotToken);
        var receiver = chain.WithoutTrailingTrivia();
        if (chain is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { OperatorToken: var lastDot, Expression: var before } }
            && before.GetTrailingTrivia() is var lineEnd && lineEnd.Any(SyntaxKind.EndOfLineTrivia))
        {
            // Each link has a line of its own, and so has the new one.
            receiver = receiver.WithTrailingTrivia(lineEnd);
            dot = dot.WithLeadingTrivia(lastDot.LeadingTrivia);
        }

        return SyntaxFactory.InvocationExpression(
                SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver, dot, SyntaxFactory.IdentifierName(method)),
                SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(value.WithoutTrivia()))))
            .WithTrailingTrivia(chain.GetTrailingTrivia());
    }
}
