using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Kubewright.Rules;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kubewright.CodeFixes;

/// <summary>Writes values the way a person would write them in C#, given the type of the member that takes them.</summary>
internal sealed class ValueSyntax(SemanticModel model, int position, CancellationToken cancellation)
{
    /// <summary>The labels around the place that is written to.</summary>
    public LabelsSyntax Labels { get; } = new(model, position, cancellation);

    /// <summary>The expression; null when the type has no way to say the value.</summary>
    public string? Write(Node value, ITypeSymbol type)
    {
        var target = SchemaMembers.Underlying(type);
        return value switch
        {
            ScalarNode scalar => WriteScalar(scalar, target),
            ArrayNode list when target is INamedTypeSymbol { TypeArguments: [var item] } => WriteList(list, item),
            ObjectNode map when SchemaMembers.Is(target, "Labels") && Entries(map) is { } entries => Labels.Write(entries),
            ObjectNode { Members: [{ Name: "matchLabels", Value: ObjectNode { Members.Length: 1 } map }] }
                when SchemaMembers.Is(target, "LabelSelector") && Entries(map) is { } entries => Labels.Write(entries),
            ObjectNode record when SchemaMembers.IsRecord(target) && Members(record, target) is { } members => WriteNew(members),
            _ => null,
        };
    }

    /// <summary>What a new object of a type is made with: the arguments of a constructor, then the other members.</summary>
    public (ImmutableArray<string> Arguments, ImmutableArray<string> Assignments)? Members(ObjectNode value, ITypeSymbol type)
    {
        var constructor = ((INamedTypeSymbol)type).InstanceConstructors
            .Where(static constructor => constructor.DeclaredAccessibility == Accessibility.Public)
            .Where(constructor => constructor.Parameters.All(parameter =>
                SchemaMembers.PathOf(parameter) is { } path && path != "metadata" && value.At(path).IsKnown))
            .OrderByDescending(static constructor => constructor.Parameters.Length)
            .FirstOrDefault();
        if (constructor is null)
        {
            return null;
        }

        var arguments = constructor.Parameters.Select(parameter => Write(value.At(SchemaMembers.PathOf(parameter)!), parameter.Type)).ToList();
        var taken = constructor.Parameters.Select(static parameter => SchemaMembers.PathOf(parameter)!).ToImmutableHashSet();
        var assignments = new List<string?>();
        Assign(value, "", type, taken, assignments);
        return arguments.Contains(null) || assignments.Contains(null)
            ? null
            : ([.. arguments.OfType<string>()], [.. assignments.OfType<string>()]);
    }

    /// <summary>A type's name as short as it may be at this place.</summary>
    public string NameOf(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None).ToMinimalDisplayString(model, position);

    private static ImmutableArray<FixEntry>? Entries(ObjectNode map) => map.Members.All(static member => member.Value is ScalarNode)
        ? [.. map.Members.Select(static member => new FixEntry(member.Name, ((ScalarNode)member.Value).Text))]
        : null;

    private void Assign(ObjectNode value, string path, ITypeSymbol type, ImmutableHashSet<string> taken, List<string?> assignments)
    {
        var properties = SchemaMembers.PropertiesOf(type).ToList();
        foreach (var member in value.Members)
        {
            var inner = SchemaPath.Join(path, member.Name);
            if (taken.Contains(inner) || (path.Length == 0 && SchemaMembers.KindOf(type) is not null && member.Name is "apiVersion" or "kind"))
            {
                continue;
            }

            // What is hoisted is written where it is hoisted to.
            if (member.Value is ObjectNode nested && properties.Any(pair => SchemaMembers.Below(pair.Path, inner) is not null))
            {
                Assign(nested, inner, type, taken, assignments);
                continue;
            }

            var property = properties.FirstOrDefault(pair => pair.Path == inner).Property;
            assignments.Add(property is not null && Write(member.Value, property.Type) is { } text ? $"{property.Name} = {text}" : null);
        }
    }

    private static string WriteNew((ImmutableArray<string> Arguments, ImmutableArray<string> Assignments) members) =>
        $"new({string.Join(", ", members.Arguments)})"
        + (members.Assignments.IsEmpty ? "" : $" {{ {string.Join(", ", members.Assignments)} }}");

    private string? WriteList(ArrayNode list, ITypeSymbol item)
    {
        var items = list.Items.Select(value => Write(value, item)).ToList();
        return items.Contains(null) ? null : $"[{string.Join(", ", items)}]";
    }

    private string? WriteScalar(ScalarNode scalar, ITypeSymbol type)
    {
        if (scalar.Kind is ScalarKind.Integer or ScalarKind.Float or ScalarKind.Boolean)
        {
            return scalar.Text;
        }

        if (KnownValue(scalar.Text, type) is { } known)
        {
            return known;
        }

        return type.TypeKind == TypeKind.Enum ? null
            : SchemaMembers.Is(type, "Quantity") && IsNumberWithUnit(scalar.Text, out var number, out var unit) ? $"{number}.{unit}"
            : SymbolDisplay.FormatLiteral(scalar.Text, quote: true);
    }

    private string? KnownValue(string text, ITypeSymbol type) =>
        type.GetMembers().FirstOrDefault(member => member.IsStatic && SchemaMembers.TextOf(member) == text) is { } value
            ? $"{NameOf(type)}.{value.Name}"
            : null;

    private static bool IsNumberWithUnit(string text, out string number, out string unit)
    {
        var digits = text.TakeWhile(char.IsDigit).Count();
        (number, unit) = (text.Substring(0, digits), text.Substring(digits));
        return digits is > 0 and < 10 && Array.IndexOf(["m", "k", "M", "G", "T", "P", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"], unit) >= 0;
    }
}
