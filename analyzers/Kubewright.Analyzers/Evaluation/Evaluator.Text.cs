using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kubewright.Analyzers;

/// <content>Text, numbers and comparisons that the compiler does not fold because a part is no constant.</content>
internal sealed partial class Evaluator
{
    private Node EvaluateInterpolation(IInterpolatedStringOperation interpolation, Frame frame)
    {
        var (text, parts, isKnown) = (new StringBuilder(), new List<Node>(), true);
        foreach (var part in interpolation.Parts)
        {
            var operation = part switch
            {
                IInterpolatedStringTextOperation literal => literal.Text,
                IInterpolationOperation hole => Unwrap(hole.Expression),
                _ => null,
            };
            if (operation is null)
            {
                isKnown = false;
                continue;
            }

            var value = Evaluate(operation, frame);
            parts.Add(value);
            var format = ((part as IInterpolationOperation)?.FormatString as ILiteralOperation)?.ConstantValue.Value as string;
            var written = part is IInterpolationOperation { Alignment: not null } ? null : TextOf(value, operation.Type, format);
            isKnown &= written is not null;
            text.Append(written);
        }

        return isKnown ? ScalarNode.String(text.ToString(), _origins.Of(interpolation)) : Unknown(interpolation, parts);
    }

    private Node EvaluateBinary(IBinaryOperation binary, Frame frame)
    {
        if (binary.OperatorMethod is { } method && !_types.IsFromLibrary(method) && method.ContainingType.SpecialType == SpecialType.None)
        {
            return Unknown(binary);
        }

        var (left, right) = (Evaluate(binary.LeftOperand, frame), Evaluate(binary.RightOperand, frame));
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.Add when binary.Type?.SpecialType == SpecialType.System_String => Concat(left, right, binary),
            BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder => Arithmetic(left, right, binary),
            BinaryOperatorKind.Equals => AreEqual(left, right) is { } equal ? ScalarNode.Boolean(equal, _origins.Of(binary)) : Unknown(binary),
            BinaryOperatorKind.NotEquals => AreEqual(left, right) is { } equal ? ScalarNode.Boolean(!equal, _origins.Of(binary)) : Unknown(binary),
            BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => Boolean(Compare(binary.OperatorKind, left, right), binary),
            BinaryOperatorKind.ConditionalAnd => Logical(left, right, deciding: false, binary),
            BinaryOperatorKind.ConditionalOr => Logical(left, right, deciding: true, binary),
            _ => Unknown(binary),
        };
    }

    private Node Concat(Node left, Node right, IBinaryOperation binary) =>
        TextOf(left, Unwrap(binary.LeftOperand).Type) is { } start && TextOf(right, Unwrap(binary.RightOperand).Type) is { } end
            ? ScalarNode.String(start + end, _origins.Of(binary))
            : Unknown(binary, left, right);

    private Node Arithmetic(Node left, Node right, IBinaryOperation binary)
    {
        if (binary.Type?.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64)
            || (left as ScalarNode)?.AsInteger() is not { } one
            || (right as ScalarNode)?.AsInteger() is not { } other)
        {
            return Unknown(binary, left, right);
        }

        try
        {
            var result = checked(binary.OperatorKind switch
            {
                BinaryOperatorKind.Add => one + other,
                BinaryOperatorKind.Subtract => one - other,
                BinaryOperatorKind.Divide => one / other,
                BinaryOperatorKind.Remainder => one % other,
                _ => one * other,
            });
            return binary.Type.SpecialType == SpecialType.System_Int32 && (result > int.MaxValue || result < int.MinValue)
                ? Unknown(binary)
                : ScalarNode.Integer(result, _origins.Of(binary));
        }
        catch (ArithmeticException)
        {
            return Unknown(binary);
        }
    }

    private static bool? Compare(BinaryOperatorKind comparison, Node left, Node right)
    {
        if ((left as ScalarNode)?.AsInteger() is not { } one || (right as ScalarNode)?.AsInteger() is not { } other)
        {
            return null;
        }

        return comparison switch
        {
            BinaryOperatorKind.Equals => one == other,
            BinaryOperatorKind.NotEquals => one != other,
            BinaryOperatorKind.LessThan => one < other,
            BinaryOperatorKind.LessThanOrEqual => one <= other,
            BinaryOperatorKind.GreaterThan => one > other,
            BinaryOperatorKind.GreaterThanOrEqual => one >= other,
            _ => null,
        };
    }

    private Node Boolean(bool? value, IOperation operation) =>
        value is { } known ? ScalarNode.Boolean(known, _origins.Of(operation)) : Unknown(operation);

    private Node Logical(Node left, Node right, bool deciding, IBinaryOperation binary)
    {
        var (one, other) = ((left as ScalarNode)?.AsBoolean(), (right as ScalarNode)?.AsBoolean());
        return one == deciding || other == deciding ? ScalarNode.Boolean(deciding, _origins.Of(binary))
            : one is null || other is null ? Unknown(binary)
            : ScalarNode.Boolean(!deciding, _origins.Of(binary));
    }

    private Node Not(Node value, IOperation operation) =>
        (value as ScalarNode)?.AsBoolean() is { } flag ? ScalarNode.Boolean(!flag, _origins.Of(operation)) : Unknown(operation);

    /// <summary>Whether two values are equal; null when that is not certain.</summary>
    private static bool? AreEqual(Node left, Node right) => (left, right) switch
    {
        ({ IsUnknown: true }, _) or (_, { IsUnknown: true }) => null,
        ({ IsAbsent: true }, { IsAbsent: true }) => true,
        ({ IsAbsent: true }, _) or (_, { IsAbsent: true }) => false,
        (ScalarNode one, ScalarNode other) when one.Kind == other.Kind && one.Kind != ScalarKind.Float => one.Text == other.Text,
        _ => null,
    };

    /// <summary>What a call of <c>ToString</c> gives; null when that is not certain.</summary>
    private string? TextOf(IInvocationOperation invocation, IOperation instance, Frame frame)
    {
        var arguments = invocation.Arguments.Where(static argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String).ToList();
        return arguments switch
        {
            [] => TextOf(Evaluate(instance, frame), instance.Type),
            [var format] when Evaluate(format.Value, frame) is ScalarNode { Kind: ScalarKind.String } text => TextOf(Evaluate(instance, frame), instance.Type, text.Text),
            _ => null,
        };
    }

    /// <summary>What <c>ToString</c> gives, where that is the same in every culture; otherwise null.</summary>
    private static string? TextOf(Node value, ITypeSymbol? type, string? format = null) => (value, type?.SpecialType) switch
    {
        ({ IsAbsent: true }, _) => "",
        (ScalarNode { Kind: ScalarKind.Integer } number, _) when type is INamedTypeSymbol { TypeKind: TypeKind.Enum } => format is null ? NameOf(number, type) : null,
        (ScalarNode { Kind: ScalarKind.Integer } number, SpecialType.System_Int32 or SpecialType.System_Int64) when format is not null => Formatted(number.AsInteger() ?? -1, format),
        (ScalarNode { Kind: ScalarKind.String } text, SpecialType.System_String or SpecialType.System_Char) => text.Text,
        (ScalarNode { Kind: ScalarKind.Integer } number, SpecialType.System_Int32 or SpecialType.System_Int64) when number.AsInteger() >= 0 => number.Text.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The name of a value of the user's own enum; null when it has none, or several.</summary>
    private static string? NameOf(ScalarNode number, ITypeSymbol type)
    {
        var named = type.GetMembers().OfType<IFieldSymbol>()
            .Where(member => member.HasConstantValue && System.Convert.ToString(member.ConstantValue, CultureInfo.InvariantCulture) == number.Text)
            .Select(static member => member.Name).ToList();
        return named is [var name] ? name : null;
    }
}
