using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Import;

/// <summary>A member of a class.</summary>
/// <param name="Type">The type that is declared.</param>
/// <param name="Expression">The expression that gives the value.</param>
/// <param name="IsPublic">Whether other classes see it.</param>
internal sealed record EvaluatedMember(Type Type, ExpressionSyntax Expression, bool IsPublic);
