using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>Writes the pair of methods that read and write a record, for YAML, JSON and nodes alike.</summary>
internal static class RecordIoEmitter
{
    /// <summary>Writes <c>Write</c> and <c>Read</c>.</summary>
    public static void Emit(SourceWriter writer, RecordShape shape, SchemaIndex index)
    {
        EmitWrite(writer, shape, index);
        writer.Line();
        EmitRead(writer, shape, index);
    }

    private static void EmitWrite(SourceWriter writer, RecordShape shape, SchemaIndex index)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open("public void Write(ManifestWriter writer)");
        writer.Line("writer.BeginObject(_comments);");
        foreach (var property in shape.Definition.Properties)
        {
            if (shape.IsKind && property.Name is "apiVersion" or "kind" && shape.IsKind)
            {
                writer.Line($"writer.Member(\"{property.Name}\", {property.CSharpName});");
                continue;
            }

            writer.Line(CSharpTypes.Write(property, Expression(property, index)));
        }

        if (shape.Definition.KeepsUnknown)
        {
            writer.Line("writer.Members(OtherMembers);");
        }

        writer.Line("writer.EndObject();");
        writer.Close();
    }

    /// <summary>A required enum or known value has no question mark to call through.</summary>
    private static string Expression(SchemaProperty property, SchemaIndex index) =>
        property.IsRequired && property.Type.Kind is SchemaTypeKind.Enum or SchemaTypeKind.KnownValues && property.IsRequired
            ? $"(({index.ChoiceName(property.Type.Name!)}?){property.CSharpName})"
            : property.CSharpName;

    private static void EmitRead(SourceWriter writer, RecordShape shape, SchemaIndex index)
    {
        var type = shape.Definition.CSharpName;
        writer.Summary($"Reads a {type}; null when it is absent or unusable, which is then a finding.");
        writer.Line("/// <param name=\"reader\">Where to read from.</param>");
        writer.Open($"public static {type}? Read(ManifestReader reader)");
        writer.Open("if (!reader.BeginObject())");
        writer.Line("return null;");
        writer.Close();
        writer.Line();
        foreach (var member in shape.Own)
        {
            writer.Line($"{CSharpTypes.Name(member.Type, member.Property, index)}? {Local(member)} = null;");
        }

        if (shape.Definition.KeepsUnknown)
        {
            writer.Line("Map<RawValue>? otherMembers = null;");
        }

        writer.Open("while (reader.NextMember(out var member))");
        writer.Open("switch (member)");
        if (shape.IsKind)
        {
            writer.Line("case \"apiVersion\" or \"kind\":");
            writer.Continue("reader.Skip();");
            writer.Continue("break;");
        }

        foreach (var member in shape.Own)
        {
            writer.Line($"case \"{member.Property.Name}\":");
            writer.Continue($"{Local(member)} = {CSharpTypes.Read(member.Type, member.Property, index)};");
            writer.Continue("break;");
        }

        EmitUnknown(writer, shape);
        writer.Close();
        writer.Close();
        writer.Line();
        EmitRequired(writer, shape);
        EmitResult(writer, shape, index);
        writer.Close();
        if (shape.Definition.KeepsUnknown)
        {
            return;
        }

        writer.Line();
        var names = shape.Definition.Properties.Select(static property => $"\"{property.Name}\"");
        writer.Line($"private static ReadOnlySpan<string> KnownMembers => new string[] {{ {string.Join(", ", names)} }};");
    }

    private static void EmitUnknown(SourceWriter writer, RecordShape shape)
    {
        writer.Line("default:");
        writer.Continue(shape.Definition.KeepsUnknown
            ? "otherMembers = reader.Raw() is { } other ? (otherMembers ?? []).With(member, other) : otherMembers;"
            : "reader.Unknown(KnownMembers);");
        writer.Continue("break;");
    }

    private static void EmitRequired(SourceWriter writer, RecordShape shape)
    {
        foreach (var member in shape.Own.Where(member => !shape.IsMetadata(member) && shape.Definition.Find(member.Property.Name)!.IsRequired))
        {
            writer.Open($"if ({Local(member)} is null)");
            writer.Line($"reader.Missing(\"{member.Property.Name}\");");
            writer.Line("return null;");
            writer.Close();
            writer.Line();
        }
    }

    private static void EmitResult(SourceWriter writer, RecordShape shape, SchemaIndex index)
    {
        var type = shape.Definition.CSharpName;
        var constructor = shape.Constructors().LastOrDefault() ?? [];
        var spec = shape.Spec;
        var arguments = shape.HasMetadata
            ? $"{Local(shape.Own.First(shape.IsMetadata))} ?? new ObjectMeta()" + (spec is null ? "" : $", {Local(spec)}")
            : string.Join(", ", constructor.Select(member => Value(member, index)));
        var rest = shape.Own.Where(member => member != spec && !shape.IsMetadata(member) && !constructor.Contains(member)).ToList();
        if (rest.Count == 0 && !shape.Definition.KeepsUnknown)
        {
            writer.Line($"return new {type}({arguments});");
            return;
        }

        writer.Line($"return new {type}({arguments})");
        writer.Open();
        foreach (var member in rest)
        {
            writer.Line($"{member.CSharpName} = {Value(member, index)},");
        }

        if (shape.Definition.KeepsUnknown)
        {
            writer.Line("OtherMembers = otherMembers,");
        }

        writer.Close(";");
    }

    private static string Value(RecordMember member, SchemaIndex index) =>
        member.IsRequired && CSharpTypes.IsStruct(member.Type, member.Property, index) ? Local(member) + ".Value" : Local(member);

    /// <summary>Locals carry a suffix where the plain name is taken by the method itself.</summary>
    private static string Local(RecordMember member) =>
        Naming.Parameter(member.Property) is var name && name is "reader" or "member" or "other" or "otherMembers" ? name + "Value" : name;
}
