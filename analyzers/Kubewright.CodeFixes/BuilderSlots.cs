using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.CodeFixes;

/// <summary>Finds members in functions that configure a builder.</summary>
internal sealed class BuilderSlots(SlotFinder slots, SemanticModel model, CancellationToken cancellation)
{
    /// <summary>The slot of the member at <paramref name="path"/> of what the function configures.</summary>
    public MemberSlot? Find(LambdaExpressionSyntax lambda, IParameterSymbol parameter, string path, ExpressionSyntax scope)
    {
        if (ParameterOf(lambda) is not { } builder || BuilderOf(parameter) is not { } builderType)
        {
            return null;
        }

        var calls = lambda.Body.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
            .Where(call => RootOf(call) == builder && SchemaMembers.PathOf(model.GetSymbolInfo(call, cancellation).Symbol) is not null)
            .OrderBy(static call => call.ArgumentList.SpanStart)
            .Select(call => (Call: call, Path: SchemaMembers.PathOf(model.GetSymbolInfo(call, cancellation).Symbol)!))
            .ToList();
        // The last call counts.
        foreach (var (call, written) in calls.AsEnumerable().Reverse())
        {
            if (call.ArgumentList.Arguments is not [var argument, ..] || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { Parameters: [var first, ..] })
            {
                continue;
            }

            if (written == path && argument.Expression is not LambdaExpressionSyntax)
            {
                return first.IsParams ? ScalarList(call, first.Type) : MemberSlot.Of(first.Type, argument.Expression);
            }

            if (SchemaMembers.Below(path, written) is { } rest)
            {
                return argument.Expression is LambdaExpressionSyntax nested ? Find(nested, first, rest, scope)
                    : first.IsParams ? null
                    : slots.Find(argument.Expression, first.Type, rest, scope);
            }
        }

        if (calls.Any(call => call.Path.EndsWith("[]", System.StringComparison.Ordinal) && SchemaMembers.Below(path, call.Path.Substring(0, call.Path.Length - 2)) is not null))
        {
            return FindInItem(calls, path, scope, lambda.Body);
        }

        var isPart = calls.Any(call => SchemaMembers.Below(call.Path, path) is not null);
        return Add(lambda.Body, builder, builderType, path, isPart) is not { } added ? null
            : calls.Select(call => DerivationOf(call.Call, path)).LastOrDefault(static derivation => derivation is not null) is not var (source, type, from) ? added
            : slots.Find(source, type, from, scope) is { Present: { } derived } ? added with { Derived = derived }
            : added with { MayBeWrittenElsewhere = true };
    }

    /// <summary>The slot of a member that a factory's function would configure, where the call leaves that out; null when there is no such function.</summary>
    public MemberSlot? AddFunction(InvocationExpressionSyntax call, string path)
    {
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method
            || call.ArgumentList.Arguments.Any(static argument => argument.Expression is LambdaExpressionSyntax)
            || method.Parameters.FirstOrDefault(item => BuilderOf(item) is not null && SchemaMembers.PathOf(item) is { } prefix && SchemaMembers.Below(path, prefix) is not null) is not { } parameter
            || Chain(BuilderOf(parameter)!, SchemaMembers.Below(path, SchemaMembers.PathOf(parameter)!)!) is not var (methods, type))
        {
            return null;
        }

