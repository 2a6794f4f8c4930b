using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.CodeFixes;

/// <summary>Finds where an object is made, and where in it a member is written.</summary>
internal sealed class SlotFinder
{
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellation;
    private readonly BuilderSlots _builders;

    public SlotFinder(SemanticModel model, CancellationToken cancellation)
    {
        (_model, _cancellation) = (model, cancellation);
        _builders = new BuilderSlots(this, model, cancellation);
    }

    /// <summary>
    /// The innermost expression around <paramref name="node"/> that makes the object; else, for a value that stands apart
    /// from its object, and for an edit of another object, the only expression of the document that makes it.
    /// </summary>
    public ExpressionSyntax? FindObject(SyntaxNode node, string key)
    {
        var parts = key.Split('/');
        var name = parts[parts.Length - 1];
        if (node.AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(expression => Makes(expression, parts[0])) is { } around
            && (NameOf(around) is not { } own || own == name))
        {
            return Whole(around);
        }

        var named = node.SyntaxTree.GetRoot(_cancellation).DescendantNodes().OfType<ExpressionSyntax>()
            .Where(expression => Makes(expression, parts[0]) && NameOf(expression) == name)
            .ToList();
        return named is [var only] ? Whole(only) : null;
    }

    /// <summary>The slot of the value that a diagnostic underlines, when it is what gives the member at <paramref name="path"/>.</summary>
    public MemberSlot? FindUnderlined(SyntaxNode node, string path)
    {
        var value = node.AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(static expression =>
            expression.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } or ArgumentSyntax);
        var (member, type) = value?.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Right == value && _model.GetSymbolInfo(assignment.Left, _cancellation).Symbol is IPropertySymbol property => (property, property.Type),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } when _model.GetSymbolInfo(call, _cancellation).Symbol is IMethodSymbol { IsStatic: false, Parameters: [{ IsParams: false } parameter] } method => ((ISymbol)method, parameter.Type),
            _ => (null, null),
        };
        return value is not null && type is not null && SchemaMembers.PathOf(member) is { Length: > 0 } written
            && (path == written || path.EndsWith("." + written, StringComparison.Ordinal))
            ? MemberSlot.Of(type, value)
            : null;
    }

    /// <summary>The slot of the member at <paramref name="path"/> of the object that <paramref name="made"/> makes; null when C# cannot reach it.</summary>
    public MemberSlot? Find(ExpressionSyntax made, string path) =>
        _model.GetTypeInfo(made, _cancellation) is var info && (info.Type ?? info.ConvertedType) is { } type ? Find(made, type, path, made) : null;

    /// <summary>The slot of what is at <paramref name="path"/> below a value.</summary>
    /// <param name="value">The expression that gives the value.</param>
    /// <param name="type">The type of the member that takes it.</param>
    /// <param name="path">The path, from the value on.</param>
    /// <param name="scope">The whole object: a named value that is used outside of it stays as it is.</param>
    public MemberSlot? Find(ExpressionSyntax value, ITypeSymbol type, string path, ExpressionSyntax scope)
    {
        if (value is ParenthesizedExpressionSyntax parenthesized)
        {
            return Find(parenthesized.Expression, type, path, scope);
        }

        if (path.Length == 0)
        {
            return MemberSlot.Of(type, value);
        }

        if (NamedValues.Own(value, scope, _model, _cancellation) is { } named)
        {
            return Find(named, type, path, scope);
        }

        var (segment, rest) = SchemaMembers.First(path);
        if (SchemaMembers.ItemOf(type) is { } itemType)
        {
            return ItemOf(value, segment) is { } item ? Find(item, itemType, rest, scope) : null;
        }

        if (SchemaMembers.MapValueOf(type) is { } entryType)
        {
            return MapSyntax.Find(value, segment, _model, _cancellation) is { } entry ? Find(entry.Value, entryType, rest, scope) : null;
        }

        if (SchemaMembers.Is(type, "LabelSelector") && IsLabels(value))
        {
            return SchemaMembers.Below(path + ".", "matchLabels") is not null && _model.Compilation.GetTypeByMetadataName("Kubewright.Labels") is { } labels
                ? Find(value, labels, rest, scope)
                : null;
        }

        return value switch
        {
            WithExpressionSyntax with => FindInWith(with, type, path, scope),
            BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax => FindInCreation(value, type, path, scope),
            _ => null,
        };
    }

    /// <summary>The arguments of a constructor, factory or builder's method with the parameters that they are for.</summary>
    public IEnumerable<(ArgumentSyntax Argument, IParameterSymbol Parameter)> Parameters(ExpressionSyntax made)
    {
        var list = (made as BaseObjectCreationExpressionSyntax)?.ArgumentList ?? (made as InvocationExpressionSyntax)?.ArgumentList;
        if (list is null || _model.GetSymbolInfo(made, _cancellation).Symbol is not IMethodSymbol method)
        {
            yield break;
        }

        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            var parameter = argument.NameColon is { Name.Identifier.ValueText: var name }
                ? method.Parameters.FirstOrDefault(item => item.Name == name)
                : i < method.Parameters.Length ? method.Parameters[i] : null;
            if (parameter is not null && SchemaMembers.PathOf(parameter) is not null)
            {
                yield return (argument, parameter);
            }
        }
    }

    /// <summary>The object with the changes that a <c>with</c> around it makes.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax made)
    {
        while (made.Parent is ParenthesizedExpressionSyntax || (made.Parent is WithExpressionSyntax with && with.Expression == made))
        {
            made = (ExpressionSyntax)made.Parent;
        }

        return made;
    }

    private bool Makes(ExpressionSyntax expression, string kind) =>
        expression is BaseObjectCreationExpressionSyntax or WithExpressionSyntax or InvocationExpressionSyntax
        && SchemaMembers.KindOf(_model.GetTypeInfo(expression, _cancellation).Type) == kind
        && (expression is not InvocationExpressionSyntax || Parameters(expression).Any());

    /// <summary>The object's name; null when it is not constant, or not an argument.</summary>
    private string? NameOf(ExpressionSyntax made) => Parameters(made is WithExpressionSyntax with ? with.Expression : made)
        .Where(static pair => SchemaMembers.PathOf(pair.Parameter) == "metadata.name")
        .Select(pair => _model.GetConstantValue(pair.Argument.Expression, _cancellation).Value as string)
        .FirstOrDefault();

    /// <summary>Whether the expression is labels, or becomes labels, before it becomes a selector.</summary>
    private bool IsLabels(ExpressionSyntax value) =>
        value is TupleExpressionSyntax or CollectionExpressionSyntax
        || (_model.GetTypeInfo(value, _cancellation).Type is { } type && SchemaMembers.Is(type, "Labels"));

    /// <summary>The item of a list that is written out; null where something is spread into it before the item, so that nobody can count.</summary>
    private static ExpressionSyntax? ItemOf(ExpressionSyntax list, string segment)
    {
        if (!int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return null;
        }

        var items = list switch
        {
            CollectionExpressionSyntax collection => collection.Elements.TakeWhile(static element => element is ExpressionElementSyntax).Select(static element => ((ExpressionElementSyntax)element).Expression),
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            _ => [],
        };
        return items.ElementAtOrDefault(index);
    }

    /// <summary>What a copy changes is written there; the rest stays where the original writes it.</summary>
    private MemberSlot? FindInWith(WithExpressionSyntax with, ITypeSymbol type, string path, ExpressionSyntax scope)
    {
        var assigned = FindAssigned(with.Initializer, path, scope, out var isPart);
        if (isPart)
        {
            return assigned;
        }

        return Find(with.Expression, type, path, scope) is { } original && (original.Present is not null || !original.MayBeWrittenElsewhere)
            ? original
            : AddOver(with, type, path);
    }

    private MemberSlot? FindInCreation(ExpressionSyntax made, ITypeSymbol type, string path, ExpressionSyntax scope)
    {
        foreach (var (argument, parameter) in Parameters(made))
        {
            if (SchemaMembers.PathOf(parameter) is not { } prefix)
            {
                continue;
            }

            if (argument.Expression is LambdaExpressionSyntax lambda && SchemaMembers.Below(path, prefix) is { } inLambda)
            {
                return _builders.Find(lambda, parameter, inLambda, scope);
            }

            if (parameter.IsParams && SchemaMembers.Below(path + ".", prefix) is not null)
            {
                return null;
            }

            if (prefix.Length > 0 && (prefix == path ? "" : SchemaMembers.Below(path, prefix)) is { } inner)
            {
                return Find(argument.Expression, parameter.Type, inner, scope);
            }
        }

        var initializer = (made as BaseObjectCreationExpressionSyntax)?.Initializer;
        var assigned = FindAssigned(initializer, path, scope, out var isPart);
        if (isPart)
        {
            return assigned;
        }

        if (made is not InvocationExpressionSyntax factory)
        {
            return Add(made, type, path) is not { } added ? null
                : DerivationOf(made, path) is not var (source, property, from) ? added
                : Find(source, property.Type, from, scope) is { Present: { } derived } ? added with { Derived = derived }
                : added with { MayBeWrittenElsewhere = true };
        }

        // A factory writes members of its own, which nobody sees here.
        return _builders.AddFunction(factory, path) ?? (path.IndexOf('.') < 0 || SchemaMembers.KindOf(type) is not null
            ? AddOver(made, type, path)
            : null);
    }

    /// <summary>The slot of a member that an initializer writes.</summary>
    /// <param name="initializer">The initializer, if any.</param>
    /// <param name="path">The member.</param>
    /// <param name="scope">The whole object.</param>
    /// <param name="isPart">Whether it writes the member, a part of it, or what holds it, so that writing it once more would be wrong.</param>
    private MemberSlot? FindAssigned(InitializerExpressionSyntax? initializer, string path, ExpressionSyntax scope, out bool isPart)
    {
        isPart = false;
        foreach (var assignment in initializer?.Expressions.OfType<AssignmentExpressionSyntax>().Reverse() ?? [])
        {
            if (_model.GetSymbolInfo(assignment.Left, _cancellation).Symbol is not IPropertySymbol property || SchemaMembers.PathOf(property) is not { } written)
            {
                continue;
            }

            if (written == path)
            {
                isPart = true;
                return MemberSlot.Of(property.Type, assignment.Right);
            }

            if (SchemaMembers.Below(path, written) is { } inner)
            {
                isPart = true;
                return Find(assignment.Right, property.Type, inner, scope);
            }

            isPart |= SchemaMembers.Below(written, path) is not null;
        }

        return null;
    }

    /// <summary>What gives a member its value while nobody writes it: the pods' labels are those that the selector wants.</summary>
    private (ExpressionSyntax Source, IPropertySymbol Property, string From)? DerivationOf(ExpressionSyntax made, string path)
    {
        foreach (var assignment in (made as BaseObjectCreationExpressionSyntax)?.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? [])
        {
            if (_model.GetSymbolInfo(assignment.Left, _cancellation).Symbol is IPropertySymbol property
                && SchemaMembers.DerivationOf(property) is var (target, from) && target == path)
            {
                return (assignment.Right, property, from);
            }
        }

        return null;
    }

    /// <summary>The slot of a member that is not written: the longest path that C# has a property for; what is missing below it is made on the way.</summary>
    private static MemberSlot? Add(ExpressionSyntax made, ITypeSymbol type, string path)
    {
        return Nested(type, path) is var (names, last)
            ? new MemberSlot(last, null, made, (current, value) => InitializerSyntax.Add((ExpressionSyntax)current, names[0], Wrap(names.Skip(1).ToList(), value)))
            : null;
    }

    /// <summary>The same where the value may have the member already; making what is on the way would undo its other members.</summary>
    private static MemberSlot? AddOver(ExpressionSyntax made, ITypeSymbol type, string path) =>
        Nested(type, path) is var (names, _) && names.Count == 1 && Add(made, type, path) is { } added ? added with { MayBeWrittenElsewhere = true } : null;

    private static (List<string> Names, ITypeSymbol Type)? Nested(ITypeSymbol type, string path)
    {
        var names = new List<string>();
        while (true)
        {
            var (property, written) = SchemaMembers.PropertiesOf(type)
                .Where(pair => pair.Path == path || (SchemaMembers.Below(path, pair.Path) is not null && SchemaMembers.IsRecord(pair.Property.Type)))
                .OrderByDescending(static pair => pair.Path.Length)
                .FirstOrDefault();
            if (property is null || (names.Count > 0 && !SchemaMembers.CanBeNew(type, property.Name)))
            {
                return null;
            }

            names.Add(property.Name);
            type = property.Type;
            if (written == path)
            {
                return (names, type);
            }

            path = SchemaMembers.Below(path, written)!;
        }
    }

    private static ExpressionSyntax Wrap(IReadOnlyList<string> names, ExpressionSyntax value) => SyntaxFactory.ParseExpression(
        string.Concat(names.Select(static name => $"new() {{ {name} = ")) + value + string.Concat(names.Select(static _ => " }")));
}
