using System;
using System.Collections.Generic;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>A source file that comes from schemas.</summary>
/// <param name="Name">The name, without <c>.g.cs</c>.</param>
/// <param name="Text">The C#.</param>
internal sealed record SchemaSource(string Name, string Text)
{
    private const string MainPrefix = "Kubewright.";

    /// <summary>The sources of all types of a set, one after the other.</summary>
    public static IEnumerable<SchemaSource> From(SchemaSet set, bool isLibrary)
    {
        if (set.Definitions.IsEmpty)
        {
            yield break;
        }

        var index = new SchemaIndex(set);
        foreach (var definition in set.Definitions.Where(static definition => !definition.IsExternal))
        {
            yield return new SchemaSource(HintName(definition), RecordEmitter.Emit(definition, index));
            if (FactoryEmitter.Emit(definition, index) is { } factories)
            {
                yield return new SchemaSource(HintName(definition) + "Factories", factories);
            }
        }

        foreach (var choice in set.Choices)
        {
            yield return new SchemaSource(HintName(choice.Namespace, choice.Name), ChoiceEmitter.Emit(choice));
        }

        if (isLibrary)
        {
            yield return new SchemaSource("KnownKinds", KnownKindsEmitter.Emit(index));
        }
        else if (CustomKindsEmitter.Emit(set) is { } kinds)
        {
            yield return new SchemaSource("CustomKinds", kinds);
        }
    }

    /// <summary>The file name of a definition's source; types outside the main namespace carry theirs.</summary>
    internal static string HintName(SchemaDefinition definition) => HintName(definition.Namespace, definition.CSharpName);

    private static string HintName(string ns, string type) =>
        $"{ns}.{type}" is var name && name.StartsWith(MainPrefix, StringComparison.Ordinal) ? name.Substring(MainPrefix.Length) : name;
}
