using System.Collections.Generic;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>Writes the method that fills in what the API server fills in.</summary>
internal static class DefaultsEmitter
{
    /// <summary>Writes <c>WithDefaults</c>; a definition without defaults returns itself.</summary>
    public static void Emit(SourceWriter writer, RecordShape shape, SchemaIndex index)
    {
        var assignments = new List<string>();
        foreach (var member in shape.Own.Where(member => !shape.IsMetadata(member)))
        {
            var (property, name) = (member.Property, member.CSharpName);
            var access = shape.IsNullable(member) ? name + "?" : name;
            if (CSharpTypes.Default(property, index) is { } value && !property.IsRequired)
            {
                assignments.Add($"{name} = {name} ?? {value},");
            }
            else if (property.Type.Kind == SchemaTypeKind.Record && index.RecordOf(property.Type) is { } inner && index.HasDefaults(inner))
            {
                assignments.Add($"{name} = {access}.WithDefaults(),");
            }
            else if (index.ItemOf(property.Type) is { } item && index.HasDefaults(item))
            {
                assignments.Add($"{name} = {access}.ConvertAll(static item => item.WithDefaults()),");
            }
        }

        writer.Line();
        writer.Summary("This object with every absent scalar set to what the API server fills in, at every level.");
        if (assignments.Count == 0)
        {
            writer.Line($"public {shape.Definition.CSharpName} WithDefaults() => this;");
            return;
        }

        writer.Line($"public {shape.Definition.CSharpName} WithDefaults() => this with");
        writer.Open();
        foreach (var assignment in assignments)
        {
            writer.Line(assignment);
        }

        writer.Close(";");
    }
}
