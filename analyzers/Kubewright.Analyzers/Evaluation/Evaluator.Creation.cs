using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kubewright.Analyzers;

/// <content>Objects: constructors, factories, initializers and <c>with</c>.</content>
internal sealed partial class Evaluator
{
    private Node Create(IObjectCreationOperation creation, Frame frame)
    {
        if (_types.DefinitionOf(creation.Type) is { } definition)
        {
            var created = ApplyArguments(Blank(definition, _origins.Of(creation)), creation.Arguments, frame);
            return creation.Initializer is { } initializer ? ApplyInitializer(created, initializer, frame) : created;
        }

        if (creation.Arguments is [var only, ..] && (_types.IsScalar(creation.Type) || _types.IsReference(creation.Type)))
        {
            return CreateScalar(creation, only, frame);
        }

        if (creation.Type is INamedTypeSymbol type && IsUsers(type))
        {
            return CreateInstance(creation, type, frame);
        }

        return creation switch
        {
            { Constructor: { } constructor } when RunDependence.CauseOf(constructor) is { } cause => new UnknownNode(_origins.Of(creation), cause),
            { Type: not INamedTypeSymbol { Name: "List" or "Dictionary" or "HashSet" or "SortedDictionary" } } => Unknown(creation),
            { Arguments: [], Initializer: { } elements } => CreateCollection(elements, frame),
            { Arguments: [var copied], Initializer: null, Type.Name: "List" } when copied.Parameter?.Type.SpecialType == SpecialType.None => NodeEdit.Rebase(Items(Evaluate(copied.Value, frame)), _origins.Of(creation)),
            _ => Unknown(creation),
        };
    }

    /// <summary>What <c>Volume.EmptyDir("tmp")</c> and <c>StatefulSet.Build(…)</c> make; null when the method is no such factory.</summary>
    private Node? CreateByFactory(IInvocationOperation invocation, Frame frame)
    {
        var method = invocation.TargetMethod;
        if (invocation.Instance is not null
            || _types.DefinitionOf(method.ReturnType) is not { } definition
            || method.Parameters.IsEmpty
            || method.Parameters.Any(parameter => _types.PathOf(parameter) is null))
        {
            return null;
        }

        var origin = _origins.Of(invocation);
        Node created = Blank(definition, origin);
        foreach (var (path, text) in _types.ConstantsOf(method))
        {
            created = NodeEdit.Set(created, path, ScalarNode.String(text, origin), origin);
        }

        return ApplyArguments(created, invocation.Arguments, frame);
    }

    private static ObjectNode Blank(TypeDefinition definition, Origin origin)
    {
        var empty = NodeEdit.Empty(origin);
        return definition is { ApiVersion: { } apiVersion, Kind: { } kind }
            ? empty.With("apiVersion", ScalarNode.String(apiVersion, origin), origin).With("kind", ScalarNode.String(kind, origin), origin)
            : empty;
    }

    /// <summary>Writes what arguments give: values first, because functions configure what the values made.</summary>
    private Node ApplyArguments(Node target, ImmutableArray<IArgumentOperation> arguments, Frame frame)
    {
        foreach (var argument in arguments.Where(static argument => argument.Parameter?.Type.TypeKind != TypeKind.Delegate))
        {
            if (_types.PathOf(argument.Parameter) is not { } path)
            {
                return new UnknownNode(target.Origin);
            }

            var value = Evaluate(argument.Value, frame);
            if (argument.ArgumentKind is ArgumentKind.ParamArray or ArgumentKind.ParamCollection && value is ArrayNode { Items.IsEmpty: true, IsOpen: false })
            {
                continue;
            }

            target = NodeEdit.Write(target, path, value, value.Origin);
        }

        foreach (var argument in arguments.Where(static argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate))
        {
            if (_types.PathOf(argument.Parameter) is not { } path)
            {
                return new UnknownNode(target.Origin);
            }

            var start = target.At(path.Path);
            var configured = Configure(argument.Value, start.IsAbsent ? NodeEdit.Empty(target.Origin) : start, frame);
            target = NodeEdit.Write(target, path, configured, _origins.Of(argument));
        }

        return target;
    }

    private Node ApplyInitializer(Node target, IObjectOrCollectionInitializerOperation initializer, Frame frame)
    {
        foreach (var item in initializer.Initializers)
        {
            if (item is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment
                && _types.PathOf(property.Property) is { } path)
            {
                target = NodeEdit.Write(target, path, Evaluate(assignment.Value, frame), _origins.OfName(assignment));
                continue;
            }

            // Something is set, but nobody can say what: half-typed code, or a member that is not from the schema.
            target = target is ObjectNode value ? OpenAll(value) : target;
        }

        return target;
    }

    /// <summary>The same object, in which nothing counts as absent any more, at any depth.</summary>
    private static Node OpenAll(Node node) => node switch
    {
        ObjectNode value => new ObjectNode(
            value.Members.Select(static member => new ObjectNode.Member(member.Name, OpenAll(member.Value), member.NameOrigin)).ToImmutableArray(),
            isOpen: true,
            value.Origin),
        ArrayNode value => new ArrayNode(value.Items, isOpen: true, value.Origin),
        _ => node,
    };

    private Node CreateScalar(IObjectCreationOperation creation, IArgumentOperation text, Frame frame)
    {
        var value = Evaluate(text.Value, frame);
        if (value is not ScalarNode scalar)
        {
            return Unknown(creation, value);
        }

        var isExternal = creation.Arguments.Skip(1).Select(argument => (Evaluate(argument.Value, frame) as ScalarNode)?.AsBoolean()).ToList();
        return isExternal is [] or [not null]
            ? new ScalarNode(scalar.Kind, scalar.Text, _origins.Of(creation), isExternal is [true])
            : Unknown(creation);
    }

    private Node CreateCollection(IObjectOrCollectionInitializerOperation elements, Frame frame)
    {
        var list = new ArrayNode([], isOpen: false, _origins.Of(elements));
        var map = NodeEdit.Empty(list.Origin);
        foreach (var element in elements.Initializers)
        {
            switch (element)
            {
                case IInvocationOperation { TargetMethod.Name: "Add", Arguments: [var item] }:
                    list = NodeEdit.Add(list, Evaluate(item.Value, frame));
                    break;
                case IInvocationOperation { TargetMethod.Name: "Add", Arguments: [var key, var value] }:
                    map = Entry(map, Tuple(key.Value, value.Value, frame));
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [var index] }, Value: var entry }:
                    map = Entry(map, Tuple(index.Value, entry, frame));
                    break;
                default:
                    return Unknown(elements);
            }
        }

        return map.Members.IsEmpty && !map.IsOpen ? list : map;
    }

    private ArrayNode Tuple(IOperation key, IOperation value, Frame frame) =>
        new([Evaluate(key, frame), Evaluate(value, frame)], isOpen: false, _origins.Of(value));
}
