using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Import;

/// <content>Calls, and what is given to them.</content>
internal sealed partial class CodeEvaluator
{
    private static readonly ConcurrentDictionary<Type, Callable> Externals = new();
    private static readonly MethodInfo ActionMaker = typeof(CodeEvaluator).GetMethod(nameof(MakeAction), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Whether what a lambda was to do is unknown, which shows only when it runs.</summary>
    public bool IsLost { get; private set; }

    private Evaluated? Call(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        switch (call.Expression)
        {
            case GenericNameSyntax { Identifier.ValueText: nameof(References.External), TypeArgumentList.Arguments: [NameSyntax name] }
                when _class.Scope.Find(name) is { } target && arguments is [{ NameColon: null } only] && Evaluate(only.Expression) is { Value: string text }:
                return Externals.GetOrAdd(target, static target => new Callable(typeof(References).GetMethod(nameof(References.External))!.MakeGenericMethod(target))).Call(null, [text]);
            case MemberAccessExpressionSyntax { Name: IdentifierNameSyntax { Identifier.ValueText: var name } } access:
                return TypeOf(access.Expression) is { } type ? CallStatic(type, name, arguments) : Evaluate(access.Expression) is { } receiver ? CallOn(receiver, name, arguments) : null;
            default:
                return null;
        }
    }

    /// <summary>A static method, or a factory that extends the type.</summary>
    private Evaluated? CallStatic(Type type, string name, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        var own = TypeMembers.Of(type).Methods(name, isStatic: true);
        var factories = own.IsEmpty && TypeMembers.Of(type).Factories is { } extension ? extension.Methods(name, isStatic: true) : own;
        return Choose(factories, arguments) is var (method, values) ? method.Call(null, values) : null;
    }

    private Evaluated? CallOn(Evaluated receiver, string name, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        var own = TypeMembers.Of(receiver.Type).Methods(name, isStatic: false);
        if (!own.IsEmpty)
        {
            return Choose(own, arguments) is var (method, values) ? method.Call(receiver.Value, values) : null;
        }

        // The comment of an object is an extension.
        return name == nameof(YamlCommenting.Comment)
            && arguments is [{ Expression: SimpleLambdaExpressionSyntax lambda }, { } text]
            && Chain(lambda, receiver.Type, typeof(Func<,>).MakeGenericType(receiver.Type, typeof(object))) is { } member
            && Evaluate(text.Expression) is { Value: string words }
            ? new Callable(typeof(YamlCommenting).GetMethod(nameof(YamlCommenting.Comment))!.MakeGenericMethod(receiver.Type)).Call(null, [receiver.Value, member, words])
            : null;
    }

    /// <summary>The only one that takes the arguments, and what it gets; null when several might.</summary>
    private (Callable Method, object?[] Values)? Choose(ImmutableArray<Callable> candidates, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        var given = new Argument[arguments.Count];
        for (var i = 0; i < given.Length; i++)
        {
            if (arguments[i].NameColon is not null || arguments[i].RefKindKeyword != default || Read(arguments[i].Expression) is not { } argument)
            {
                return null;
            }

            given[i] = argument;
        }

        Callable? chosen = null;
        foreach (var candidate in candidates)
        {
            if (Takes(candidate, given))
            {
                if (chosen is not null)
                {
                    return null;
                }

                chosen = candidate;
            }
        }

        return chosen is not null && Values(chosen, given) is { } values ? (chosen, values) : null;
    }

    /// <summary>An argument: its value, or the expression whose type is that of the parameter.</summary>
    private Argument? Read(ExpressionSyntax expression) =>
        IsTyped(expression) ? Evaluate(expression) is { } value ? new Argument(expression, value) : null : new Argument(expression, null);

    private static bool IsTyped(ExpressionSyntax expression) =>
        expression is not (ImplicitObjectCreationExpressionSyntax or CollectionExpressionSyntax or LambdaExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression });

    private static bool Takes(Callable method, Argument[] given) => TakesEach(method, given) || TakesAny(method, given);

    private static bool TakesEach(Callable method, Argument[] given)
    {
        var parameters = method.Parameters;
        for (var i = 0; i < parameters.Length; i++)
        {
            if (i < given.Length ? !MayBe(given[i], parameters[i].ParameterType) : !parameters[i].HasDefaultValue)
            {
                return false;
            }
        }

        return given.Length <= parameters.Length;
    }

    private static bool TakesAny(Callable method, Argument[] given) =>
        method is { IsOpen: true, Parameters: [{ } only] } && given.All(item => MayBe(item, only.ParameterType.GetElementType()!));

