using System;
using System.Collections.Generic;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>Writes the builder of a record: one chained method per member, one per item of a list.</summary>
internal sealed class BuilderEmitter
{
    private readonly SchemaIndex _index;
    private readonly RecordShape _shape;
    private readonly SourceWriter _out;
    private string _take = "Take";

    private BuilderEmitter(SourceWriter writer, RecordShape shape, SchemaIndex index) => (_out, _shape, _index) = (writer, shape, index);

    private string Type => _shape.Definition.CSharpName;

    private string Builder => Type + "Builder";

    /// <summary>Writes the builder.</summary>
    public static void Emit(SourceWriter writer, RecordShape shape, SchemaIndex index) => new BuilderEmitter(writer, shape, index).Emit();

    private void Emit()
    {
        _out.Summary($"Builds a {Type} step by step.");
        _out.Line($"[SchemaDefinition(\"{_shape.Definition.Name}\")]");
        _out.Open($"public sealed class {Builder}");
        _out.Line($"internal {Builder}({Type} value) => Built = value;");
        _out.Line();
        _out.Summary("What has been built so far.");
        _out.Line($"public {Type} Built {{ get; private set; }}");
        var members = _shape.Own.Concat(_shape.Hoisted).Where(member => !_shape.IsMetadata(member)).ToList();
        var names = new HashSet<string>(members.Select(static member => member.CSharpName), StringComparer.Ordinal) { "Built" };
        _take = names.Contains(_take) ? "TakeBuilt" : _take;
        foreach (var member in members)
        {
            EmitSet(member);
            if (ItemOf(member) is { } item)
            {
                var singular = CSharpNames.Singular(member.CSharpName);
                EmitAppend(member, item, names.Contains(singular) ? "Add" + singular : singular);
            }
        }

        _out.Line();
        _out.Summary("Puts a YAML comment beside a scalar; one on the same scalar is replaced.");
        _out.Line("/// <param name=\"member\">Names the scalar: a chain of members and indexers that begins at the object.</param>");
        _out.Line("/// <param name=\"text\">The text, without the number sign; one line.</param>");
        _out.Open($"public {Builder} Comment(global::System.Linq.Expressions.Expression<Func<{Type}, object?>> member, string text)");
        _out.Line($"return {_take}(YamlCommenting.Comment(Built, member, text));");
        _out.Close();
        EmitSteps();
        _out.Close();
    }

    /// <summary>What all methods do in the end: take a value, and let somebody else configure one.</summary>
    private void EmitSteps()
    {
        _out.Line();
        _out.Open($"internal static {Type} Apply({Type} value, Action<{Builder}>? configure)");
        _out.Line($"var builder = new {Builder}(value);");
        _out.Line("configure?.Invoke(builder);");
        _out.Line("return builder.Built;");
        _out.Close();
        _out.Line();
        _out.Open($"private {Builder} {_take}({Type} value)");
        _out.Line("Built = value;");
        _out.Line("return this;");
        _out.Close();
    }

    /// <summary>The definition of the items of a list of records; null for anything else.</summary>
    private SchemaDefinition? ItemOf(RecordMember member) => _index.ItemOf(member.Type);

    private void EmitSet(RecordMember member)
    {
        var type = CSharpTypes.Name(member.Type, member.Property, _index);
        var isScalarList = member.Type.Kind == SchemaTypeKind.List && ItemOf(member) is null;
        var parameter = isScalarList ? $"params {CSharpTypes.Name(member.Type.Element!, member.Property, _index)}[]" : type;
        Begin(member, "");
        EmitMethod(member, member.CSharpName, parameter + " value", "value");
        if (member.Type.Kind == SchemaTypeKind.Record && _index.RecordOf(member.Type) is { IsExternal: false } record)
        {
            Begin(member, "", "configure");
            EmitMethod(member, member.CSharpName, $"Action<{_index.TypeName(record)}Builder> configure", $"{Full(record)}Builder.Apply(Built.{member.CSharpName} ?? {Full(record)}.Empty, configure)");
        }
    }

    private void EmitAppend(RecordMember member, SchemaDefinition item, string name)
    {
        Begin(member, "[]");
        EmitMethod(member, name, $"[SchemaPath(\"\")] {_index.TypeName(item)} value", Append(member, "value"));
        if (item.IsExternal)
        {
            return;
        }

        var itemShape = new RecordShape(item, _index);
        if (itemShape.HasMetadata)
        {
            EmitAppend(member, item, name, "[SchemaPath(\"metadata.name\")] string name, ", itemShape.New("new ObjectMeta { Name = name }"));
            return;
        }

        foreach (var parameters in itemShape.Constructors())
        {
            var list = string.Concat(parameters.Select(parameter =>
                $"[SchemaPath(\"{parameter.Path}\")] {itemShape.TypeOf(parameter)} {Naming.Parameter(parameter.Property)}, "));
            EmitAppend(member, item, name, list, Start(itemShape, parameters));
        }

        if (itemShape.Key.Count == 0)
        {
            EmitAppend(member, item, name, "", Full(item) + ".Empty");
        }
    }

    private void EmitAppend(RecordMember member, SchemaDefinition item, string name, string parameters, string start)
    {
        var (mark, preset) = parameters.Length > 0 ? ("?", " = null") : ("", "");
        Begin(member, "[]");
        EmitMethod(
            member,
            name,
            $"{parameters}[SchemaPath(\"\")] Action<{_index.TypeName(item)}Builder>{mark} configure{preset}",
            Append(member, $"{Full(item)}Builder.Apply({start}, configure)"));
    }

    private void EmitMethod(RecordMember member, string name, string parameters, string value)
    {
        _out.Line($"public {Builder} {name}({parameters}) =>");
        _out.Continue($"{_take}(Built with {{ {member.CSharpName} = {value} }});");
    }

    private static string Append(RecordMember member, string value) => $"(Built.{member.CSharpName} ?? []).Add({value})";

    /// <summary>The item to configure; one with further required members starts from a blank that lacks them still.</summary>
    private static string Start(RecordShape item, List<RecordMember> parameters) =>
        item.RequiredInInitializer.Any()
            ? $"{Full(item.Definition)}.Empty with {{ {string.Join(", ", parameters.Select(static parameter => $"{parameter.CSharpName} = {Naming.Parameter(parameter.Property)}"))} }}"
            : $"new {item.Definition.CSharpName}({string.Join(", ", parameters.Select(static parameter => Naming.Parameter(parameter.Property)))})";

    private void Begin(RecordMember member, string suffix, string? what = null)
    {
        var derivation = member.Parent is null ? null : _shape.Definition.Derivations.FirstOrDefault(item => item.Source.StartsWith(member.Path + ".", StringComparison.Ordinal));
        _out.Line();
        _out.Summary(suffix.Length > 0 ? $"Adds one item. {DocText.Of(member.Property)}" : what is null ? DocText.Of(member.Property) : $"Configures the object. {DocText.Of(member.Property)}");
        _out.Line(HoistEmitter.Attribute(member, derivation, suffix));
    }

    /// <summary>A type name that no method of the builder hides.</summary>
    private static string Full(SchemaDefinition definition) => CSharpTypes.Full(definition);
}
