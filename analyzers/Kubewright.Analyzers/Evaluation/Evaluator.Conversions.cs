using System.Linq;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kubewright.Analyzers;

/// <content>Conversions to the library's value types, which change how a value is written but seldom what it is.</content>
internal sealed partial class Evaluator
{
    private Node Convert(IConversionOperation conversion, Frame frame)
    {
        if (conversion.OperatorMethod is { } method)
        {
            return ConvertByOperator(conversion, method, frame);
        }

        // A narrowing conversion may change the number, and one from an enum changes what the value is.
        var (from, to) = (conversion.Operand.Type, Underlying(conversion.Type));
        if (!conversion.IsImplicit && from is { IsValueType: true } && to is { IsValueType: true } && !LibraryTypes.Same(Underlying(from), to))
        {
            return Unknown(conversion);
        }

        return Evaluate(conversion.Operand, frame);
    }

    private Node ConvertByOperator(IConversionOperation conversion, IMethodSymbol method, Frame frame)
    {
        if (!_types.IsFromLibrary(method))
        {
            return EvaluateCall(method, [conversion.Operand], conversion, frame);
        }

        var value = Evaluate(conversion.Operand, frame);
        var target = Underlying(method.ReturnType);
        // The branch that was taken is a better place than the whole choice.
        var isChoice = conversion.IsImplicit && Unwrap(conversion.Operand) is IConditionalOperation or ISwitchExpressionOperation or ICoalesceOperation;
        var origin = isChoice ? value.Origin : _origins.Of(conversion);
        if (value is UnknownNode { Cause: not null } && (_types.IsReference(target) || _types.IsScalar(target)))
        {
            return NodeEdit.Rebase(value, origin);
        }

        if (_types.IsMap(target))
        {
            return NodeEdit.Rebase(value is ArrayNode ? Pairs(value) : value, origin);
        }

        if (_types.IsReference(target))
        {
            return NameOf(value, method.Parameters[0].Type, origin);
        }

        if (_types.DefinitionOf(target) is not null)
        {
            return Wrap(value, method.Parameters[0], origin);
        }

        if (_types.IsList(target))
        {
            return value is ArrayNode ? NodeEdit.Rebase(value, origin) : new UnknownNode(origin);
        }

        return _types.IsScalar(target) && (value is ScalarNode || value.IsAbsent) ? NodeEdit.Rebase(value, origin) : new UnknownNode(origin);
    }

    /// <summary>The entries of a tuple: one pair, or several pairs. Anything else may be any map.</summary>
    private static ObjectNode Pairs(Node value)
    {
        if (value is not ArrayNode { IsOpen: false } tuple)
        {
            return new ObjectNode([], isOpen: true, value.Origin);
        }

        if (tuple.Items is [ScalarNode or UnknownNode, _])
        {
            return Entry(NodeEdit.Empty(value.Origin), tuple);
        }

        return tuple.Items.Aggregate(NodeEdit.Empty(value.Origin), static (map, item) => Entry(map, item as ArrayNode));
    }

    private static ObjectNode Entry(ObjectNode map, ArrayNode? pair) => pair switch
    {
        { Items: [ScalarNode { Kind: ScalarKind.String } key, { IsAbsent: false } value] } => map.With(key.Text, value, key.Origin),
        _ => new ObjectNode([], isOpen: true, map.Origin),
    };

    /// <summary>The name by which a reference names what it is made from: a text, or an object that has a name.</summary>
    private Node NameOf(Node value, ITypeSymbol type, Origin origin)
    {
        if (value is ScalarNode)
        {
            return NodeEdit.Rebase(value, origin);
        }

        var name = Underlying(type)?.GetMembers("Name").FirstOrDefault(member => _types.PathOf(member) is not null);
        return value is ObjectNode && _types.PathOf(name) is { } path ? NodeEdit.Rebase(value.At(path.Path), origin)
            : value.IsAbsent ? new AbsentNode(origin)
            : new UnknownNode(origin);
    }

    /// <summary>A record made from one of its members: a label selector from the labels that must match.</summary>
    private Node Wrap(Node value, IParameterSymbol parameter, Origin origin)
    {
        if (_types.PathOf(parameter) is not { } path)
        {
            return new UnknownNode(origin);
        }

        return value.IsAbsent ? value : NodeEdit.Set(NodeEdit.Empty(origin), path.Path, parameter.Type.IsTupleType ? Pairs(value) : value, origin);
    }

    private static ITypeSymbol? Underlying(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
