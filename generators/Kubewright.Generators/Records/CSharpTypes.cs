using System;
using System.Globalization;
using Kubewright.Schema;
using Microsoft.CodeAnalysis.CSharp;

namespace Kubewright.Generators;

/// <summary>What a schema type looks like in C#, and how it is read, written and defaulted.</summary>
internal static class CSharpTypes
{
    /// <summary>The type's name, never nullable.</summary>
    public static string Name(SchemaType type, SchemaProperty property, SchemaIndex index) => type.Kind switch
    {
        SchemaTypeKind.String or SchemaTypeKind.Base64 => "string",
        SchemaTypeKind.Int32 => "int",
        SchemaTypeKind.Int64 => "long",
        SchemaTypeKind.Double => "double",
        SchemaTypeKind.Boolean => "bool",
        SchemaTypeKind.Seconds => "Duration",
        SchemaTypeKind.Time or SchemaTypeKind.MicroTime => "DateTimeOffset",
        SchemaTypeKind.Quantity => "Quantity",
        SchemaTypeKind.IntOrString => "IntOrString",
        SchemaTypeKind.Enum or SchemaTypeKind.KnownValues => index.ChoiceName(type.Name!),
        SchemaTypeKind.Reference => ReferenceTarget(property, index) is { } target ? $"Ref<{target}>" : "string",
        SchemaTypeKind.Record => index.Find(type.Name!) is { } record ? index.TypeName(record) : "RawValue",
        SchemaTypeKind.Raw => "RawValue",
        SchemaTypeKind.Labels => "Labels",
        SchemaTypeKind.List => $"ValueList<{Name(type.Element!, property, index)}>",
        SchemaTypeKind.Map => $"Map<{Name(type.Element!, property, index)}>",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Whether the C# type is a struct.</summary>
    public static bool IsStruct(SchemaType type, SchemaProperty property, SchemaIndex index) => type.Kind switch
    {
        SchemaTypeKind.String or SchemaTypeKind.Base64 or SchemaTypeKind.Record or SchemaTypeKind.Raw
            or SchemaTypeKind.List or SchemaTypeKind.Map or SchemaTypeKind.Labels => false,
        SchemaTypeKind.Reference => ReferenceTarget(property, index) is not null,
        _ => true,
    };

    /// <summary>The expression that reads the value from <c>reader</c>; null when it is absent or of the wrong type.</summary>
    public static string Read(SchemaType type, SchemaProperty property, SchemaIndex index) => type.Kind switch
    {
        SchemaTypeKind.String or SchemaTypeKind.Base64 => "reader.String()",
        SchemaTypeKind.Int32 => "reader.Int32()",
        SchemaTypeKind.Int64 => "reader.Int64()",
        SchemaTypeKind.Double => "reader.Double()",
        SchemaTypeKind.Boolean => "reader.Boolean()",
        SchemaTypeKind.Seconds => "reader.Duration()",
        SchemaTypeKind.Time or SchemaTypeKind.MicroTime => "reader.Timestamp()",
        SchemaTypeKind.Quantity => "reader.Quantity()",
        SchemaTypeKind.IntOrString => "reader.IntOrString()",
        SchemaTypeKind.Enum => $"{index.ChoiceName(type.Name!)}Text.Read(reader)",
        SchemaTypeKind.KnownValues => $"{FullChoice(type.Name!)}.Read(reader)",
        SchemaTypeKind.Reference => ReferenceTarget(property, index) is { } target ? $"reader.Reference<{target}>()" : "reader.String()",
        SchemaTypeKind.Record => index.Find(type.Name!) is { } record ? $"{Full(record)}.Read(reader)" : "reader.Raw()",
        SchemaTypeKind.Raw => "reader.Raw()",
        SchemaTypeKind.Labels => "reader.Labels()",
        SchemaTypeKind.List => $"reader.{(IsStruct(type.Element!, property, index) ? "Values" : "List")}({Reader(type.Element!, property, index)})",
        SchemaTypeKind.Map => $"reader.{(IsStruct(type.Element!, property, index) ? "ValueMap" : "Map")}({Reader(type.Element!, property, index)})",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>The statement that writes the member when it has a value.</summary>
    public static string Write(SchemaProperty property, string expression)
    {
        var text = property.Type.Kind switch
        {
            SchemaTypeKind.Enum => $"{expression}?.ToText()",
            SchemaTypeKind.KnownValues => $"{expression}?.Value",
            SchemaTypeKind.List when property.Type.Element!.Kind == SchemaTypeKind.Enum => $"{expression}, static item => item.ToText()",
            SchemaTypeKind.List when property.Type.Element!.Kind == SchemaTypeKind.KnownValues => $"{expression}, static item => item.Value",
            SchemaTypeKind.List when property.Type.Element!.Kind == SchemaTypeKind.Reference => $"{expression}, static item => item.Name",
            SchemaTypeKind.List or SchemaTypeKind.Map when !IsPlain(property.Type) => $"{expression}, {Writer(property.Type.Element!)}",
            _ => expression,
        };
        var method = property.Type.Kind == SchemaTypeKind.MicroTime ? "MicroTime" : "Member";
        return $"writer.{method}(\"{property.Name}\", {text});";
    }

    /// <summary>The schema's default as a C# expression; null when there is none that fits the type.</summary>
    public static string? Default(SchemaProperty property, SchemaIndex index) => property.Default is not { } value ? null : property.Type.Kind switch
    {
        SchemaTypeKind.String or SchemaTypeKind.Base64 => Literal(value),
        SchemaTypeKind.Int32 or SchemaTypeKind.Int64 when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => value,
        SchemaTypeKind.Seconds => $"new Duration({value})",
        SchemaTypeKind.Boolean => value,
        SchemaTypeKind.Double when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number.ToString("R", CultureInfo.InvariantCulture),
        SchemaTypeKind.Quantity => Literal(value),
        SchemaTypeKind.Enum => $"{FullChoice(property.Type.Name!)}.{Naming.Value(value)}",
        SchemaTypeKind.KnownValues => $"{FullChoice(property.Type.Name!)}.Of({Literal(value)})",
        SchemaTypeKind.IntOrString => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? value : Literal(value),
        _ => null,
    };

    /// <summary>The definition that a reference names, as a C# type; null when the library has no such type.</summary>
    public static string? ReferenceTarget(SchemaProperty property, SchemaIndex index) =>
        property.References.IsEmpty || index.Find(property.References[0]) is not { } target ? null : index.TypeName(target);

    /// <summary>The type's full name, which no member of the surrounding type can hide.</summary>
    public static string Full(SchemaDefinition definition) => $"global::{definition.Namespace}.{definition.CSharpName}";

    /// <summary>The full name of a value set's type, which no member of the surrounding type can hide.</summary>
    public static string FullChoice(string name) => name.IndexOf('.') < 0 ? $"global::{SchemaFile.LibraryNamespace}.{name}" : "global::" + name;

    /// <summary>A C# string literal.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>Whether the writer has a method of its own for lists or maps of such values.</summary>
    private static bool IsPlain(SchemaType type) => type.Element!.Kind switch
    {
        SchemaTypeKind.String or SchemaTypeKind.Base64 or SchemaTypeKind.Record or SchemaTypeKind.Raw => true,
        SchemaTypeKind.Int32 or SchemaTypeKind.Int64 => type.Kind == SchemaTypeKind.List,
        SchemaTypeKind.Quantity or SchemaTypeKind.Time => type.Kind == SchemaTypeKind.Map,
        _ => false,
    };

    /// <summary>The function that writes one item of a list or one value of a map.</summary>
    private static string Writer(SchemaType element) => element.Kind switch
    {
        SchemaTypeKind.List or SchemaTypeKind.Map => $"static (writer, items) => writer.Value(items, {Writer(element.Element!)})",
        _ => "static (writer, item) => " + element.Kind switch
        {
            SchemaTypeKind.Int32 or SchemaTypeKind.Int64 => "writer.Integer(item)",
            SchemaTypeKind.Double => "writer.Float(item)",
            SchemaTypeKind.Boolean => "writer.Boolean(item)",
            SchemaTypeKind.Seconds => "writer.Integer(item.Seconds)",
            SchemaTypeKind.Quantity => "writer.String(item.ToString())",
            SchemaTypeKind.IntOrString or SchemaTypeKind.Time => "writer.Value(item)",
            SchemaTypeKind.Enum => "writer.String(item.ToText())",
            SchemaTypeKind.KnownValues => "writer.String(item.Value)",
            SchemaTypeKind.Record or SchemaTypeKind.Raw => "item.Write(writer)",
            _ => "writer.String(item)",
        },
    };

    private static string Reader(SchemaType element, SchemaProperty property, SchemaIndex index) => element.Kind switch
    {
        SchemaTypeKind.Record when index.Find(element.Name!) is { } record => $"{Full(record)}.Read",
        SchemaTypeKind.Enum => $"{index.ChoiceName(element.Name!)}Text.Read",
        SchemaTypeKind.KnownValues => $"{FullChoice(element.Name!)}.Read",
        _ => $"static reader => {Read(element, property, index)}",
    };
}
