using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Kubewright.Analyzers;

/// <summary>
/// Turns C# into nodes without running it: object creations, <c>with</c>, collection expressions, builder chains, and
/// what they are made of. Where a member writes is read from the attributes on the library's members, so there is no
/// table of names here. Whatever cannot be followed with certainty is unknown; nothing here throws on broken code.
/// </summary>
/// <remarks>One evaluator serves one thread. Several may share an <see cref="EvaluationCache"/>.</remarks>
internal sealed partial class Evaluator(EvaluationCache cache, CancellationToken cancellation, World? world = null)
{
    /// <summary>How many calls deep methods are followed.</summary>
    private const int MaxCallDepth = 8;

    /// <summary>How deep expressions may nest.</summary>
    private const int MaxNesting = 200;

    /// <summary>How many operations one value may cost, which bounds what repeated locals and loops can multiply.</summary>
    private const int MaxSteps = 50_000;

    private readonly LibraryTypes _types = cache.Types;
    private readonly Origins _origins = cache.Origins;
    private readonly HashSet<ISymbol> _inProgress = new(SymbolEqualityComparer.Default);
    private readonly Stack<Node> _conditionalReceivers = new();
    private int _nesting;
    private int _steps;
    private bool _isCutShort;
    private HashSet<SourcePart> _reads = [];

    /// <summary>Whether a condition that nobody can decide was met, so that <see cref="Worlds"/> may say more.</summary>
    public bool HasChoices { get; private set; }

    /// <summary>
    /// The declarations that what was evaluated hangs on. Beside them it hangs on what the program declares, and on what else
    /// the compilation was made of.
    /// </summary>
    public IEnumerable<SourcePart> Reads => _isCutShort ? _reads.Append(SourcePart.Fleeting) : _reads;

    /// <summary>The value of an expression of any method, with nothing known about parameters.</summary>
    public Node Evaluate(ExpressionSyntax expression)
    {
        _steps = 0;
        return OperationOf(expression) is { } operation ? Evaluate(operation, new Frame(null, depth: 0)) : new UnknownNode(_origins.Of(expression));
    }

