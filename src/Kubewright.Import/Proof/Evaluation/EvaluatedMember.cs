using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Import;

/// <summary>A member of a class and its value, which is found when it is asked for.</summary>
/// <param name="Type">The type that is declared.</param>
/// <param name="Expression">The expression that gives the value.</param>
/// <param name="IsPublic">Whether other classes see it.</param>
internal sealed record EvaluatedMember(Type Type, ExpressionSyntax Expression, bool IsPublic)
{
    /// <summary>The value; null until it was found, and when nobody can say.</summary>
    public Evaluated? Value { get; set; }

    /// <summary>Whether somebody asked for the value.</summary>
    public bool IsAsked { get; set; }
}
