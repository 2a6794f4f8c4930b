using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kubewright.Analyzers;

/// <content>Properties, fields and methods, of the library and of the user.</content>
internal sealed partial class Evaluator
{
    private Node EvaluateField(IFieldReferenceOperation reference, Frame frame)
    {
        var field = reference.Field;
        if (_types.TextOf(field) is { } text)
        {
            return ScalarNode.String(text, _origins.Of(reference));
        }

        if (field is { IsStatic: true, Name: "Empty", ContainingType.SpecialType: SpecialType.System_String })
        {
            return ScalarNode.String("", _origins.Of(reference));
        }

        if (reference.Instance is { } instance)
        {
            return IsUsers(field.ContainingType) ? EvaluateInstanceMember(reference, instance, frame)
                : field.CorrespondingTupleField is { } part ? PartOf(Evaluate(instance, frame), part.Name, _origins.Of(reference))
                : Unknown(reference);
        }

        return field is { IsStatic: true, IsReadOnly: true } ? EvaluateMember(field, reference) : Unknown(reference);
    }

    private Node EvaluateProperty(IPropertyReferenceOperation reference, Frame frame)
    {
        var property = reference.Property;
        var origin = _origins.Of(reference);
        if (_types.TextOf(property) is { } text)
        {
            return ScalarNode.String(text, origin);
        }

        if (reference.Instance is { } instance)
        {
            return EvaluateInstanceProperty(reference, instance, frame);
        }

        if (RunDependence.CauseOf(property) is { } cause)
        {
            return new UnknownNode(origin, cause);
        }

        if (!_types.IsFromLibrary(property))
        {
            return property is { IsStatic: true, SetMethod: null } ? EvaluateMember(property, reference) : Unknown(reference);
        }

        return property.Name != "Empty" ? Unknown(reference)
            : _types.IsMap(property.Type) ? NodeEdit.Empty(origin)
            : _types.IsList(property.Type) ? new ArrayNode([], isOpen: false, origin)
            : Unknown(reference);
    }

    private Node EvaluateInstanceProperty(IPropertyReferenceOperation reference, IOperation instance, Frame frame)
    {
        var property = reference.Property;
        var origin = _origins.Of(reference);
        if (_types.PathOf(property) is { } path)
        {
            return NodeEdit.Rebase(Evaluate(instance, frame).At(path.Path), origin);
        }

        if (property.IsIndexer)
        {
            return reference.Arguments is [var argument] && !IsUsers(property.ContainingType)
                ? EvaluateIndexer(Evaluate(instance, frame), Evaluate(argument.Value, frame), origin)
                : Unknown(reference);
        }

        if (!_types.IsFromLibrary(property))
        {
            return IsUsers(property.ContainingType) || property.ContainingType is { TypeKind: TypeKind.Interface, DeclaringSyntaxReferences.IsEmpty: false }
                ? EvaluateInstanceMember(reference, instance, frame)
                : RunDependence.CauseOf(property) is { } cause ? new UnknownNode(origin, cause)
                : EvaluateFrameworkProperty(reference, Evaluate(instance, frame));
        }

        if (instance.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64)
        {
            return WithUnit(Evaluate(instance, frame), property, origin);
        }

        // The text of a known value, the name in a reference, the number of seconds.
        var isText = property is { Name: "Value" or "Name", Type.SpecialType: SpecialType.System_String };
        return (isText || property.Name == "Seconds") && (_types.IsScalar(instance.Type) || _types.IsReference(instance.Type))
            ? NodeEdit.Rebase(Evaluate(instance, frame), origin)
            : Unknown(reference);
    }

    private Node EvaluateFrameworkProperty(IPropertyReferenceOperation reference, Node instance)
    {
        var origin = _origins.Of(reference);
        return (reference.Property.Name, instance) switch
        {
            ("Value", { IsKnown: true }) when reference.Property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T => NodeEdit.Rebase(instance, origin),
            ("HasValue", { IsUnknown: false }) => ScalarNode.Boolean(instance.IsKnown, origin),
            ("Length", ScalarNode { Kind: ScalarKind.String } text) => ScalarNode.Integer(text.Text.Length, origin),
            ("Length" or "Count", ArrayNode { IsOpen: false } list) => ScalarNode.Integer(list.Items.Length, origin),
            ("Count", ObjectNode { IsOpen: false } map) => ScalarNode.Integer(map.Members.Length, origin),
            ("Key" or "Value", ArrayNode) when reference.Property.ContainingType.Name == "KeyValuePair" => PartOf(instance, reference.Property.Name == "Key" ? "Item1" : "Item2", origin),
            ("Keys", ObjectNode map) => new ArrayNode([.. map.Members.Select(static Node (member) => ScalarNode.String(member.Name, member.NameOrigin))], map.IsOpen, origin),
            ("Values", ObjectNode map) => new ArrayNode([.. map.Members.Select(static member => member.Value)], map.IsOpen, origin),
            ("Length" or "Count" or "Kind" or "HasValue", _) => new UnknownNode(origin),
            _ => new UnknownNode(origin, RunDependence.CauseOf(instance)),
        };
    }

