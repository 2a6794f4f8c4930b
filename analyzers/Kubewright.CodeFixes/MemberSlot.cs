using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.CodeFixes;

/// <summary>The place in C# where one member of an object is written, or would be.</summary>
/// <param name="Type">The C# type of the member.</param>
/// <param name="Present">The expression that gives it now; null when it is not written.</param>
/// <param name="Target">The syntax that changes when it is written.</param>
/// <param name="Write">Gives the changed target; the target may have been changed by other fixes in between.</param>
internal sealed record MemberSlot(ITypeSymbol Type, ExpressionSyntax? Present, SyntaxNode Target, Func<SyntaxNode, ExpressionSyntax, SyntaxNode> Write)
{
    /// <summary>The slot of a value that is there: it is replaced, and what stands around it stays.</summary>
    public static MemberSlot Of(ITypeSymbol type, ExpressionSyntax present) =>
        new(type, present, present, static (current, value) => value.WithLeadingTrivia(current.GetLeadingTrivia()).WithTrailingTrivia(current.GetTrailingTrivia()));
}
