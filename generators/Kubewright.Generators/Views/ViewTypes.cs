using System;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>How a rule sees a schema type: the type of the view's property and the expression that reads it.</summary>
internal static class ViewTypes
{
    /// <summary>The property's type.</summary>
    public static string Name(SchemaType type, SchemaIndex index) => type.Kind switch
    {
        SchemaTypeKind.String or SchemaTypeKind.Time or SchemaTypeKind.MicroTime or SchemaTypeKind.Quantity
            or SchemaTypeKind.Enum or SchemaTypeKind.KnownValues => "Value<string>",
        SchemaTypeKind.Int32 or SchemaTypeKind.Int64 or SchemaTypeKind.Seconds => "Value<long>",
        SchemaTypeKind.Double => "Value<double>",
        SchemaTypeKind.Boolean => "Value<bool>",
        SchemaTypeKind.IntOrString => "Value<IntOrText>",
        SchemaTypeKind.Reference => "Value<NameReference>",
        SchemaTypeKind.Record => index.Find(type.Name!) is { } record ? record.CSharpName + "View" : "NodeAt",
        SchemaTypeKind.Raw => "NodeAt",
        SchemaTypeKind.Labels => "MapView<Value<string>>",
        SchemaTypeKind.List => $"ListView<{Name(type.Element!, index)}>",
        SchemaTypeKind.Map => $"MapView<{Name(type.Element!, index)}>",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>The expression that reads the value at <paramref name="at"/>; its target type is known.</summary>
    public static string Read(SchemaType type, string at, SchemaIndex index) => type.Kind switch
    {
        SchemaTypeKind.Record when index.Find(type.Name!) is not null => $"new({at})",
        SchemaTypeKind.Record or SchemaTypeKind.Raw => at,
        SchemaTypeKind.Labels => $"new({at}, Scalar.Label)",
        SchemaTypeKind.List or SchemaTypeKind.Map => $"new({at}, {Reader(type.Element!, index)})",
        _ => $"Scalar.{Method(type.Kind)}({at})",
    };

    private static string Reader(SchemaType element, SchemaIndex index) =>
        element.Kind is SchemaTypeKind.Record or SchemaTypeKind.Raw or SchemaTypeKind.Labels or SchemaTypeKind.List or SchemaTypeKind.Map
            ? $"static item => {Read(element, "item", index)}"
            : $"Scalar.{Method(element.Kind)}";

    private static string Method(SchemaTypeKind kind) => kind switch
    {
        SchemaTypeKind.Int32 or SchemaTypeKind.Int64 or SchemaTypeKind.Seconds => "Integer",
        SchemaTypeKind.Double => "Number",
        SchemaTypeKind.Boolean => "Flag",
        SchemaTypeKind.Quantity => "Quantity",
        SchemaTypeKind.IntOrString => "IntOrText",
        SchemaTypeKind.Reference => "Reference",
        _ => "Text",
    };
}
