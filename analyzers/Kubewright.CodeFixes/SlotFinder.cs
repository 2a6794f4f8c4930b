using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.CodeFixes;

/// <summary>Finds where an object is made, and where in it a member is written.</summary>
internal sealed class SlotFinder(SemanticModel model, CancellationToken cancellation)
{
    /// <summary>The innermost expression around <paramref name="node"/> that makes an object of the kind.</summary>
    public ExpressionSyntax? FindObject(SyntaxNode node, string kind) => node.AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(expression =>
        expression is BaseObjectCreationExpressionSyntax or WithExpressionSyntax or InvocationExpressionSyntax
        && SchemaMembers.KindOf(model.GetTypeInfo(expression, cancellation).Type) == kind
        && (expression is not InvocationExpressionSyntax || Parameters(expression).Any()));

    /// <summary>The slot of the value that a diagnostic underlines, when it is what gives the member at <paramref name="path"/>.</summary>
    public MemberSlot? FindUnderlined(SyntaxNode node, string path)
    {
        var value = node.AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(static expression =>
            expression.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } or ArgumentSyntax);
        var (member, type) = value?.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Right == value && model.GetSymbolInfo(assignment.Left, cancellation).Symbol is IPropertySymbol property => (property, property.Type),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } when model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { IsStatic: false, Parameters: [var parameter] } method => ((ISymbol)method, parameter.Type),
            _ => (null, null),
        };
        return value is not null && type is not null && SchemaMembers.PathOf(member) is { Length: > 0 } written
            && (path == written || path.EndsWith("." + written, StringComparison.Ordinal))
            ? MemberSlot.Of(type, value)
            : null;
    }

    /// <summary>The slot of the member at <paramref name="path"/> of the object that <paramref name="made"/> makes; null when C# cannot reach it.</summary>
    public MemberSlot? Find(ExpressionSyntax made, string path)
    {
        if (model.GetTypeInfo(made, cancellation).Type is not { } type)
        {
            return null;
        }

        foreach (var (argument, parameter) in Parameters(made))
        {
            if (SchemaMembers.PathOf(parameter) is not { } prefix)
            {
                continue;
            }

            if (argument.Expression is LambdaExpressionSyntax lambda && SchemaMembers.Below(path, prefix) is { } rest)
            {
                return FindInLambda(lambda, parameter, rest);
            }

            if (prefix == path)
            {
                return MemberSlot.Of(parameter.Type, argument.Expression);
            }

            if (prefix.Length > 0 && SchemaMembers.Below(path, prefix) is { } inner && argument.Expression is BaseObjectCreationExpressionSyntax nested)
            {
                return Find(nested, inner);
            }
        }

        return FindInInitializer(made, type, path);
    }

    private MemberSlot? FindInInitializer(ExpressionSyntax made, ITypeSymbol type, string path)
    {
        var initializer = (made as BaseObjectCreationExpressionSyntax)?.Initializer ?? (made as WithExpressionSyntax)?.Initializer;
        foreach (var assignment in initializer?.Expressions.OfType<AssignmentExpressionSyntax>().Reverse() ?? [])
        {
            if (model.GetSymbolInfo(assignment.Left, cancellation).Symbol is not IPropertySymbol property || SchemaMembers.PathOf(property) is not { } written)
            {
                continue;
            }

            if (written == path)
            {
                return MemberSlot.Of(property.Type, assignment.Right);
            }

            if (SchemaMembers.Below(path, written) is { } inner && assignment.Right is BaseObjectCreationExpressionSyntax nested && Find(nested, inner) is { } slot)
            {
                return slot;
            }
        }

        // The longest path that C# has a property for; what is missing below it is made on the way.
        var (best, bestPath) = SchemaMembers.PropertiesOf(type)
            .Where(pair => pair.Path == path || SchemaMembers.Below(path, pair.Path) is not null)
            .OrderByDescending(static pair => pair.Path.Length)
            .FirstOrDefault();
        if (best is null)
        {
            return null;
        }

        if (bestPath == path)
        {
            return new MemberSlot(best.Type, null, made, (current, value) => InitializerSyntax.Add((ExpressionSyntax)current, best.Name, value));
        }

        return Nested(best.Type, SchemaMembers.Below(path, bestPath)!) is var (names, last)
            ? new MemberSlot(last, null, made, (current, value) => InitializerSyntax.Add((ExpressionSyntax)current, best.Name, Wrap(names, value)))
            : null;
    }

    private static (List<string> Names, ITypeSymbol Type)? Nested(ITypeSymbol type, string path)
    {
        var names = new List<string>();
        while (true)
        {
            var (property, written) = SchemaMembers.PropertiesOf(type)
                .Where(pair => pair.Path == path || SchemaMembers.Below(path, pair.Path) is not null)
                .OrderByDescending(static pair => pair.Path.Length)
                .FirstOrDefault();
            if (property is null)
            {
                return null;
            }

            names.Add(property.Name);
            type = property.Type;
            if (written == path)
            {
                return (names, type);
            }

            path = SchemaMembers.Below(path, written)!;
        }
    }

    private static ExpressionSyntax Wrap(List<string> names, ExpressionSyntax value) => SyntaxFactory.ParseExpression(
        string.Concat(names.Select(static name => $"new() {{ {name} = ")) + value + string.Concat(names.Select(static _ => " }")));

    private MemberSlot? FindInLambda(LambdaExpressionSyntax lambda, IParameterSymbol parameter, string path)
    {
        var builder = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [var only] } => only.Identifier.ValueText,
            _ => null,
        };
        if (builder is null || parameter.Type is not INamedTypeSymbol { TypeArguments: [var builderType] })
        {
            return null;
        }

        foreach (var call in lambda.Body.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Where(call => RootOf(call) == builder))
        {
            if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { Parameters: [var only] } method
                || SchemaMembers.PathOf(method) is not { } written
                || call.ArgumentList.Arguments is not [var argument, ..])
            {
                continue;
            }

            if (written == path && argument.Expression is not LambdaExpressionSyntax)
            {
                return MemberSlot.Of(only.Type, argument.Expression);
            }

            if (argument.Expression is LambdaExpressionSyntax nested && (written == path ? "" : SchemaMembers.Below(path, written)) is { Length: > 0 } rest)
            {
                return FindInLambda(nested, only, rest);
            }
        }

        var setter = builderType.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(method =>
            SchemaMembers.PathOf(method) == path && method.Parameters is [{ Type.TypeKind: not TypeKind.Delegate }]);
        return setter is null
            ? null
            : new MemberSlot(setter.Parameters[0].Type, null, lambda.Body, (current, value) => ChainSyntax.Add(current, builder, setter.Name, value));
    }

    /// <summary>The name at which a chain of calls begins.</summary>
    private static string? RootOf(ExpressionSyntax expression)
    {
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member })
        {
            expression = member.Expression;
        }

        return (expression as IdentifierNameSyntax)?.Identifier.ValueText;
    }

    /// <summary>The arguments of a constructor or factory with the parameters that they are for.</summary>
    private IEnumerable<(ArgumentSyntax Argument, IParameterSymbol Parameter)> Parameters(ExpressionSyntax made)
    {
        var list = (made as BaseObjectCreationExpressionSyntax)?.ArgumentList ?? (made as InvocationExpressionSyntax)?.ArgumentList;
        if (list is null || model.GetSymbolInfo(made, cancellation).Symbol is not IMethodSymbol method)
        {
            yield break;
        }

        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            var parameter = argument.NameColon is { Name.Identifier.ValueText: var name }
                ? method.Parameters.FirstOrDefault(item => item.Name == name)
                : i < method.Parameters.Length ? method.Parameters[i] : null;
            if (parameter is not null && SchemaMembers.PathOf(parameter) is not null)
            {
                yield return (argument, parameter);
            }
        }
    }
}
