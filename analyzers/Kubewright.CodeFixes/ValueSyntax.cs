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
            ArrayNode list when SchemaMembers.ItemOf(target) is { } item => WriteList(list, item),
            ObjectNode map when SchemaMembers.Is(target, "Labels") && Entries(map) is { } entries => Labels.Write(entries),
            ObjectNode { Members: [{ Name: "matchLabels", Value: ObjectNode { Members.Length: 1 } map }] }
                when SchemaMembers.Is(target, "LabelSelector") && Entries(map) is { } entries => Labels.Write(entries),
            ObjectNode map when SchemaMembers.MapValueOf(target) is { } entry => WriteMap(map, entry),
            ObjectNode record when SchemaMembers.IsRecord(target) && WriteFactory(record, target) is { } factory => factory,
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

    /// <summary>A call of a factory, for a value that says just what the factory's arguments say: <c>Volume.EmptyDir("tmp")</c>.</summary>
    private string? WriteFactory(ObjectNode value, ITypeSymbol type)
    {
        var factories = model.Compilation.GetTypeByMetadataName($"{type.ContainingNamespace.ToDisplayString()}.{type.Name}Factories");
        var written = Leaves(value, "").ToList();
        foreach (var factory in factories?.GetMembers().OfType<IMethodSymbol>().Where(static method => method.IsStatic && method.Parameters.Length > 0) ?? [])
        {
            var keys = factory.Parameters.Where(static parameter => !parameter.IsOptional).ToList();
            var choice = SchemaMembers.PathOf(factory.Parameters[factory.Parameters.Length - 1]);
            var said = keys.Select(static parameter => SchemaMembers.PathOf(parameter)!).ToList();
            if (choice is null || value.At(choice) is not ObjectNode || said.Contains(null!) || !written.All(path => said.Contains(path) || path == choice) || !said.All(path => value.At(path).IsKnown))
            {
                continue;
            }

            var arguments = keys.Select(parameter => Write(value.At(SchemaMembers.PathOf(parameter)!), parameter.Type)).ToList();
            return arguments.Contains(null) ? null : $"{NameOf(type)}.{factory.Name}({string.Join(", ", arguments)})";
        }

        return null;
    }

    /// <summary>The paths at which something is written that is no object with members.</summary>
    private static IEnumerable<string> Leaves(ObjectNode value, string path) => value.Members.SelectMany(member =>
        member.Value is ObjectNode { Members.IsEmpty: false } inner ? Leaves(inner, SchemaPath.Join(path, member.Name)) : [SchemaPath.Join(path, member.Name)]);

    private string? WriteMap(ObjectNode map, ITypeSymbol entry)
    {
        var entries = map.Members.Select(member => Write(member.Value, entry) is { } text ? WriteEntry(member.Name, text) : null).ToList();
        return entries.Contains(null) ? null : $"[{string.Join(", ", entries)}]";
    }

    /// <summary>An entry of a map.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value's expression.</param>
    public static string WriteEntry(string key, string value) => $"({SymbolDisplay.FormatLiteral(key, quote: true)}, {value})";

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
            ? (model.LookupSymbols(position, name: value.Name).Contains(value, SymbolEqualityComparer.Default) ? value.Name : $"{NameOf(type)}.{value.Name}")
            : null;

    private static bool IsNumberWithUnit(string text, out string number, out string unit)
    {
        var digits = text.TakeWhile(char.IsDigit).Count();
        (number, unit) = (text.Substring(0, digits), text.Substring(digits));
        return digits is > 0 and < 10 && Array.IndexOf(["m", "k", "M", "G", "T", "P", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"], unit) >= 0;
    }
}
