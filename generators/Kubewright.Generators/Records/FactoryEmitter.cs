using System.Collections.Generic;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>Writes factories for definitions with members that exclude each other: <c>Volume.EmptyDir("tmp")</c>.</summary>
internal static class FactoryEmitter
{
    /// <summary>The source text of the factories; null when the definition has no such members.</summary>
    public static string? Emit(SchemaDefinition definition, SchemaIndex index)
    {
        if (definition.OneOf is not { } oneOf || definition.IsObject)
        {
            return null;
        }

        index = index.In(definition.Namespace);
        var shape = new RecordShape(definition, index);
        var choices = shape.Own
            .Where(member => oneOf.Members.Contains(member.Property.Name) && member.Type.Kind == SchemaTypeKind.Record && index.RecordOf(member.Type) is not null)
            .ToList();
        if (choices.Count == 0 || shape.RequiredInInitializer.Any())
        {
            return null;
        }

        var type = definition.CSharpName;
        var writer = new SourceWriter(definition.Namespace, SourceWriter.Usings(definition.Namespace, "System", "Kubewright.Schema"));
        writer.Summary($"Makes a {type} of one sort: the sorts exclude each other.");
        writer.Open($"public static class {type}Factories");
        writer.Open($"extension({type})");
        for (var i = 0; i < choices.Count; i++)
        {
            if (i > 0)
            {
                writer.Line();
            }

            EmitFactory(writer, shape, choices[i], index);
        }

        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    private static void EmitFactory(SourceWriter writer, RecordShape shape, RecordMember choice, SchemaIndex index)
    {
        var type = shape.Definition.CSharpName;
        var inner = new RecordShape(index.RecordOf(choice.Type)!, index);
        var outerKey = shape.Key.Where(static member => member.IsRequired).ToList();
        var taken = new HashSet<string>(outerKey.Select(static member => Naming.Parameter(member.Property)));
        var innerKey = inner.Key.Select(member => (Member: member, Name: Free(Naming.Parameter(member.Property), taken))).ToList();
        var parameters = outerKey
            .Select(member => $"[SchemaPath(\"{member.Path}\")] {shape.TypeOf(member)} {Naming.Parameter(member.Property)}")
            .Concat(innerKey.Select(item => $"[SchemaPath(\"{choice.Property.Name}.{item.Member.Path}\")] {inner.TypeOf(item.Member)} {item.Name}"))
            .Append($"[SchemaPath(\"{choice.Property.Name}\")] Action<{inner.Definition.CSharpName}Builder>? configure = null");
        writer.Summary(DocText.Of(choice.Property));
        writer.Open($"public static {type} {choice.CSharpName}({string.Join(", ", parameters)})");
        var values = string.Join(", ", innerKey.Select(static item => $"{item.Member.CSharpName} = {item.Name}"));
        writer.Line($"var builder = new {inner.Definition.CSharpName}Builder({CSharpTypes.Full(inner.Definition)}.Empty{(values.Length == 0 ? "" : $" with {{ {values} }}")});");
        writer.Line("configure?.Invoke(builder);");
        writer.Line($"return new {type}({string.Join(", ", outerKey.Select(static member => Naming.Parameter(member.Property)))}) {{ {choice.CSharpName} = builder.Built }};");
        writer.Close();
    }

    private static string Free(string name, HashSet<string> taken)
    {
        while (!taken.Add(name))
        {
            name = "source" + char.ToUpperInvariant(name.TrimStart('@')[0]) + name.TrimStart('@').Substring(1);
        }

        return name;
    }
}
