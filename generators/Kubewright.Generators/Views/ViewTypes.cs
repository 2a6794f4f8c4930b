using System;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>How a rule sees a schema type: the type of the view's property and the expression that reads it.</summary>
internal static class ViewTypes
{
    private const string MainNamespace = "Kubewright.Rules.Views";

    /// <summary>The namespace of a view: the part of the definition's own namespace that follows the library's, below that of all views.</summary>
    public static string Namespace(SchemaDefinition definition) =>
        definition.Namespace.IndexOf('.') is var dot and > 0 ? MainNamespace + definition.Namespace.Substring(dot) : MainNamespace;

    /// <summary>The property's type.</summary>
    public static string Name(SchemaType type, SchemaIndex index) => type.Kind switch
    {
        SchemaTypeKind.String or SchemaTypeKind.Base64 or SchemaTypeKind.Time or SchemaTypeKind.MicroTime or SchemaTypeKind.Quantity
            or SchemaTypeKind.Enum or SchemaTypeKind.KnownValues => "Value<string>",
        SchemaTypeKind.Int32 or SchemaTypeKind.Int64 or SchemaTypeKind.Seconds => "Value<long>",
        SchemaTypeKind.Double => "Value<double>",
        SchemaTypeKind.Boolean => "Value<bool>",
        SchemaTypeKind.IntOrString => "Value<IntOrText>",
        SchemaTypeKind.Reference => "Value<NameReference>",
        SchemaTypeKind.Record => index.Find(type.Name!) is { } record ? index.TypeName(record) + "View" : "NodeAt",
        SchemaTypeKind.Raw => "NodeAt",
        SchemaTypeKind.Labels => "MapView<Value<string>>",
        SchemaTypeKind.List => $"ListView<{Name(type.Element!, index)}>",
        SchemaTypeKind.Map => $"MapView<{Name(type.Element!, index)}>",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>The expression that reads the value at <paramref name="at"/> where its type is plain.</summary>
    public static string Read(SchemaType type, string at, SchemaIndex index) =>
        IsPlace(type, index) ? at
        : Method(type.Kind) is { } method ? $"Scalar.{method}({at})"
        : $"new({Arguments(type, at, index)})";

    /// <summary>The function that reads one item of a list or map.</summary>
    private static string Reader(SchemaType element, SchemaIndex index) =>
        IsPlace(element, index) ? "static item => item"
        : Method(element.Kind) is { } method ? $"Scalar.{method}"
        : $"static item => new {Name(element, index)}({Arguments(element, "item", index)})";

    private static string Arguments(SchemaType type, string at, SchemaIndex index) => type.Kind switch
    {
        SchemaTypeKind.Labels => $"{at}, Scalar.Label",
        SchemaTypeKind.List or SchemaTypeKind.Map => $"{at}, {Reader(type.Element!, index)}",
        _ => at,
    };

    /// <summary>Whether the value is handed on as a node: free-form JSON, or a definition that no file has.</summary>
    private static bool IsPlace(SchemaType type, SchemaIndex index) =>
        type.Kind == SchemaTypeKind.Raw || (type.Kind == SchemaTypeKind.Record && index.Find(type.Name!) is null);

    /// <summary>The method that reads a scalar; null for anything else.</summary>
    private static string? Method(SchemaTypeKind kind) => kind switch
    {
        SchemaTypeKind.String or SchemaTypeKind.Base64 or SchemaTypeKind.Time or SchemaTypeKind.MicroTime
            or SchemaTypeKind.Enum or SchemaTypeKind.KnownValues => "Text",
        SchemaTypeKind.Int32 or SchemaTypeKind.Int64 or SchemaTypeKind.Seconds => "Integer",
        SchemaTypeKind.Double => "Number",
        SchemaTypeKind.Boolean => "Flag",
        SchemaTypeKind.Quantity => "Quantity",
        SchemaTypeKind.IntOrString => "IntOrText",
        SchemaTypeKind.Reference => "Reference",
        _ => null,
    };
}