    private Node Evaluate(IOperation operation, Frame frame)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_nesting >= MaxNesting || ++_steps > MaxSteps)
        {
            _isCutShort = true;
            return Unknown(operation);
        }

        _nesting++;
        try
        {
            return operation.ConstantValue is { HasValue: true } constant
                ? Constant(constant.Value, operation)
                : EvaluateCore(operation, frame);
        }
        finally
        {
            _nesting--;
        }
    }

    private Node EvaluateCore(IOperation operation, Frame frame) => operation switch
    {
        IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand, frame),
        IConversionOperation conversion => Convert(conversion, frame),
        IObjectCreationOperation creation => Create(creation, frame),
        IWithOperation with => EvaluateWith(with, frame),
        ICollectionExpressionOperation collection => EvaluateCollection(collection, frame),
        IArrayCreationOperation array => EvaluateArray(array, frame),
        ITupleOperation tuple => new ArrayNode([.. tuple.Elements.Select(element => Evaluate(element, frame))], isOpen: false, _origins.Of(tuple)),
        IConditionalOperation { WhenFalse: not null } conditional => EvaluateConditional(conditional, frame),
        ICoalesceOperation coalesce => EvaluateCoalesce(coalesce, frame),
        IConditionalAccessOperation access => EvaluateConditionalAccess(access, frame),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => frame.This ?? Unknown(operation),
        IConditionalAccessInstanceOperation => _conditionalReceivers.Count > 0 ? _conditionalReceivers.Peek() : Unknown(operation),
        ISwitchExpressionOperation choice => EvaluateSwitch(choice, frame),
        IInterpolatedStringOperation text => EvaluateInterpolation(text, frame),
        IBinaryOperation binary => EvaluateBinary(binary, frame),
        IIsPatternOperation test => Boolean(Matches(test.Pattern, Evaluate(test.Value, frame), frame), test),
        IArrayElementReferenceOperation { Indices: [var index] } element => EvaluateIndexer(Evaluate(element.ArrayReference, frame), Evaluate(index, frame), _origins.Of(element)),
        IImplicitIndexerReferenceOperation slice => Unknown(slice, Evaluate(slice.Instance, frame)),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Not(Evaluate(not.Operand, frame), not),
        IDefaultValueOperation value => IsNullable(value.Type) ? new AbsentNode(_origins.Of(value)) : Unknown(value),
        ILocalReferenceOperation local => EvaluateLocal(local, frame),
        IParameterReferenceOperation parameter => EvaluateParameter(parameter, frame),
        IFieldReferenceOperation field => EvaluateField(field, frame),
        IPropertyReferenceOperation property => EvaluateProperty(property, frame),
        IInvocationOperation invocation => EvaluateInvocation(invocation, frame),
        _ => Unknown(operation),
    };

    private Node Constant(object? value, IOperation operation)
    {
        var origin = _origins.Of(operation);
        if (operation.IsImplicit && IsLineNumber(operation))
        {
            _reads.Add(SourcePart.Fleeting);
        }

        if (operation.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type)
        {
            var member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value));
            if (member is not null && _types.TextOf(member) is { } text)
            {
                return ScalarNode.String(text, origin);
            }

            if (_types.IsFromLibrary(type))
            {
                return new UnknownNode(origin);
            }
        }

        return value switch
        {
            null => new AbsentNode(origin),
            string text => ScalarNode.String(text, origin),
            bool flag => ScalarNode.Boolean(flag, origin),
            int or long or short or byte or sbyte or ushort or uint => ScalarNode.Integer(System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture), origin),
            double number => new ScalarNode(ScalarKind.Float, number.ToString("R", System.Globalization.CultureInfo.InvariantCulture), origin),
            char character => ScalarNode.String(character.ToString(), origin),
            _ => new UnknownNode(origin),
        };
    }

    /// <summary>Whether the compiler passes the number of the calling line, which changes with any text before it.</summary>
    private static bool IsLineNumber(IOperation constant)
    {
        var operation = constant;
        while (operation.Parent is IConversionOperation conversion)
        {
            operation = conversion;
        }

        return operation.Parent is IArgumentOperation { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter }
            && parameter.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "CallerLineNumberAttribute");
    }

    private Node EvaluateWith(IWithOperation with, Frame frame)
    {
        var start = NodeEdit.Rebase(Evaluate(with.Operand, frame), _origins.Of(with));
        if (IsUsers(with.Type))
        {
            return ApplyUsersInitializer(start, with.Initializer, frame);
        }

        if (start.IsUnknown && _types.DefinitionOf(with.Type) is { Kind: not null } definition)
        {
            // Whatever it is, it is of this kind.
            start = NodeEdit.Open(Blank(definition, start.Origin));
        }

        return ApplyInitializer(start, with.Initializer, frame);
    }

    private Node EvaluateCollection(ICollectionExpressionOperation collection, Frame frame)
    {
        var origin = _origins.Of(collection);
        if (_types.IsMap(collection.Type))
        {
            return EvaluateMapCollection(collection, frame);
        }

        var list = new ArrayNode([], isOpen: false, origin);
        foreach (var element in collection.Elements)
        {
            list = element is ISpreadOperation spread
                ? NodeEdit.AddRange(list, Items(Evaluate(spread.Operand, frame)))
                : NodeEdit.Add(list, Evaluate(element, frame));
        }

        return list;
    }

    private ObjectNode EvaluateMapCollection(ICollectionExpressionOperation collection, Frame frame)
    {
        var map = NodeEdit.Empty(_origins.Of(collection));
        foreach (var element in collection.Elements)
        {
            map = element is ISpreadOperation spread
                ? NodeEdit.Merge(map, Evaluate(spread.Operand, frame))
                : NodeEdit.Merge(map, Pairs(Evaluate(element, frame)));
        }

        return map;
    }

    private Node EvaluateArray(IArrayCreationOperation array, Frame frame) =>
        array is { Initializer.ElementValues: var values, DimensionSizes.Length: 1 }
            ? new ArrayNode([.. values.Select(value => Evaluate(value, frame))], isOpen: false, _origins.Of(array))
            : array is { Initializer: null, DimensionSizes: [{ ConstantValue: { HasValue: true, Value: 0 } }] } ? new ArrayNode([], isOpen: false, _origins.Of(array))
            : Unknown(array);

    private Node EvaluateCoalesce(ICoalesceOperation coalesce, Frame frame)
    {
        var value = Evaluate(coalesce.Value, frame);
        return value.IsKnown ? value
            : value.IsAbsent ? Evaluate(coalesce.WhenNull, frame)
            : Unwrap(coalesce.WhenNull) is IThrowOperation ? value
            : Unknown(coalesce);
    }

    private Node EvaluateConditionalAccess(IConditionalAccessOperation access, Frame frame)
    {
        var receiver = Evaluate(access.Operation, frame);
        if (receiver.IsAbsent)
        {
            return new AbsentNode(_origins.Of(access));
        }

        _conditionalReceivers.Push(receiver);
        try
        {
            return Evaluate(access.WhenNotNull, frame);
        }
        finally
        {
            _conditionalReceivers.Pop();
        }
    }

    private UnknownNode Unknown(IOperation operation) => new(_origins.Of(operation));

    /// <summary>What is made of values of which one is unknown: it differs from run to run when one of them does.</summary>
    private UnknownNode Unknown(IOperation operation, params IEnumerable<Node> parts) =>
        new(_origins.Of(operation), parts.Select(RunDependence.CauseOf).FirstOrDefault(static cause => cause is not null));

    private static bool IsNullable(ITypeSymbol? type) =>
        type is { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    /// <summary>The operation without the conversions around it.</summary>
    private static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }
}