        return new MemberSlot(type, null, call, (current, value) => ((InvocationExpressionSyntax)current).AddArgumentListArguments(
            SyntaxFactory.Argument(SyntaxFactory.ParseExpression(Function(methods, 0, value.ToString()))).WithLeadingTrivia(SyntaxFactory.Space)));
    }

    private (ExpressionSyntax Source, ITypeSymbol Type, string From)? DerivationOf(InvocationExpressionSyntax call, string path) =>
        model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { Parameters: [var parameter] } method
        && SchemaMembers.DerivationOf(method) is var (target, from) && target == path
        && call.ArgumentList.Arguments is [{ Expression: var source }]
            ? (source, parameter.Type, from)
            : null;

    /// <summary>The items of a builder's list are added one by one: the n-th call has the n-th item, when all are made in order.</summary>
    private MemberSlot? FindInItem(List<(InvocationExpressionSyntax Call, string Path)> calls, string path, ExpressionSyntax scope, CSharpSyntaxNode body)
    {
        var list = calls.Where(call => call.Path.EndsWith("[]", System.StringComparison.Ordinal))
            .Select(static call => call.Path.Substring(0, call.Path.Length - 2))
            .First(item => SchemaMembers.Below(path, item) is not null);
        var items = calls.Where(call => call.Path == list + "[]").Select(static call => call.Call).ToList();
        var (segment, rest) = SchemaMembers.First(SchemaMembers.Below(path, list)!);
        if (!int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= items.Count || !items.All(call => IsStraight(call, body)))
        {
            return null;
        }

        var item = items[index];
        if (rest.Length == 0)
        {
            // The item is the call as a whole: it can be taken away, but not written over.
            return new MemberSlot(model.GetTypeInfo(item, cancellation).Type!, item, item, static (current, _) => current) { IsCall = true };
        }

        foreach (var (argument, parameter) in slots.Parameters(item))
        {
            var prefix = SchemaMembers.PathOf(parameter)!;
            if (prefix == rest)
            {
                return MemberSlot.Of(parameter.Type, argument.Expression);
            }

            if (SchemaMembers.Below(rest, prefix) is { } below)
            {
                return argument.Expression is LambdaExpressionSyntax lambda ? Find(lambda, parameter, below, scope) : slots.Find(argument.Expression, parameter.Type, below, scope);
            }
        }

        return AddFunction(item, rest);
    }

    private MemberSlot? Add(CSharpSyntaxNode body, string builder, ITypeSymbol builderType, string path, bool isPart)
    {
        var append = builderType.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(method =>
            SchemaMembers.PathOf(method) == path + "[]" && method.Parameters is [{ Type: { TypeKind: not TypeKind.Delegate } type }] && SchemaMembers.IsRecord(type));
        if (append is not null)
        {
            return new MemberSlot(append.Parameters[0].Type, null, body, (current, value) => ChainSyntax.Add(current, builder, append.Name, value)) { Item = append.Parameters[0].Type, MayBeWrittenElsewhere = true };
        }

        if (isPart || Chain(builderType, path) is not var (methods, last))
        {
            return null;
        }

        return new MemberSlot(last, null, body, (current, value) => ChainSyntax.Add(
            current,
            builder,
            methods[0].Name,
            methods.Count == 1 ? value : SyntaxFactory.ParseExpression(Function(methods, 1, value.ToString()))));
    }

    /// <summary>A list of single values is written as one argument each; one more is one more argument.</summary>
    private static MemberSlot ScalarList(InvocationExpressionSyntax call, ITypeSymbol array)
    {
        var item = ((IArrayTypeSymbol)array).ElementType;
        return new MemberSlot(item, null, call, static (current, value) => ((InvocationExpressionSyntax)current).AddArgumentListArguments(
            SyntaxFactory.Argument(value.WithoutTrivia()).WithLeadingTrivia(SyntaxFactory.Space))) { Item = item, MayBeWrittenElsewhere = true };
    }

    /// <summary>The methods through which a builder and those inside it write a member, outermost first, and the member's type.</summary>
    private static (List<IMethodSymbol> Methods, ITypeSymbol Type)? Chain(ITypeSymbol builder, string path)
    {
        var methods = new List<IMethodSymbol>();
        while (true)
        {
            var all = builder.GetMembers().OfType<IMethodSymbol>().Where(static method => method.Parameters.Length == 1).ToList();
            if (all.FirstOrDefault(method => SchemaMembers.PathOf(method) == path && BuilderOf(method.Parameters[0]) is null) is { } setter)
            {
                // A list of single values takes its items as arguments, which one expression cannot say.
                methods.Add(setter);
                return setter.Parameters[0].IsParams ? null : (methods, setter.Parameters[0].Type);
            }

            var inner = all
                .Where(method => BuilderOf(method.Parameters[0]) is not null && SchemaMembers.PathOf(method) is { } written && SchemaMembers.Below(path, written) is not null)
                .OrderByDescending(static method => SchemaMembers.PathOf(method)!.Length)
                .FirstOrDefault();
            if (inner is null)
            {
                return null;
            }

            methods.Add(inner);
            path = SchemaMembers.Below(path, SchemaMembers.PathOf(inner)!)!;
            builder = BuilderOf(inner.Parameters[0])!;
        }
    }

    /// <summary>The function that calls the methods from <paramref name="index"/> on: <c>u => u.RollingUpdate(r => r.Partition(2))</c>.</summary>
    private static string Function(List<IMethodSymbol> methods, int index, string value)
    {
        var name = index == 0 ? "c" : methods[index - 1].Name.Substring(0, 1).ToLowerInvariant();
        return $"{name} => {name}.{methods[index].Name}({(index == methods.Count - 1 ? value : Function(methods, index + 1, value))})";
    }

    private static ITypeSymbol? BuilderOf(IParameterSymbol parameter) =>
        parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Delegate, TypeArguments: [var builder] } ? builder : null;

    private static string? ParameterOf(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [var only] } => only.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Whether a call is made exactly once: it is a link of the function's own chain or of a statement of its block.</summary>
    private static bool IsStraight(SyntaxNode call, SyntaxNode body)
    {
        var outermost = call;
        while (outermost != body && outermost.Parent is MemberAccessExpressionSyntax or InvocationExpressionSyntax)
        {
            outermost = outermost.Parent;
        }

        return outermost == body || (outermost.Parent is ExpressionStatementSyntax or ReturnStatementSyntax && outermost.Parent.Parent == body);
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
}
