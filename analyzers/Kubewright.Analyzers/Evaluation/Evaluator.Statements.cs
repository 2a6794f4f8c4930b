using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kubewright.Analyzers;

/// <content>The statements of a function that configures a builder, and what stays certain when it is not known which of them run.</content>
internal sealed partial class Evaluator
{
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
            case ILoopOperation loop:
                RunLoop(loop, frame);
                return false;
            case ISwitchOperation choice when !Returns(choice):
                RunSwitch(choice, frame);
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
        switch (Test(choice.Condition, frame))
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

    private void RunSwitch(ISwitchOperation choice, Frame frame)
    {
        if (SectionOf(choice, frame) is { } section)
        {
            RunAll(section);
        }
        else if (SectionsOf(choice) is not { } sections)
        {
            Forget(Touched(choice, frame));
        }
        else if (Choose(sections.Length) is { } chosen)
        {
            RunAll(sections[chosen]);
        }
        else
        {
            var before = Snapshot(frame);
            RunAll(sections[0]);
            foreach (var other in sections.Skip(1))
            {
                var after = Snapshot(frame);
                Restore(before);
                RunAll(other);
                JoinWith(after, choice);
            }
        }

        void RunAll(ImmutableArray<IOperation> statements)
        {
            foreach (var statement in statements)
            {
                Run(statement, frame);
            }
        }
    }

    private void RunLoop(ILoopOperation loop, Frame frame)
    {
        if (!Returns(loop.Body) && TurnsOf(loop, frame) is { } turns)
        {
            foreach (var turn in turns)
            {
                Run(loop.Body, turn);
            }
        }
        else
        {
            RunPerhaps(loop.Body, loop, frame);
        }
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

    private void JoinWith(ImmutableArray<(BuilderState Builder, Node Value)> snapshot, IOperation cause)
    {
        foreach (var (builder, value) in snapshot)
        {
            if (!ReferenceEquals(builder.Value, value))
            {
                builder.Value = NodeEdit.Join(builder.Value, value, value.Origin is CSharpOrigin ? value.Origin : _origins.Of(cause));
            }
        }
    }
}
