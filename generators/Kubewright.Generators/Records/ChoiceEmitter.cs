using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>Writes value sets: an enum with its exact texts for a closed set, a struct with known members for an open one.</summary>
internal static class ChoiceEmitter
{
    /// <summary>The source text of the value set.</summary>
    public static string Emit(SchemaChoice choice) => choice.IsClosed ? EmitEnum(choice) : EmitStruct(choice);

    private static string EmitEnum(SchemaChoice choice)
    {
        var writer = new SourceWriter(choice.Namespace, SourceWriter.Usings(choice.Namespace, "System", "Kubewright.Schema"));
        writer.Summary($"The values of {choice.Name} that the API server accepts.");
        writer.Open($"public enum {choice.Name}");
        foreach (var value in choice.Values)
        {
            if (value != choice.Values[0])
            {
                writer.Line();
            }

            writer.Summary(Describe(value));
            writer.Line($"[SchemaValue({CSharpTypes.Literal(value.Text)})]");
            writer.Line($"{Naming.Value(value.Text)},");
        }

        writer.Close();
        writer.Line();
        EmitEnumText(writer, choice);
        return writer.ToString();
    }

    private static void EmitEnumText(SourceWriter writer, SchemaChoice choice)
    {
        writer.Summary($"The exact texts of {choice.Name}.");
        writer.Open($"public static class {choice.Name}Text");
        writer.Summary("The text as Kubernetes spells it.");
        writer.Line("/// <param name=\"value\">The value.</param>");
        writer.Line("/// <exception cref=\"ArgumentOutOfRangeException\">The number stands for no value.</exception>");
        writer.Line($"public static string ToText(this {choice.Name} value) => value switch");
        writer.Open();
        foreach (var value in choice.Values)
        {
            writer.Line($"{choice.Name}.{Naming.Value(value.Text)} => {CSharpTypes.Literal(value.Text)},");
        }

        writer.Line("_ => throw new ArgumentOutOfRangeException(nameof(value)),");
        writer.Close(";");
        writer.Line();
        writer.Summary("Reads a value; null when it is absent or not accepted, which is then a finding.");
        writer.Line("/// <param name=\"reader\">Where to read from.</param>");
        writer.Line($"public static {choice.Name}? Read(ManifestReader reader) => reader.String() switch");
        writer.Open();
        writer.Line("null => null,");
        foreach (var value in choice.Values)
        {
            writer.Line($"{CSharpTypes.Literal(value.Text)} => {choice.Name}.{Naming.Value(value.Text)},");
        }

        var supported = string.Join(", ", choice.Values.Select(static value => value.Text.Length == 0 ? "(empty)" : value.Text));
        writer.Line($"var text => reader.Unsupported<{choice.Name}>(text, {CSharpTypes.Literal(supported)}),");
        writer.Close(";");
        writer.Close();
    }

    private static string EmitStruct(SchemaChoice choice)
    {
        var writer = new SourceWriter(choice.Namespace, SourceWriter.Usings(choice.Namespace, "Kubewright.Schema"));
        var name = choice.Name;
        writer.Summary($"A value of {name}: one of the well-known ones, or any other text.");
        writer.Line("/// <param name=\"Value\">The text as Kubernetes spells it.</param>");
        writer.Open($"public readonly record struct {name}(string Value)");
        foreach (var value in choice.Values)
        {
            writer.Summary(Describe(value));
            writer.Line($"[SchemaValue({CSharpTypes.Literal(value.Text)})]");
            writer.Line($"public static {name} {Naming.Value(value.Text)} => new({CSharpTypes.Literal(value.Text)});");
            writer.Line();
        }

        writer.Summary("A value that is not among the well-known ones.");
        writer.Line("/// <param name=\"value\">The text as Kubernetes spells it.</param>");
        writer.Line($"public static {name} Of(string value) => new(value);");
        writer.Line();
        writer.Summary("Any text may be given.");
        writer.Line("/// <param name=\"value\">The text as Kubernetes spells it.</param>");
        writer.Line($"public static implicit operator {name}(string value) => new(value);");
        writer.Line();
        writer.Summary("Reads a value; null when it is absent.");
        writer.Line("/// <param name=\"reader\">Where to read from.</param>");
        writer.Line($"public static {name}? Read(ManifestReader reader) => reader.String() is {{ }} text ? new {name}(text) : ({name}?)null;");
        writer.Line();
        writer.Summary("The text as Kubernetes spells it.");
        writer.Line("public override string ToString() => Value;");
        writer.Close();
        return writer.ToString();
    }

    private static string Describe(SchemaChoice.Value value) =>
        value.Description.Length > 0 ? value.Description : $"The value {(value.Text.Length == 0 ? "empty" : value.Text)}.";
}
