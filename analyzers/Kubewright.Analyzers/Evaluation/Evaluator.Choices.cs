using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kubewright.Analyzers;

/// <content>Conditions: which branch runs, what holds when that is not certain, and what patterns match.</content>
internal sealed partial class Evaluator
{
    private Node EvaluateConditional(IConditionalOperation conditional, Frame frame)
    {
        var (whenTrue, whenFalse) = (conditional.WhenTrue, conditional.WhenFalse!);
        if (Throws(whenTrue) || Throws(whenFalse))
        {
            return Evaluate(Throws(whenTrue) ? whenFalse : whenTrue, frame);
        }

        return Test(conditional.Condition, frame) switch
        {
            true => Evaluate(whenTrue, frame),
            false => Evaluate(whenFalse, frame),
            null => Either([whenTrue, whenFalse], conditional, frame),
        };
    }

    private Node EvaluateSwitch(ISwitchExpressionOperation choice, Frame frame)
    {
        var value = Evaluate(choice.Value, frame);
        var possible = new List<IOperation>();
        foreach (var arm in choice.Arms)
        {
            var isTaken = Matches(arm.Pattern, value, frame) & (arm.Guard is { } guard ? (Evaluate(guard, frame) as ScalarNode)?.AsBoolean() : true);
            if (isTaken != false && !Throws(arm.Value))
            {
                possible.Add(arm.Value);
            }

            if (isTaken == true)
            {
                break;
            }
        }

        return possible.Count == 1 ? Evaluate(possible[0], frame)
            : possible.Count > 1 && Choose(possible.Count) is { } chosen ? Evaluate(possible[chosen], frame)
            : Either(possible, choice, frame);
    }

    /// <summary>What is certain when any of the values may be the one.</summary>
    private Node Either(IEnumerable<IOperation> values, IOperation whole, Frame frame)
    {
        Node? result = null;
        foreach (var value in values)
        {
            var node = Evaluate(value, frame);
            result = result is null ? node : NodeEdit.Join(result, node, _origins.Of(whole));
        }

        return result ?? Unknown(whole);
    }

    /// <summary>Whether a condition holds, or is taken to hold in this world; null when that is open.</summary>
    private bool? Test(IOperation condition, Frame frame)
    {
        if ((Evaluate(condition, frame) as ScalarNode)?.AsBoolean() is { } known)
        {
            return known;
        }

        var operation = Unwrap(condition);
        if (operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not)
        {
            return !Test(not.Operand, frame);
        }

        ISymbol? member = operation switch
        {
            IPropertyReferenceOperation { Property: { IsStatic: true, SetMethod: null } property } => property,
            IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } => field,
            _ => null,
        };
        if (member is not null && world?.FactOf(member) is { } fact)
        {
            return fact;
        }

        bool? chosen = Choose(2) is { } branch ? branch == 0 : null;
        if (member is not null && chosen is { } taken)
        {
            world?.Remember(member, taken);
        }

        return chosen;
    }

    private int? Choose(int count)
    {
        HasChoices = true;
        return world?.Choose(count);
    }

    private static bool Throws(IOperation operation) => Unwrap(operation) is IThrowOperation;

    /// <summary>Whether a value matches; null when that is not certain. The names that the pattern gives to it are bound.</summary>
    private bool? Matches(IPatternOperation pattern, Node value, Frame frame)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return true;
            case IConstantPatternOperation constant:
                return AreEqual(value, Evaluate(constant.Value, frame));
            case IRelationalPatternOperation relational:
                return Compare(relational.OperatorKind, value, Evaluate(relational.Value, frame));
            case INegatedPatternOperation negated:
                return !Matches(negated.Pattern, value, frame);
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return Matches(both.LeftPattern, value, frame) & Matches(both.RightPattern, value, frame);
            case IBinaryPatternOperation either:
                return Matches(either.LeftPattern, value, frame) | Matches(either.RightPattern, value, frame);
            case IDeclarationPatternOperation declaration:
                Bind(declaration.DeclaredSymbol, value, frame);
                return declaration.MatchesNull ? true
                    : value.IsAbsent ? false
                    : value.IsKnown && LibraryTypes.Same(Underlying(declaration.InputType), declaration.MatchedType) ? true
                    : null;
            case IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } recursive:
                Bind(recursive.DeclaredSymbol, value, frame);
                return value.IsAbsent ? false
                    : value.IsKnown && LibraryTypes.Same(Underlying(recursive.InputType), recursive.MatchedType) ? true
                    : null;
            default:
                return null;
        }
    }

    private static void Bind(ISymbol? symbol, Node value, Frame frame)
    {
        if (symbol is not null)
        {
            frame.Bind(symbol, value);
        }
    }

    /// <summary>
    /// The section of a <c>switch</c> statement that runs: its statements without the last <c>break</c>. Null when it is
    /// not certain which; empty when none does.
    /// </summary>
    private ImmutableArray<IOperation>? SectionOf(ISwitchOperation choice, Frame frame)
    {
        var value = Evaluate(choice.Value, frame);
        ISwitchCaseOperation? otherwise = null;
        foreach (var section in choice.Cases)
        {
            foreach (var clause in section.Clauses)
            {
                bool? isTaken = clause switch
                {
                    ISingleValueCaseClauseOperation single => AreEqual(value, Evaluate(single.Value, frame)),
                    IRelationalCaseClauseOperation relational => Compare(relational.Relation, value, Evaluate(relational.Value, frame)),
                    IPatternCaseClauseOperation pattern => Matches(pattern.Pattern, value, frame) & (pattern.Guard is { } guard ? (Evaluate(guard, frame) as ScalarNode)?.AsBoolean() : true),
                    IDefaultCaseClauseOperation => false,
                    _ => null,
                };
                if (isTaken is not false)
                {
                    return isTaken is true ? BodyOf(section) : null;
                }

                otherwise = clause is IDefaultCaseClauseOperation ? section : otherwise;
            }
        }

        return otherwise is null ? [] : BodyOf(otherwise);
    }

    /// <summary>The statements of each section that may run, none of them where no section has to. Null when one jumps.</summary>
    private static ImmutableArray<ImmutableArray<IOperation>>? SectionsOf(ISwitchOperation choice)
    {
        var sections = ImmutableArray.CreateBuilder<ImmutableArray<IOperation>>();
        foreach (var section in choice.Cases)
        {
            if (BodyOf(section) is not { } body)
            {
                return null;
            }

            sections.Add(body);
        }

        if (!choice.Cases.Any(static section => section.Clauses.Any(static clause => clause is IDefaultCaseClauseOperation)))
        {
            sections.Add([]);
        }

        return sections.ToImmutable();
    }

    private static ImmutableArray<IOperation>? BodyOf(ISwitchCaseOperation section)
    {
        var body = section.Body;
        if (body is [IBlockOperation block])
        {
            body = block.Operations;
        }

        if (body is [.., IBranchOperation { BranchKind: BranchKind.Break }])
        {
            body = body.RemoveAt(body.Length - 1);
        }

        return body.Any(Jumps) ? null : body;
    }

    /// <summary>Whether the operation leaves where it stands by <c>break</c>, <c>continue</c> or <c>goto</c>.</summary>
    private static bool Jumps(IOperation operation) => operation.DescendantsAndSelf().Any(static inner => inner is IBranchOperation);
}