    /// <summary>Whether a conversion may exist; rather too often than not, so that what is the only one here is the compiler's, too.</summary>
    private static bool MayBe(Argument argument, Type parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter) ?? parameter;
        return argument.Value is { } value ? Conversion.Exists(value.Type, type)
            : argument.Expression is LambdaExpressionSyntax ? type.IsSubclassOf(typeof(Delegate)) || type.IsSubclassOf(typeof(LambdaExpression))
            : argument.Expression is LiteralExpressionSyntax ? !parameter.IsValueType || type != parameter
            : !(type.IsPrimitive || type.IsEnum || type == typeof(string) || type.IsSubclassOf(typeof(Delegate)) || type.IsSubclassOf(typeof(Expression)));
    }

    private object?[]? Values(Callable method, Argument[] given)
    {
        if (!TakesEach(method, given))
        {
            var type = method.Parameters[0].ParameterType;
            var items = new object?[given.Length];
            return Fill(items, given, _ => type.GetElementType()!) ? [CollectionMaker.Of(type)!.Make([], items)] : null;
        }

        var values = new object?[method.Parameters.Length];
        for (var i = given.Length; i < values.Length; i++)
        {
            values[i] = method.Parameters[i].DefaultValue;
        }

        return Fill(values, given, i => method.Parameters[i].ParameterType) && AllowsNulls(method, given) ? values : null;
    }

    private bool Fill(object?[] values, Argument[] given, Func<int, Type> type)
    {
        for (var i = 0; i < given.Length; i++)
        {
            var wanted = type(i);
            var value = given[i].Value is { } known ? Conversion.Convert(known, Nullable.GetUnderlyingType(wanted) ?? wanted) : Convert(given[i].Expression, wanted);
            if (value is null)
            {
                return false;
            }

            values[i] = value.Value.Value;
        }

        return true;
    }

    /// <summary>A null where none is wanted is a warning of the compiler.</summary>
    private static bool AllowsNulls(Callable method, Argument[] given) => given
        .Zip(method.Parameters)
        .All(static pair => pair.First.Value is not null || pair.First.Expression is not LiteralExpressionSyntax || new NullabilityInfoContext().Create(pair.Second).WriteState == NullabilityState.Nullable);

    private Evaluated? Delegate(SimpleLambdaExpressionSyntax lambda, Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Expression<>) && type.GenericTypeArguments[0] is { GenericTypeArguments: [var owner, _] } shape)
        {
            return Chain(lambda, owner, shape) is { } chain ? new Evaluated(chain, type) : null;
        }

        if (lambda is not { ExpressionBody: { } body, Parameter.Identifier.ValueText: var name } || !type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Action<>) || _parameters.ContainsKey(name))
        {
            return null;
        }

        Action<Evaluated> run = given =>
        {
            _parameters.Add(name, given);
            IsLost |= Evaluate(body) is null;
            _parameters.Remove(name);
        };
        return new Evaluated(ActionMaker.MakeGenericMethod(type.GenericTypeArguments[0]).Invoke(null, [run]), type);
    }

    private static Action<T> MakeAction<T>(Action<Evaluated> run) => value => run(new Evaluated(value, typeof(T)));

    /// <summary>A lambda that names a member of an object, as the compiler makes one that is read and not run.</summary>
    private static LambdaExpression? Chain(SimpleLambdaExpressionSyntax lambda, Type owner, Type shape)
    {
        var parameter = Expression.Parameter(owner, lambda.Parameter.Identifier.ValueText);
        return lambda.ExpressionBody is { } body && Step(body) is { } step ? Expression.Lambda(shape, step.Type.IsValueType ? Expression.Convert(step, typeof(object)) : step, parameter) : null;

        Expression? Step(ExpressionSyntax syntax) => syntax switch
        {
            IdentifierNameSyntax name when name.Identifier.ValueText == parameter.Name => parameter,
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } certain => Step(certain.Operand),
            MemberAccessExpressionSyntax access when Step(access.Expression) is { } inner && inner.Type.GetProperty(access.Name.Identifier.ValueText) is { } property => Expression.Property(inner, property),
            ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: { } index } }] } access
                when Step(access.Expression) is { } inner && inner.Type.GetMethod("get_Item", [index.GetType()]) is { } item => Expression.Call(inner, item, Expression.Constant(index)),
            _ => null,
        };
    }

    /// <summary>An argument.</summary>
    /// <param name="Expression">The expression.</param>
    /// <param name="Value">Its value; null when its type is that of the parameter.</param>
    private sealed record Argument(ExpressionSyntax Expression, Evaluated? Value);
}
