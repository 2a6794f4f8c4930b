using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kubewright.Analyzers;

/// <content>Sequences that <c>System.Linq</c> and the immutable collections make from known ones.</content>
internal sealed partial class Evaluator
{
    private static bool IsSequenceMethod(IMethodSymbol method) => method.ContainingType is
        { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } }
        or { Name: "ImmutableArray" or "ImmutableList", ContainingNamespace: { Name: "Immutable", ContainingNamespace.Name: "Collections" } }
        || method is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_Array };

    private Node EvaluateSequenceMethod(IInvocationOperation invocation, Frame frame)
    {
        var origin = _origins.Of(invocation);
        var arguments = ArgumentsByParameter(invocation).Add(null).Add(null);
        switch (invocation.TargetMethod.Name)
        {
            case "Empty":
                return new ArrayNode([], isOpen: false, origin);
            case "Range" when Integer(arguments[0], frame) is { } start && Integer(arguments[1], frame) is { } count && count is >= 0 and <= MaxUnrolled:
                return new ArrayNode([.. Enumerable.Range(0, (int)count).Select(Node (i) => ScalarNode.Integer(start + i, origin))], isOpen: false, origin);
            case "Repeat" when arguments[0] is { } item && Integer(arguments[1], frame) is { } count && count is >= 0 and <= MaxUnrolled:
                return new ArrayNode([.. Enumerable.Repeat(NodeEdit.Rebase(Evaluate(item, frame), origin), (int)count)], isOpen: false, origin);
            case "Create" when invocation.TargetMethod.Parameters is [{ IsParams: true }]:
                return NodeEdit.Rebase(Evaluate(arguments[0]!, frame), origin);
            case "Create" when invocation.TargetMethod.Parameters.All(static parameter => parameter.Type.OriginalDefinition is ITypeParameterSymbol or { TypeKind: not TypeKind.Array }):
                return new ArrayNode([.. invocation.Arguments.Select(argument => Evaluate(argument.Value, frame))], isOpen: false, origin);
        }

        if (arguments[0] is not { } source || Items(Evaluate(source, frame)) is not ArrayNode { Items.Length: <= MaxUnrolled } list)
        {
            return Unknown(invocation);
        }

        var result = Transform(invocation.TargetMethod.Name, list, arguments[1], arguments[2], frame);
        return result is null ? Unknown(invocation) : NodeEdit.Rebase(result, origin);
    }

    private Node? Transform(string method, ArrayNode list, IOperation? first, IOperation? second, Frame frame) => (method, first) switch
    {
        ("ToArray" or "ToList" or "AsEnumerable" or "ToImmutableArray" or "ToImmutableList", null) => list,
        ("Select", { } selector) => Select(list, selector, frame),
        ("SelectMany", { } selector) when second is null => Select(list, selector, frame)?.Items
            .Aggregate(new ArrayNode([], list.IsOpen, list.Origin), static (all, items) => NodeEdit.AddRange(all, Items(items))),
        ("Where", { } predicate) => Where(list, predicate, frame),
        ("Concat", { } more) => NodeEdit.AddRange(list, Items(Evaluate(more, frame))),
        ("Append", { } item) => NodeEdit.Add(list, Evaluate(item, frame)),
        ("Prepend", { } item) => new ArrayNode(list.Items.Insert(0, Evaluate(item, frame)), list.IsOpen, list.Origin),
        _ when list.IsOpen => null,
        ("Take", { } amount) when Integer(amount, frame) is { } count => new ArrayNode([.. list.Items.Take((int)count)], isOpen: false, list.Origin),
        ("Skip", { } amount) when Integer(amount, frame) is { } count => new ArrayNode([.. list.Items.Skip((int)count)], isOpen: false, list.Origin),
        ("Reverse", null) => new ArrayNode([.. list.Items.Reverse()], isOpen: false, list.Origin),
        ("Count", null) => ScalarNode.Integer(list.Items.Length, list.Origin),
        ("Any", null) => ScalarNode.Boolean(!list.Items.IsEmpty, list.Origin),
        ("First" or "FirstOrDefault", null) when !list.Items.IsEmpty => list.Items[0],
        ("Last" or "LastOrDefault", null) when !list.Items.IsEmpty => list.Items[list.Items.Length - 1],
        ("Single" or "SingleOrDefault", null) when list.Items.Length == 1 => list.Items[0],
        ("Contains", { } item) when second is null => Contains(list, Evaluate(item, frame)),
        ("ToDictionary", { } key) when second is not null => Dictionary(Select(list, key, frame), Select(list, second, frame)),
        _ => null,
    };

    private ArrayNode? Select(ArrayNode list, IOperation selector, Frame frame)
    {
        if (ResolveFunction(selector, frame) is not { } function)
        {
            return null;
        }

        var items = ImmutableArray.CreateBuilder<Node>(list.Items.Length);
        for (var i = 0; i < list.Items.Length; i++)
        {
            items.Add(Invoke(function, [list.Items[i], Position(list, i)], frame));
        }

        return new ArrayNode(items.MoveToImmutable(), list.IsOpen, list.Origin);
    }

    private ArrayNode? Where(ArrayNode list, IOperation predicate, Frame frame)
    {
        if (ResolveFunction(predicate, frame) is not { } function)
        {
            return null;
        }

        var items = ImmutableArray.CreateBuilder<Node>();
        var isOpen = list.IsOpen;
        for (var i = 0; i < list.Items.Length; i++)
        {
            switch ((Invoke(function, [list.Items[i], Position(list, i)], frame) as ScalarNode)?.AsBoolean())
            {
                case true:
                    items.Add(list.Items[i]);
                    break;
                case null:
                    isOpen = true;
                    break;
            }
        }

        return new ArrayNode(items.ToImmutable(), isOpen, list.Origin);
    }

    /// <summary>The number that an item has in its list, which items that nobody sees may shift.</summary>
    private static Node Position(ArrayNode list, int index) =>
        list.IsOpen ? new UnknownNode(list.Origin) : ScalarNode.Integer(index, list.Origin);

    private static Node Contains(ArrayNode list, Node item)
    {
        var isFound = list.Items.Aggregate<Node, bool?>(false, (found, other) => found | AreEqual(other, item));
        return isFound is { } known ? ScalarNode.Boolean(known, list.Origin) : new UnknownNode(list.Origin);
    }

    private static ObjectNode? Dictionary(ArrayNode? keys, ArrayNode? values) => keys is null || values is null
        ? null
        : Enumerable.Range(0, keys.Items.Length).Aggregate(
            NodeEdit.Empty(keys.Origin),
            (map, i) => Entry(map, new ArrayNode([keys.Items[i], values.Items[i]], isOpen: false, keys.Origin)));

    /// <summary>What a function returns for known arguments; those that it does not take are left out.</summary>
    private Node Invoke(Closure function, ImmutableArray<Node> arguments, Frame frame)
    {
        var isLambda = function.Method.MethodKind == MethodKind.AnonymousFunction;
        if (frame.Depth >= MaxCallDepth)
        {
            _isCutShort = true;
            return new UnknownNode(_origins.Of(function.Body));
        }

        var inner = new Frame(function.Frame, isLambda ? frame.Depth : frame.Depth + 1);
        for (var i = 0; i < arguments.Length && i < function.Method.Parameters.Length; i++)
        {
            inner.Bind(function.Method.Parameters[i], arguments[i]);
        }

        return EvaluateBody(function.Body, inner);
    }

    private long? Integer(IOperation? operation, Frame frame) =>
        operation is null ? null : (Evaluate(operation, frame) as ScalarNode)?.AsInteger();

    /// <summary>What <c>string</c> methods give where that is the same in every culture.</summary>
    private Node EvaluateTextMethod(IInvocationOperation invocation, Frame frame)
    {
        var origin = _origins.Of(invocation);
        var arguments = ArgumentsByParameter(invocation).Select(argument => argument is null ? new UnknownNode(origin) : Evaluate(argument, frame)).ToImmutableArray();
        if (invocation.Instance is { } instance)
        {
            var receiver = Evaluate(instance, frame);
            return receiver is ScalarNode { Kind: ScalarKind.String, Text: var text }
                && arguments.All(static argument => argument is ScalarNode)
                ? OnText(invocation.TargetMethod, text, [.. arguments.Cast<ScalarNode>()], origin) ?? Unknown(invocation)
                : Unknown(invocation, arguments.Insert(0, receiver));
        }

        return (invocation.TargetMethod.Name, arguments) switch
        {
            ("IsNullOrEmpty", [{ IsUnknown: false } value]) => ScalarNode.Boolean(value is not ScalarNode { Text.Length: > 0 }, origin),
            ("IsNullOrWhiteSpace", [{ IsUnknown: false } value]) => ScalarNode.Boolean(string.IsNullOrWhiteSpace((value as ScalarNode)?.Text), origin),
            ("Join", [ScalarNode { Kind: ScalarKind.String, Text: var separator }, ArrayNode { IsOpen: false } list]) => Joined(separator, list, origin),
            ("Concat", [ArrayNode { IsOpen: false } list]) => Joined("", list, origin),
            ("Concat", _) when invocation.TargetMethod.Parameters.All(static parameter => parameter.Type.SpecialType == SpecialType.System_String) =>
                Joined("", new ArrayNode(arguments, isOpen: false, origin), origin),
            ("Join" or "Concat" or "Format", _) => Unknown(invocation, arguments),
            _ => Unknown(invocation),
        };
    }

    private static Node Joined(string separator, ArrayNode list, Origin origin)
    {
        var texts = list.Items.Select(static item => item switch
        {
            { IsAbsent: true } => "",
            ScalarNode { Kind: ScalarKind.String } text => text.Text,
            ScalarNode { Kind: ScalarKind.Integer } number when number.AsInteger() >= 0 => number.Text,
            _ => null,
        }).ToList();
        return texts.Contains(null) ? new UnknownNode(origin, RunDependence.CauseOf(list)) : ScalarNode.String(string.Join(separator, texts), origin);
    }

    private static Node? OnText(IMethodSymbol method, string text, ImmutableArray<ScalarNode> arguments, Origin origin)
    {
        var isOrdinal = method.Parameters.All(static parameter => parameter.Type.SpecialType is SpecialType.System_Char) || method.Name == "Contains";
        return (method.Name, arguments) switch
        {
            ("ToLowerInvariant", []) => ScalarNode.String(text.ToLowerInvariant(), origin),
            ("ToUpperInvariant", []) => ScalarNode.String(text.ToUpperInvariant(), origin),
            ("Trim", []) => ScalarNode.String(text.Trim(), origin),
            ("TrimStart", []) => ScalarNode.String(text.TrimStart(), origin),
            ("TrimEnd", []) => ScalarNode.String(text.TrimEnd(), origin),
            ("Replace", [{ Kind: ScalarKind.String, Text.Length: > 0 } old, { Kind: ScalarKind.String } by]) => ScalarNode.String(text.Replace(old.Text, by.Text), origin),
            ("Substring", [var start]) when start.AsInteger() is { } from && from >= 0 && from <= text.Length => ScalarNode.String(text.Substring((int)from), origin),
            ("Substring", [var start, var length]) when start.AsInteger() is { } from && length.AsInteger() is { } count && from >= 0 && count >= 0 && from + count <= text.Length =>
                ScalarNode.String(text.Substring((int)from, (int)count), origin),
            ("Contains", [{ Kind: ScalarKind.String } part]) => ScalarNode.Boolean(text.IndexOf(part.Text, System.StringComparison.Ordinal) >= 0, origin),
            ("StartsWith", [{ Kind: ScalarKind.String } part]) when isOrdinal => ScalarNode.Boolean(text.StartsWith(part.Text, System.StringComparison.Ordinal), origin),
            ("EndsWith", [{ Kind: ScalarKind.String } part]) when isOrdinal => ScalarNode.Boolean(text.EndsWith(part.Text, System.StringComparison.Ordinal), origin),
            ("Split", [{ Kind: ScalarKind.String, Text.Length: 1 } separator, ..]) when method.Parameters[0].Type.SpecialType == SpecialType.System_Char && arguments.Skip(1).All(static option => option.Text == "0") =>
                new ArrayNode([.. text.Split(separator.Text[0]).Select(Node (part) => ScalarNode.String(part, origin))], isOpen: false, origin),
            _ => null,
        };
    }

    /// <summary>A whole number in a format that every culture writes alike; null for any other.</summary>
    private static string? Formatted(long number, string format)
    {
        if (number < 0 || format.Length == 0)
        {
            return number < 0 ? null : number.ToString(CultureInfo.InvariantCulture);
        }

        var isPlain = format[0] is 'D' or 'd' or 'X' or 'x' && format.Length <= 3 && format.Skip(1).All(char.IsDigit);
        return isPlain || (format.Length <= 20 && format.All(static c => c == '0')) ? number.ToString(format, CultureInfo.InvariantCulture) : null;
    }
}
