using System.Collections.Generic;
using System.Linq;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kubewright.Analyzers;

/// <content>Builders: functions that configure one, and chains of calls.</content>
internal sealed partial class Evaluator
{
    /// <summary>What a function that takes a builder makes of <paramref name="start"/>; the start itself when no function is given.</summary>
    private Node Configure(IOperation function, Node start, Frame frame)
    {
        if (IsNull(function))
        {
            return start;
        }

        if (frame.Depth >= MaxCallDepth || ResolveFunction(function, frame) is not { Method.Parameters: [var builder] } closure)
        {
            return new UnknownNode(start.Origin);
        }

        // A lambda belongs to the code around it; only a call of a named function goes deeper.
        var isLambda = closure.Method.MethodKind == MethodKind.AnonymousFunction;
        var inner = new Frame(closure.Frame, isLambda ? frame.Depth : frame.Depth + 1);
        var state = new BuilderState(start);
        inner.Bind(builder, state);
        Run(closure.Body, inner);
        return state.Value;
    }

    private static bool IsNull(IOperation operation) => Unwrap(operation) switch
    {
        IDefaultValueOperation => true,
        { ConstantValue: { HasValue: true, Value: null } } => true,
        _ => false,
    };

    /// <summary>The function that an expression of a delegate type stands for; null when that is not certain.</summary>
    private Closure? ResolveFunction(IOperation operation, Frame frame)
    {
        switch (Unwrap(operation))
        {
            case IDelegateCreationOperation creation:
                return ResolveFunction(creation.Target, frame);
            case IAnonymousFunctionOperation { Symbol.IsAsync: false } lambda:
                return new Closure(lambda.Symbol, lambda.Body, frame);
            case IMethodReferenceOperation { Instance: null } method:
                return FunctionOf(method.Method, frame);
            case IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } when IsFixed(field) && BodyOf(field) is { } initializer:
                return ResolveFunction(initializer, new Frame(null, frame.Depth));
            case IParameterReferenceOperation parameter when !UsageAround(parameter, parameter.Parameter).IsAssigned(parameter.Parameter):
                return frame.Find<Closure>(parameter.Parameter);
            case ILocalReferenceOperation local:
                return frame.Find<Closure>(local.Local)
                    ?? (UsageAround(local, local.Local).InitializerOf(local.Local) is { } value ? ResolveFunction(value, frame) : null);
            default:
                return null;
        }
    }

    private BuilderState? FindBuilder(IOperation expression, Frame frame) => FindBuilder(expression, frame, out _);

    /// <summary>The builder that an expression stands for, after the calls in it were applied; null when it is none of those known.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="frame">What is bound.</param>
    /// <param name="isFollowed">Whether all that the expression does to builders has been done.</param>
    private BuilderState? FindBuilder(IOperation expression, Frame frame, out bool isFollowed)
    {
        // A chain can have thousands of links, so it is walked and not recursed into.
        var calls = new Stack<IInvocationOperation>();
        var operation = Unwrap(expression);
        while (operation is IInvocationOperation { Instance: { } instance } call && _types.IsBuilder(call.TargetMethod.ContainingType))
        {
            calls.Push(call);
            operation = Unwrap(instance);
        }

        isFollowed = false;
        var builder = operation switch
        {
            IParameterReferenceOperation parameter => frame.Find<BuilderState>(parameter.Parameter),
            ILocalReferenceOperation local => frame.Find<BuilderState>(local.Local),
            IInvocationOperation invocation => Call(invocation, frame, out isFollowed),
            _ => null,
        };
        if (builder is null)
        {
            return null;
        }

        foreach (var call in calls)
        {
            Apply(builder, call, frame);
        }

        isFollowed = true;
        return builder;
    }

    /// <summary>
    /// Runs a function of the user whose body can be seen: an extension method of a builder, a local function, a delegate.
    /// Returns the one builder that was given to it.
    /// </summary>
    private BuilderState? Call(IInvocationOperation invocation, Frame frame, out bool isFollowed)
    {
        isFollowed = false;
        var function = invocation switch
        {
            { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } instance } => ResolveFunction(instance, frame),
            { Instance: null, TargetMethod: var method } => FunctionOf(method, frame),
            _ => null,
        };
        if (function is null || frame.Depth >= MaxCallDepth)
        {
            return null;
        }

        var inner = new Frame(function.Frame, frame.Depth + 1);
        BindArguments(function, ArgumentsByParameter(invocation), inner, frame);
        var given = function.Method.Parameters.Select(parameter => inner.Find<BuilderState>(parameter)).OfType<BuilderState>().Distinct().ToList();
        if (Touched(invocation, frame, exceptFunctions: true).Any(state => !given.Contains(state)))
        {
            return null;
        }

        Run(function.Body, inner);
        isFollowed = true;
        return given.Count == 1 ? given[0] : null;
    }

    private void Apply(BuilderState builder, IInvocationOperation call, Frame frame)
    {
        if (call.TargetMethod is { Name: "Comment", Parameters.Length: 2 } method && _types.PathOf(method) is null)
        {
            // A comment stands beside a value and changes none.
            return;
        }

        if (_types.PathOf(call.TargetMethod) is not { } path || call.Arguments.IsEmpty)
        {
            builder.Value = new UnknownNode(builder.Value.Origin);
            return;
        }

        var nameOrigin = _origins.OfName(call);
        if (path.IsAppend)
        {
            var item = ApplyArguments(NodeEdit.Empty(nameOrigin), call.Arguments, frame);
            builder.Value = NodeEdit.Append(builder.Value, path.Path, item, nameOrigin);
            return;
        }

        var argument = call.Arguments[0].Value;
        if (call.TargetMethod.Parameters[0].Type.TypeKind == TypeKind.Delegate)
        {
            var start = builder.Value.At(path.Path);
            var configured = Configure(argument, start.IsAbsent ? NodeEdit.Empty(nameOrigin) : start, frame);
            builder.Value = NodeEdit.Write(builder.Value, path, configured, nameOrigin);
            return;
        }

        builder.Value = NodeEdit.Write(builder.Value, path, Evaluate(argument, frame), nameOrigin);
    }
}
