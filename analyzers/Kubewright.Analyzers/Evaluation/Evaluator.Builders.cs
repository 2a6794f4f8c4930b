using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kubewright.Analyzers;

/// <content>Builders: functions that configure one, chains of calls, and the statements around them.</content>
internal sealed partial class Evaluator
{
    /// <summary>How many items a loop may have to be followed item by item.</summary>
    private const int MaxUnrolled = 64;

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
            case IParameterReferenceOperation parameter when !UsageAround(parameter).IsAssigned(parameter.Parameter):
                return frame.Find<Closure>(parameter.Parameter);
            case ILocalReferenceOperation local:
                return frame.Find<Closure>(local.Local)
                    ?? (UsageAround(local).InitializerOf(local.Local) is { } value ? ResolveFunction(value, frame) : null);
            default:
                return null;
        }
    }

    /// <summary>Runs a function body; true when it has certainly returned.</summary>
    private bool Run(IOperation statement, Frame frame)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_nesting >= MaxNesting || ++_steps > MaxSteps)
        {
            _isCutShort = true;
            Forget(frame.Builders);
            return true;
        }

        _nesting++;
        try
        {
            return RunCore(statement, frame);
        }
        finally
        {
            _nesting--;
        }
    }

    private bool RunCore(IOperation statement, Frame frame)
    {
        switch (statement)
        {
            case IBlockOperation block:
                return block.Operations.Any(inner => Run(inner, frame));
            case IExpressionStatementOperation expression:
                RunExpression(expression.Operation, frame);
                return false;
            case IReturnOperation { ReturnedValue: { } value }:
                RunExpression(value, frame);
                return true;
            case IReturnOperation:
                return true;
            case IVariableDeclarationGroupOperation declarations:
                foreach (var declarator in declarations.Declarations.SelectMany(static declaration => declaration.Declarators))
                {
                    Declare(declarator, frame);
                }

                return false;
            case IConditionalOperation choice:
                return RunChoice(choice, frame);
            case IForEachLoopOperation loop:
                RunLoop(loop, frame);
                return false;
            case ILoopOperation loop:
                RunPerhaps(loop.Body, loop, frame);
                return false;
            case ILocalFunctionOperation or IEmptyOperation:
                return false;
            default:
                Forget(Touched(statement, frame));
                return Returns(statement);
        }
    }

    private void Declare(IVariableDeclaratorOperation declarator, Frame frame)
    {
        if (declarator.GetVariableInitializer()?.Value is not { } value)
        {
            return;
        }

        if (_types.IsBuilder(declarator.Symbol.Type) && FindBuilder(value, frame) is { } builder)
        {
            frame.Bind(declarator.Symbol, builder);
        }
        else
        {
            Forget(Touched(value, frame, exceptFunctions: true));
        }
    }

    private bool RunChoice(IConditionalOperation choice, Frame frame)
    {
        switch ((Evaluate(choice.Condition, frame) as ScalarNode)?.AsBoolean())
        {
            case true:
                return Run(choice.WhenTrue, frame);
            case false:
                return choice.WhenFalse is { } other && Run(other, frame);
        }

        var before = Snapshot(frame);
        var returned = Run(choice.WhenTrue, frame);
        var after = Snapshot(frame);
        Restore(before);
        returned = choice.WhenFalse is { } otherwise && Run(otherwise, frame) && returned;
        JoinWith(after, choice);
        if (!returned && Returns(choice))
        {
            // One branch may have left, so what follows runs or does not: nothing is certain from here on.
            Forget(Touched(FunctionAround(choice), frame));
            return true;
        }

        return returned;
    }

    private void RunLoop(IForEachLoopOperation loop, Frame frame)
    {
        var isSimple = loop.LoopControlVariable is IVariableDeclaratorOperation
            && !loop.Body.DescendantsAndSelf().Any(static operation => operation is IBranchOperation);
        if (isSimple && !Returns(loop.Body)
            && Evaluate(Unwrap(loop.Collection), frame) is ArrayNode { IsOpen: false, Items.Length: <= MaxUnrolled } list
            && loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var variable })
        {
            foreach (var item in list.Items)
            {
                var inner = new Frame(frame, frame.Depth);
                inner.Bind(variable, item);
                Run(loop.Body, inner);
            }

            return;
        }

        RunPerhaps(loop.Body, loop, frame);
    }

    /// <summary>Runs a body that may run any number of times: what it changes is uncertain afterwards.</summary>
    private void RunPerhaps(IOperation body, IOperation loop, Frame frame)
    {
        if (Returns(body))
        {
            Forget(Touched(FunctionAround(loop), frame));
            return;
        }

        var before = Snapshot(frame);
        Run(body, new Frame(frame, frame.Depth));
        JoinWith(before, loop);
    }

    private void RunExpression(IOperation expression, Frame frame)
    {
        var operation = Unwrap(expression);
        var assignment = operation as IAssignmentOperation;
        var value = Unwrap(assignment?.Value ?? operation);
        var builder = FindBuilder(value, frame, out var isFollowed);
        if (builder is not null ? assignment is null || Touched(assignment.Target, frame).All(state => state == builder) : isFollowed && assignment is null)
        {
            return;
        }

        // A function that was made here may reach any builder without naming it in the call.
        Forget(CallsFunction(operation) ? frame.Builders : Touched(operation, frame));
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
        if (_types.PathOf(call.TargetMethod) is not { } path || call.Arguments.IsEmpty)
        {
            builder.Value = new UnknownNode(builder.Value.Origin);
            return;
        }

        var nameOrigin = Origins.OfName(call);
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

    /// <summary>The builders that an operation mentions.</summary>
    private static IEnumerable<BuilderState> Touched(IOperation operation, Frame frame, bool exceptFunctions = false)
    {
        foreach (var inner in operation.DescendantsAndSelf())
        {
            var symbol = inner switch
            {
                IParameterReferenceOperation parameter => (ISymbol)parameter.Parameter,
                ILocalReferenceOperation local => local.Local,
                _ => null,
            };
            if (symbol is not null && frame.Find<BuilderState>(symbol) is { } state && !(exceptFunctions && IsInFunction(inner, operation)))
            {
                yield return state;
            }
        }
    }

    private static bool CallsFunction(IOperation operation) => operation.DescendantsAndSelf().Any(static inner => inner
        is IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction or MethodKind.DelegateInvoke }
        or IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction }
        or ILocalReferenceOperation { Type.TypeKind: TypeKind.Delegate }
        or IParameterReferenceOperation { Type.TypeKind: TypeKind.Delegate });

    /// <summary>The body of the lambda or method that an operation stands in.</summary>
    private static IOperation FunctionAround(IOperation operation)
    {
        while (operation.Parent is { } parent && operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            operation = parent;
        }

        return operation;
    }

    private static bool IsInFunction(IOperation operation, IOperation root)
    {
        for (var current = operation; current is not null && current != root; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    private static void Forget(IEnumerable<BuilderState> builders)
    {
        foreach (var builder in builders.ToList())
        {
            builder.Value = new UnknownNode(builder.Value.Origin);
        }
    }

    private static ImmutableArray<(BuilderState Builder, Node Value)> Snapshot(Frame frame) =>
        [.. frame.Builders.Distinct().Select(static builder => (builder, builder.Value))];

    private static void Restore(ImmutableArray<(BuilderState Builder, Node Value)> snapshot)
    {
        foreach (var (builder, value) in snapshot)
        {
            builder.Value = value;
        }
    }

    private static void JoinWith(ImmutableArray<(BuilderState Builder, Node Value)> snapshot, IOperation cause)
    {
        foreach (var (builder, value) in snapshot)
        {
            if (!ReferenceEquals(builder.Value, value))
            {
                builder.Value = NodeEdit.Join(builder.Value, value, value.Origin is CSharpOrigin ? value.Origin : Origins.Of(cause));
            }
        }
    }
}
