using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.CodeFixes;

/// <summary>Adds elements to collection expressions in the layout that they have.</summary>
internal static class CollectionSyntax
{
    /// <summary>The expression with one more item: a collection gets an element, any other list is spread into a collection.</summary>
    public static ExpressionSyntax Add(ExpressionSyntax list, ExpressionSyntax item)
    {
        if (list is not CollectionExpressionSyntax collection)
        {
            return SyntaxFactory.ParseExpression($"[.. {list.WithoutTrivia()}, {item}]").WithTriviaFrom(list);
        }

        var elements = collection.Elements;
        var added = SyntaxFactory.ExpressionElement(item.WithoutTrivia());
        if (elements.Count == 0)
        {
            return collection.WithElements(SyntaxFactory.SingletonSeparatedList<CollectionElementSyntax>(added));
        }

        var last = elements.Last();
        var written = elements.GetWithSeparators();
        var hasTrailingComma = elements.SeparatorCount == elements.Count;
        var newLine = collection.OpenBracketToken.TrailingTrivia.FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        if (newLine == default)
        {
            var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
            var before = hasTrailingComma ? written : written.Replace(last, last.WithoutTrailingTrivia()).Add(comma);
            return collection.WithElements(SyntaxFactory.SeparatedList<CollectionElementSyntax>(before.Add(added.WithTrailingTrivia(last.GetTrailingTrivia()))));
        }

        // Each element has a line of its own, and so has the new one.
        var indent = elements[0].GetLeadingTrivia().LastOrDefault(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        added = added.WithLeadingTrivia(indent);
        var end = SyntaxFactory.Token(SyntaxKind.CommaToken);
        return collection.WithElements(SyntaxFactory.SeparatedList<CollectionElementSyntax>(hasTrailingComma
            ? written.Add(added).Add(end.WithTrailingTrivia(newLine))
            : written.Replace(last, last.WithoutTrailingTrivia()).Add(end.WithTrailingTrivia(last.GetTrailingTrivia())).Add(added.WithTrailingTrivia(newLine))));
    }
}
