using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Analyzers;

/// <summary>Chooses the text that a diagnostic about a value underlines.</summary>
internal static class Origins
{
    /// <summary>
    /// The text of a value. A long expression gives the part that names it: <c>new("web")</c> without its initializer,
    /// <c>StatefulSet.Build</c> without its arguments.
    /// </summary>
    public static Origin Of(IOperation operation) => Of(operation.Syntax);

    /// <summary>The text of a piece of syntax, shortened in the same way.</summary>
    public static Origin Of(SyntaxNode syntax) => syntax switch
    {
        BaseObjectCreationExpressionSyntax { Initializer: not null, ArgumentList: { } arguments } creation => Span(creation, creation.SpanStart, arguments.Span.End),
        ObjectCreationExpressionSyntax { Initializer: not null } creation => Span(creation, creation.SpanStart, creation.Type.Span.End),
        WithExpressionSyntax with => Of(with.Expression),
        InvocationExpressionSyntax invocation when HasLambda(invocation) => Of(invocation.Expression),
        ParenthesizedExpressionSyntax { Expression: not TupleExpressionSyntax } parenthesized => Of(parenthesized.Expression),
        _ => new CSharpOrigin(syntax.GetLocation()),
    };

    /// <summary>The name of the method in a call that is one link of a chain.</summary>
    public static Origin OfName(IOperation operation) => operation.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => Of(member.Name),
        AssignmentExpressionSyntax assignment => Of(assignment.Left),
        _ => Of(operation.Syntax),
    };

    private static bool HasLambda(InvocationExpressionSyntax invocation)
    {
        foreach (var argument in invocation.ArgumentList.Arguments)
        {
            if (argument.Expression is AnonymousFunctionExpressionSyntax)
            {
                return true;
            }
        }

        return false;
    }

    private static CSharpOrigin Span(SyntaxNode syntax, int start, int end) =>
        new(Location.Create(syntax.SyntaxTree, TextSpan.FromBounds(start, end)));
}
