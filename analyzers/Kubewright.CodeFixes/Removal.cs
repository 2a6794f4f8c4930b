using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Kubewright.CodeFixes;

/// <summary>Takes values away, and what they leave empty with them, as far as <see cref="Rules.RemoveValueEdit"/> says.</summary>
internal static class Removal
{
    /// <summary>The change; null when the syntax cannot do without the value.</summary>
    /// <param name="present">The value: of a member, an item or an entry; or the whole call of a builder that adds an item.</param>
    /// <param name="model">Knows which members are top-level ones.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Action<SyntaxEditor>? Of(ExpressionSyntax present, SemanticModel model, CancellationToken cancellation)
    {
        while (true)
        {
            switch (present.Parent)
            {
                case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } assignment when assignment.Right == present:
                    if (initializer.Expressions.Count == 1 && OuterOf(initializer, model, cancellation) is { } outer)
                    {
                        present = outer;
                        continue;
                    }

                    // A copy without the member would have the original's, and a required member has to be there.
                    return initializer.Parent is WithExpressionSyntax || model.GetSymbolInfo(assignment.Left, cancellation).Symbol is IPropertySymbol { IsRequired: true }
                        ? null
                        : Remove(assignment);
                case ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection } element:
                    if (collection.Elements.Count == 1 && collection.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } list
                        && model.GetSymbolInfo(list.Left, cancellation).Symbol is IPropertySymbol { IsRequired: false })
                    {
                        present = collection;
                        continue;
                    }

                    return Remove(element);
                case ArgumentSyntax { Parent: TupleExpressionSyntax pair } argument when pair.Arguments.Count == 2 && pair.Arguments[1] == argument && argument.Expression is not TupleExpressionSyntax:
                    present = pair;
                    continue;
                case ArgumentSyntax { Parent: TupleExpressionSyntax pairs } argument:
                    if (pairs.Arguments.Count > 2)
                    {
                        return Remove(argument);
                    }

                    var other = pairs.Arguments.First(item => item != argument).Expression;
                    return editor => editor.ReplaceNode(pairs, (current, _) => other.WithTriviaFrom(current));
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax, ArgumentList.Arguments.Count: 1 } call }
                    when model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { IsStatic: false } method && SchemaMembers.PathOf(method) is not null:
                    return RemoveCall(call, model, cancellation);
                default:
                    return present is InvocationExpressionSyntax link && model.GetSymbolInfo(link, cancellation).Symbol is IMethodSymbol { IsStatic: false }
                        ? RemoveCall(link, model, cancellation)
                        : null;
            }
        }
    }

    /// <summary>The <c>new()</c> around an initializer when it makes a member's value and says nothing else; null for a top-level member.</summary>
    private static BaseObjectCreationExpressionSyntax? OuterOf(InitializerExpressionSyntax initializer, SemanticModel model, CancellationToken cancellation) =>
        initializer.Parent is BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment } creation
        && SchemaMembers.PathOf(model.GetSymbolInfo(assignment.Left, cancellation).Symbol) is { } path
        && (path.Contains(".") || SchemaMembers.KindOf(model.GetSymbolInfo(assignment.Left, cancellation).Symbol?.ContainingType) is null)
            ? creation
            : null;

    private static Action<SyntaxEditor>? RemoveCall(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        var before = ((MemberAccessExpressionSyntax)call.Expression).Expression;
        if (before is not IdentifierNameSyntax || call.Parent is MemberAccessExpressionSyntax)
        {
            return editor => editor.ReplaceNode(
                call,
                static (current, _) => current is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var before } }
                    ? before.WithoutTrailingTrivia().WithTrailingTrivia(current.GetTrailingTrivia())
                    : current);
        }

        // The call is all that its statement or function does.
        switch (call.Parent)
        {
            case ExpressionStatementSyntax statement:
                return Remove(statement);
            case LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax outer } argument }:
                return outer.ArgumentList.Arguments.Count > 1 ? Remove(argument)
                    : model.GetSymbolInfo(outer, cancellation).Symbol is IMethodSymbol { IsStatic: false } ? RemoveCall(outer, model, cancellation)
                    : null;
            default:
                return null;
        }
    }

    private static Action<SyntaxEditor> Remove(SyntaxNode node) => editor => editor.RemoveNode(node, SyntaxRemoveOptions.KeepNoTrivia);
}
