using System.Globalization;
using Kubewright.Schema;

namespace Kubewright.Rules.Views;

/// <summary>Reads scalars. A scalar of the wrong type is unknown here: that it is wrong is for another rule to say.</summary>
public static class Scalar
{
    /// <summary>A string.</summary>
    public static Value<string> Text(NodeAt at) =>
        Node(at) is { Kind: ScalarKind.String } scalar ? Known(at, scalar.Text) : None<string>(at);

    /// <summary>A label or annotation: a string, where Kubernetes reads an explicit null as the empty string.</summary>
    public static Value<string> Label(NodeAt at) =>
        at.Node is ScalarNode { Kind: ScalarKind.Null } ? Known(at, "") : Text(at);

    /// <summary>A string that counts as absent when it is empty.</summary>
    public static Value<string> NonEmptyText(NodeAt at) =>
        Text(at) is var value && value.TryGet(out var text) && text.Length == 0 ? new Value<string>(at, Presence.Absent) : value;

    /// <summary>A whole number.</summary>
    public static Value<long> Integer(NodeAt at) =>
        Node(at)?.AsInteger() is { } number ? Known(at, number) : None<long>(at);

    /// <summary>A number.</summary>
    public static Value<double> Number(NodeAt at) =>
        Node(at) is { Kind: ScalarKind.Integer or ScalarKind.Float } scalar
        && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Known(at, number)
            : None<double>(at);

    /// <summary>True or false.</summary>
    public static Value<bool> Flag(NodeAt at) =>
        Node(at)?.AsBoolean() is { } flag ? Known(at, flag) : None<bool>(at);

    /// <summary>The text of a quantity, which may be written as a number or as a string.</summary>
    public static Value<string> Quantity(NodeAt at) =>
        Node(at) is { Kind: ScalarKind.String or ScalarKind.Integer or ScalarKind.Float } scalar ? Known(at, scalar.Text) : None<string>(at);

    /// <summary>A number or a string, told apart.</summary>
    public static Value<IntOrText> IntOrText(NodeAt at) => Node(at) switch
    {
        { Kind: ScalarKind.String } scalar => Known(at, new IntOrText(null, scalar.Text)),
        { } scalar when scalar.AsInteger() is { } number => Known(at, new IntOrText(number, scalar.Text)),
        _ => None<IntOrText>(at),
    };

    /// <summary>The name of another object.</summary>
    public static Value<NameReference> Reference(NodeAt at) =>
        Node(at) is { Kind: ScalarKind.String } scalar ? Known(at, new NameReference(scalar.Text, scalar.IsExternal)) : None<NameReference>(at);

    private static ScalarNode? Node(NodeAt at) => at.Node is ScalarNode { IsKnown: true } scalar ? scalar : null;

    private static Value<T> Known<T>(NodeAt at, T value)
        where T : notnull => new(at, Presence.Known, value);

    private static Value<T> None<T>(NodeAt at)
        where T : notnull => new(at, at.IsAbsent ? Presence.Absent : Presence.Unknown);
}
