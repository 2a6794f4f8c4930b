using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.CodeFixes;

/// <summary>Adds members to object initializers in the layout that they have.</summary>
internal static class InitializerSyntax
{
    /// <summary>The expression with one more member at the end of its initializer, which is made when there is none.</summary>
    public static ExpressionSyntax Add(ExpressionSyntax expression, string name, ExpressionSyntax value)
    {
        var assignment = SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxFactory.IdentifierName(name),
            SyntaxFactory.Token(SyntaxFactory.TriviaList(SyntaxFactory.Space), SyntaxKind.EqualsToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
            value.WithoutTrivia());
        return expression switch
        {
            WithExpressionSyntax with => with.WithInitializer(Add(with.Initializer, assignment)),
            BaseObjectCreationExpressionSyntax { Initializer: { } initializer } creation => creation.WithInitializer(Add(initializer, assignment)),
            BaseObjectCreationExpressionSyntax creation => creation.WithoutTrailingTrivia()
                .WithInitializer(OneLine(SyntaxKind.ObjectInitializerExpression, assignment).WithLeadingTrivia(SyntaxFactory.Space))
                .WithTrailingTrivia(creation.GetTrailingTrivia()),
            _ => SyntaxFactory.WithExpression(
                    expression.WithoutTrailingTrivia(),
                    SyntaxFactory.Token(SyntaxFactory.TriviaList(SyntaxFactory.Space), SyntaxKind.WithKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
                    OneLine(SyntaxKind.WithInitializerExpression, assignment))
                .WithTrailingTrivia(expression.GetTrailingTrivia()),
        };
    }

    private static InitializerExpressionSyntax OneLine(SyntaxKind kind, ExpressionSyntax member) => SyntaxFactory.InitializerExpression(
        kind,
        SyntaxFactory.Token(SyntaxFactory.TriviaList(), SyntaxKind.OpenBraceToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
        SyntaxFactory.SingletonSeparatedList(member),
        SyntaxFactory.Token(SyntaxFactory.TriviaList(SyntaxFactory.Space), SyntaxKind.CloseBraceToken, SyntaxFactory.TriviaList()));

    private static InitializerExpressionSyntax Add(InitializerExpressionSyntax initializer, ExpressionSyntax member)
    {
        var members = initializer.Expressions;
        if (members.Count == 0)
        {
            return OneLine(initializer.Kind(), member).WithLeadingTrivia(initializer.GetLeadingTrivia()).WithTrailingTrivia(initializer.GetTrailingTrivia());
        }

        // A new member begins a line when members do: when the brace before the first one ends its line.
        var beginsLine = initializer.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        var hasTrailingComma = members.SeparatorCount == members.Count;
        if (!beginsLine)
        {
            var last = members.Last();
            var plain = hasTrailingComma ? members : members.Replace(last, last.WithoutTrailingTrivia());
            return initializer.WithExpressions(Append(plain, SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), member.WithTrailingTrivia(last.GetTrailingTrivia())));
        }

        var newLine = initializer.OpenBraceToken.TrailingTrivia.First(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        var indent = members[0].GetLeadingTrivia().LastOrDefault(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var added = member.WithLeadingTrivia(indent);
        var end = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(newLine);
        if (hasTrailingComma)
        {
            var list = members.GetWithSeparators().Add(added).Add(end);
            return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(list));
        }

        var previous = members.Last();
        var kept = members.Replace(previous, previous.WithoutTrailingTrivia());
        var separator = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(previous.GetTrailingTrivia());
        return initializer.WithExpressions(Append(kept, separator, added.WithTrailingTrivia(newLine)));
    }

    private static SeparatedSyntaxList<ExpressionSyntax> Append(SeparatedSyntaxList<ExpressionSyntax> members, SyntaxToken separator, ExpressionSyntax member)
    {
        var list = members.GetWithSeparators();
        return SyntaxFactory.SeparatedList<ExpressionSyntax>((members.SeparatorCount == members.Count ? list : list.Add(separator)).Add(member));
    }
}
