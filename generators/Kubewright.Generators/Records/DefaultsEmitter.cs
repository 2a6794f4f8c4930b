using System.Collections.Generic;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>Writes the method that fills in what the API server fills in.</summary>
internal static class DefaultsEmitter
{
    /// <summary>
    /// Writes <c>WithDefaults</c>. An object that lacks nothing returns itself, so that who fills in a copy of a complete
    /// object keeps its parts; a definition without defaults always does.
    /// </summary>
    public static void Emit(SourceWriter writer, RecordShape shape, SchemaIndex index)
    {
        var (locals, conditions, assignments) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var member in shape.Own.Where(member => !shape.IsMetadata(member)))
        {
            var (property, name) = (member.Property, member.CSharpName);
            if (CSharpTypes.Default(property, index) is { } value && !property.IsRequired)
            {
                conditions.Add($"{name} is not null");
                assignments.Add($"{name} = {name} ?? {value},");
            }
            else if (Filled(property, index) is { } filled)
            {
                var local = Naming.Parameter(property);
                locals.Add($"var {local} = {name}{(shape.IsNullable(member) ? "?" : "")}.{filled};");
                conditions.Add($"ReferenceEquals({local}, {name})");
                assignments.Add($"{name} = {local},");
            }
        }

        writer.Line();
        writer.Summary("This object with every absent scalar set to what the API server fills in, at every level.");
        if (assignments.Count == 0)
        {
            writer.Line($"public {shape.Definition.CSharpName} WithDefaults() => this;");
            return;
        }

        writer.Open($"public {shape.Definition.CSharpName} WithDefaults()");
        locals.ForEach(writer.Line);
        writer.Line($"return {string.Join(" && ", conditions)} ? this : this with");
        writer.Open();
        assignments.ForEach(writer.Line);
        writer.Close(";");
        writer.Close();
    }

    /// <summary>What is called on a member whose value has defaults of its own; null for any other.</summary>
    private static string? Filled(SchemaProperty property, SchemaIndex index) =>
        property.Type.Kind == SchemaTypeKind.Record && index.RecordOf(property.Type) is { } inner && index.HasDefaults(inner) ? "WithDefaults()"
        : index.ItemOf(property.Type) is { } item && index.HasDefaults(item) ? "ConvertAll(static item => item.WithDefaults())"
        : null;
}
