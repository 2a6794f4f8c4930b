using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>
/// Writes the facts of all definitions as one short text each, so that an analyzer that loads them in an editor pays for
/// those alone that it looks at. <c>SchemaTableReader</c> of the rules reads the texts.
/// </summary>
internal static class SchemaTableEmitter
{
    /// <summary>The source text of the table.</summary>
    public static string Emit(SchemaSet schemas)
    {
        var choices = schemas.Choices.ToDictionary(static choice => choice.Name, StringComparer.Ordinal);
        var writer = new SourceWriter("Kubewright.Rules");
        writer.Summary("What the schema files say about each definition, in the form that SchemaTableReader reads.");
        writer.Open("internal static class SchemaTable");
        writer.Summary("The definition of a kind, found by group, version and kind with slashes between; null when no file has it.");
        writer.Open("public static string? Kind(string key) => key switch");
        foreach (var definition in schemas.Definitions.Where(static definition => definition.Kind is not null))
        {
            writer.Line($"\"{definition.ApiVersion}/{definition.Kind}\" => \"{definition.Name}\",");
        }

        writer.Line("_ => null,");
        writer.Close(";");
        writer.Line();
        writer.Summary("A line about the definition, then one about each property; null when no file has it.");
        writer.Open("public static string? Definition(string name) => name switch");
        foreach (var definition in schemas.Definitions)
        {
            writer.Line($"\"{definition.Name}\" =>");
            string[] lines = [Header(definition), .. definition.Properties.Select(property => Line(property, choices))];
            for (var i = 0; i < lines.Length; i++)
            {
                var isLast = i == lines.Length - 1;
                writer.Continue($"\"{lines[i]}{(isLast ? "\"," : "\\n\" +")}");
            }
        }

        writer.Line("_ => null,");
        writer.Close(";");
        writer.Close();
        return writer.ToString();
    }

    /// <summary><c>kind=apps/v1/StatefulSet cluster since=1.21 one-of=a,b required</c>, as far as each applies.</summary>
    private static string Header(SchemaDefinition definition)
    {
        var facts = new List<string>();
        Add(facts, "kind", definition.Kind is null ? null : $"{definition.ApiVersion}/{definition.Kind}");
        Add(facts, definition.IsClusterScoped, "cluster");
        Add(facts, "since", definition.Since);
        Add(facts, "one-of", definition.OneOf is { } choice ? string.Join(",", choice.Members) : null);
        Add(facts, definition.OneOf is { IsRequired: true }, "required");
        return string.Join(" ", facts);
    }

    /// <summary><c>replicas int32 default=1 since=1.9 …</c>.</summary>
    private static string Line(SchemaProperty property, Dictionary<string, SchemaChoice> choices)
    {
        List<string> facts = [property.Name, TypeText(property.Type)];
        Add(facts, property.IsRequired, "required");
        Add(facts, "default", property.Default);
        Add(facts, "since", property.Since);
        Add(facts, "enabled", property.EnabledSince);
        Add(facts, property.IsImmutable, "immutable");
        Add(facts, "mutable", property.MutableSince);
        if (ChoiceOf(property.Type) is { } name && choices.TryGetValue(name, out var choice))
        {
            Add(facts, choice.IsClosed ? "enum" : "known", string.Join(",", choice.Values.Select(static value => value.Text)));
        }

        Add(facts, "references", property.References.IsEmpty ? null : string.Join(",", property.References));
        Add(facts, "list", property.ListType);
        Add(facts, "keys", property.ListMapKeys.IsEmpty ? null : string.Join(",", property.ListMapKeys));
        return Escape(string.Join(" ", facts));
    }

    private static string TypeText(SchemaType type) => type.Kind switch
    {
        SchemaTypeKind.List => "[]" + TypeText(type.Element!),
        SchemaTypeKind.Map => "{}" + TypeText(type.Element!),
        SchemaTypeKind.Record => type.Name!,
        var kind => kind.ToString(),
    };

    /// <summary>The value set of a property, of its items or of its values.</summary>
    private static string? ChoiceOf(SchemaType type) => type.Kind switch
    {
        SchemaTypeKind.Enum or SchemaTypeKind.KnownValues => type.Name,
        SchemaTypeKind.List or SchemaTypeKind.Map => ChoiceOf(type.Element!),
        _ => null,
    };

    private static void Add(List<string> facts, bool applies, string word)
    {
        if (applies)
        {
            facts.Add(word);
        }
    }

    private static void Add(List<string> facts, string name, string? value)
    {
        if (value is not null)
        {
            facts.Add(name + "=" + value);
        }
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(c is '"' or '\\' ? "\\" : "").Append(c);
        }

        return escaped.ToString();
    }
}