    /// <summary>The part <c>Item1</c>, <c>Item2</c>, … of a tuple.</summary>
    private static Node PartOf(Node tuple, string part, Origin origin) =>
        tuple is ArrayNode { IsOpen: false } parts && int.TryParse(part.Substring("Item".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= parts.Items.Length
            ? NodeEdit.Rebase(parts.Items[number - 1], origin)
            : new UnknownNode(origin);

    private static Node EvaluateIndexer(Node collection, Node index, Origin origin) => (collection, index) switch
    {
        (ObjectNode map, ScalarNode { Kind: ScalarKind.String } key) => NodeEdit.Rebase(map[key.Text], origin),
        (ArrayNode { IsOpen: false } list, ScalarNode number) when number.AsInteger() is { } position && position >= 0 && position < list.Items.Length =>
            NodeEdit.Rebase(list.Items[(int)position], origin),
        _ => new UnknownNode(origin),
    };

    /// <summary>A number with a unit behind it: the property's name is the suffix of a quantity, or a unit of time.</summary>
    private Node WithUnit(Node value, IPropertySymbol unit, Origin origin)
    {
        if ((value as ScalarNode)?.AsInteger() is not { } number)
        {
            return new UnknownNode(origin);
        }

        if (LibraryTypes.Same(unit.Type, _types.Quantity))
        {
            return ScalarNode.String(number.ToString(CultureInfo.InvariantCulture) + unit.Name, origin);
        }

        return LibraryTypes.Same(unit.Type, _types.Duration) && Seconds(unit.Name) is { } seconds
            ? ScalarNode.Integer(number * seconds, origin)
            : new UnknownNode(origin);
    }

    private static long? Seconds(string unit) => unit switch
    {
        "Seconds" or "FromSeconds" => 1,
        "Minutes" or "FromMinutes" => 60,
        "Hours" or "FromHours" => 3600,
        _ => null,
    };

    private Node EvaluateInvocation(IInvocationOperation invocation, Frame frame)
    {
        if (CreateByFactory(invocation, frame) is { } created)
        {
            return created;
        }

        var method = invocation.TargetMethod;
        if (_types.IsFromLibrary(method))
        {
            return EvaluateLibraryMethod(invocation, frame);
        }

        if (RunDependence.CauseOf(method) is { } cause)
        {
            return new UnknownNode(_origins.Of(invocation), cause);
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return invocation.Instance is { } target && ResolveFunction(target, frame) is { } function
                ? Invoke(function, [.. ArgumentsByParameter(invocation).Select(argument => argument is null ? Unknown(invocation) : Evaluate(argument, frame))], frame)
                : Unknown(invocation);
        }

        if (IsSequenceMethod(method))
        {
            return EvaluateSequenceMethod(invocation, frame);
        }

        if (method.ContainingType?.SpecialType == SpecialType.System_String && method.Name != "ToString")
        {
            return EvaluateTextMethod(invocation, frame);
        }

        if (method.Name == "ToString" && invocation.Instance is { } instance && !IsUsers(method.ContainingType))
        {
            return TextOf(invocation, instance, frame) is { } text ? ScalarNode.String(text, _origins.Of(invocation)) : Unknown(invocation, Evaluate(instance, frame));
        }

        if (method.ContainingType is { Name: "TimeSpan", ContainingNamespace.Name: "System" })
        {
            return invocation.Arguments is [var amount] && Seconds(method.Name) is { } seconds && (Evaluate(amount.Value, frame) as ScalarNode)?.AsInteger() is { } number
                ? ScalarNode.Integer(number * seconds, _origins.Of(invocation))
                : Unknown(invocation);
        }

        return method.IsStatic || method.MethodKind == MethodKind.LocalFunction ? EvaluateCall(method, ArgumentsByParameter(invocation), invocation, frame)
            : invocation.Instance is { } receiver ? EvaluateInstanceCall(invocation, receiver, frame)
            : Unknown(invocation);
    }

    private Node EvaluateLibraryMethod(IInvocationOperation invocation, Frame frame)
    {
        var method = invocation.TargetMethod;
        var origin = _origins.Of(invocation);
        if (method.IsStatic)
        {
            // A comment stands beside the value and is no part of it.
            if (method is { Name: "Comment", IsExtensionMethod: true } && invocation.Arguments is [var commented, ..])
            {
                return Evaluate(commented.Value, frame);
            }

            if (invocation.Arguments is not [var only])
            {
                return Unknown(invocation);
            }

            return (method.Name, Evaluate(only.Value, frame)) switch
            {
                ("External", ScalarNode name) when _types.IsReference(method.ReturnType) => new ScalarNode(name.Kind, name.Text, origin, isExternal: true),
                ("Of" or "Parse", ScalarNode text) when _types.IsScalar(method.ReturnType) => NodeEdit.Rebase(text, origin),
                _ => new UnknownNode(origin),
            };
        }

        if (invocation.Instance is not { } instance)
        {
            return Unknown(invocation);
        }

        var arguments = invocation.Arguments.Select(argument => Evaluate(argument.Value, frame)).ToImmutableArray();
        return (method.Name, Evaluate(instance, frame)) switch
        {
            ("With", ObjectNode map) when arguments.Length == 2 => NodeEdit.Rebase(Entry(map, new ArrayNode(arguments, isOpen: false, origin)), origin),
            ("Without", ObjectNode map) when arguments is [ScalarNode key] && !map.IsOpen => NodeEdit.Rebase(NodeEdit.Without(map, key.Text), origin),
            ("Add", ArrayNode list) when arguments.Length == 1 => NodeEdit.Rebase(NodeEdit.Add(list, arguments[0]), origin),
            ("AddRange", ArrayNode list) when arguments.Length == 1 => NodeEdit.Rebase(NodeEdit.AddRange(list, arguments[0]), origin),
            _ => new UnknownNode(origin),
        };
    }

    /// <summary>The arguments in the order of the parameters; null where there is none.</summary>
    private static ImmutableArray<IOperation?> ArgumentsByParameter(IInvocationOperation invocation)
    {
        var values = new IOperation?[invocation.TargetMethod.Parameters.Length];
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.None } parameter && parameter.Ordinal < values.Length)
            {
                values[parameter.Ordinal] = argument.Value;
            }
        }

        return [.. values];
    }
}
