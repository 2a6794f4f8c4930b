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
    /// <summary>Whether something that nobody sees may write the member too, so that only a whole value can be written over it.</summary>
    public bool MayBeWrittenElsewhere { get; init; }

    /// <summary>The expression whose value the member has while nobody writes it.</summary>
    public ExpressionSyntax? Derived { get; init; }

    /// <summary>Whether <see cref="Write"/> adds an item of this type, not the list: builders have a call for each item.</summary>
    public ITypeSymbol? Item { get; init; }

    /// <summary>Whether the present syntax is a builder's call for an item, which can be taken away as a whole but not be written over.</summary>
    public bool IsCall { get; init; }

    /// <summary>The slot of a value that is there: it is replaced, and what stands around it stays.</summary>
    public static MemberSlot Of(ITypeSymbol type, ExpressionSyntax present) =>
        new(type, present, present, static (current, value) => value.WithLeadingTrivia(current.GetLeadingTrivia()).WithTrailingTrivia(current.GetTrailingTrivia()));
}
