using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kubewright.Analyzers;

/// <content>Loops over what is known, turn by turn.</content>
internal sealed partial class Evaluator
{
    /// <summary>How many turns a loop, or a sequence, may have to be followed one by one.</summary>
    private const int MaxUnrolled = 256;

    /// <summary>What is bound in each turn; null when it is not certain which turns there are.</summary>
    private IEnumerable<Frame>? TurnsOf(ILoopOperation loop, Frame frame) => loop switch
    {
        _ when Jumps(loop.Body) => null,
        IForEachLoopOperation each => TurnsOf(each, frame),
        IForLoopOperation counted => TurnsOf(counted, frame),
        _ => null,
    };

    private IEnumerable<Frame>? TurnsOf(IForEachLoopOperation loop, Frame frame)
    {
        if (Items(Evaluate(Unwrap(loop.Collection), frame)) is not ArrayNode { IsOpen: false, Items: { Length: <= MaxUnrolled } items })
        {
            return null;
        }

        return loop.LoopControlVariable switch
        {
            IVariableDeclaratorOperation { Symbol: var variable } => items.Select(item => Turn(frame, inner => inner.Bind(variable, item))),
            IDeclarationExpressionOperation { Expression: ITupleOperation names } => items.Select(item => Turn(frame, inner => Deconstruct(names, item, inner))),
            ITupleOperation names => items.Select(item => Turn(frame, inner => Deconstruct(names, item, inner))),
            _ => null,
        };
    }

    /// <summary><c>for (var i = 0; i &lt; 3; i++)</c>, with bounds that are known and a body that leaves the variable alone.</summary>
    private List<Frame>? TurnsOf(IForLoopOperation loop, Frame frame)
    {
        if (loop.Before is not [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [var declarator] }] }]
            || loop.AtLoopBottom is not [IExpressionStatementOperation { Operation: var step }]
            || Stride(step, declarator.Symbol, frame) is not { } stride
            || loop.Condition is not { } condition
            || IsChangedIn(loop.Body, declarator.Symbol)
            || IsChangedIn(condition, declarator.Symbol)
            || declarator.GetVariableInitializer()?.Value is not { } start
            || (Evaluate(start, frame) as ScalarNode)?.AsInteger() is not { } value)
        {
            return null;
        }

        var turns = new List<Frame>();
        while (turns.Count <= MaxUnrolled)
        {
            var count = value;
            var turn = Turn(frame, inner => inner.Bind(declarator.Symbol, new LoopVariable(ScalarNode.Integer(count, _origins.Of(start)))));
            switch ((Evaluate(condition, turn) as ScalarNode)?.AsBoolean())
            {
                case null:
                    return null;
                case false:
                    return turns;
            }

            turns.Add(turn);
            value += stride;
            if (value is < int.MinValue or > int.MaxValue)
            {
                return null;
            }
        }

        return null;
    }

    private long? Stride(IOperation step, ILocalSymbol variable, Frame frame)
    {
        var target = step switch
        {
            IIncrementOrDecrementOperation increment => increment.Target,
            ICompoundAssignmentOperation assignment => assignment.Target,
            _ => null,
        };
        if (target is not ILocalReferenceOperation { Local: var local } || !SymbolEqualityComparer.Default.Equals(local, variable))
        {
            return null;
        }

        return step switch
        {
            IIncrementOrDecrementOperation { Kind: OperationKind.Increment } => 1,
            IIncrementOrDecrementOperation => -1,
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Value: var by } => (Evaluate(by, frame) as ScalarNode)?.AsInteger(),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract, Value: var by } => -(Evaluate(by, frame) as ScalarNode)?.AsInteger(),
            _ => null,
        };
    }

    private static bool IsChangedIn(IOperation operation, ISymbol variable) => new LocalUsage(operation).IsAssigned(variable);

    private static Frame Turn(Frame frame, System.Action<Frame> bind)
    {
        var inner = new Frame(frame, frame.Depth);
        bind(inner);
        return inner;
    }

    /// <summary>Binds the names of <c>var (name, port)</c> to the parts of a tuple, a pair or a positional record.</summary>
    private void Deconstruct(ITupleOperation names, Node value, Frame frame)
    {
        for (var i = 0; i < names.Elements.Length; i++)
        {
            var local = names.Elements[i] switch
            {
                ILocalReferenceOperation reference => reference.Local,
                IDeclarationExpressionOperation { Expression: ILocalReferenceOperation reference } => reference.Local,
                _ => null,
            };
            var part = value switch
            {
                ArrayNode { IsOpen: false } tuple when tuple.Items.Length == names.Elements.Length => tuple.Items[i],
                ObjectNode instance => Positional(instance, i, names.Elements.Length),
                _ => null,
            };
            if (local is not null)
            {
                frame.Bind(local, new LoopVariable(part ?? new UnknownNode(value.Origin)));
            }
        }
    }

    /// <summary>The items of a value that is looped over: those of a list, or the pairs of a map.</summary>
    private static Node Items(Node value) => value switch
    {
        ObjectNode instance when TypeOf(instance) is not null => new UnknownNode(instance.Origin),
        ObjectNode map => new ArrayNode([.. map.Members.Select(static Node (member) => Pair(member))], map.IsOpen, map.Origin),
        _ => value,
    };

    private static ArrayNode Pair(ObjectNode.Member member) =>
        new([ScalarNode.String(member.Name, member.NameOrigin), member.Value], isOpen: false, member.NameOrigin);
}
