using System.Collections.Generic;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>Writes what a schema demands of a member as attributes, which the build holds built objects against.</summary>
internal static class LimitsEmitter
{
    /// <summary>Writes an attribute for the value and one for what is inside it, where there is something to hold against.</summary>
    public static void Emit(SourceWriter writer, SchemaProperty property)
    {
        var depth = 0;
        for (var limits = property.Limits; limits is not null; limits = limits.Item)
        {
            var facts = Facts(limits).ToList();
            if (facts.Count > 0)
            {
                writer.Line($"[SchemaLimits({(depth == 0 ? "" : $"Depth = {depth}, ")}{string.Join(", ", facts)})]");
            }

            depth++;
        }
    }

    private static IEnumerable<string> Facts(SchemaLimits limits)
    {
        foreach (var (name, isSet) in new[]
        {
            (nameof(SchemaLimits.IsRequired), limits.IsRequired),
            (nameof(SchemaLimits.IsMinimumExclusive), limits.IsMinimumExclusive),
            (nameof(SchemaLimits.IsMaximumExclusive), limits.IsMaximumExclusive),
            (nameof(SchemaLimits.HasUniqueItems), limits.HasUniqueItems),
        })
        {
            if (isSet)
            {
                yield return name + " = true";
            }
        }

        foreach (var (name, value) in new[]
        {
            (nameof(SchemaLimits.Minimum), limits.Minimum),
            (nameof(SchemaLimits.Maximum), limits.Maximum),
            (nameof(SchemaLimits.MultipleOf), limits.MultipleOf),
            (nameof(SchemaLimits.MinLength), limits.MinLength),
            (nameof(SchemaLimits.MaxLength), limits.MaxLength),
            (nameof(SchemaLimits.Pattern), limits.Pattern),
            (nameof(SchemaLimits.MinItems), limits.MinItems),
            (nameof(SchemaLimits.MaxItems), limits.MaxItems),
            (nameof(SchemaLimits.MinEntries), limits.MinEntries),
            (nameof(SchemaLimits.MaxEntries), limits.MaxEntries),
        })
        {
            if (value is not null)
            {
                yield return $"{name} = {CSharpTypes.Literal(value)}";
            }
        }

        if (!limits.Values.IsEmpty)
        {
            yield return $"{nameof(SchemaLimits.Values)} = new[] {{ {string.Join(", ", limits.Values.Select(CSharpTypes.Literal))} }}";
        }
    }
}
