using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Kubewright.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.CodeFixes;

/// <summary>Labels as C# writes them: a tuple, a tuple of tuples, a collection expression, or the name of a member that holds them.</summary>
internal sealed class LabelsSyntax(SemanticModel model, int position, CancellationToken cancellation)
{
    /// <summary>The largest tuple of pairs that converts to labels.</summary>
    private const int MaxTuple = 4;

    /// <summary>The expression for labels: a static member around that has them already, else the entries written out.</summary>
    public string Write(ImmutableArray<FixEntry> entries) => FindMember(entries) ?? WriteEntries(entries, asTuple: entries.Length == 1);

    /// <summary>What <paramref name="present"/> has to become so that it has <paramref name="entries"/> too; null when that cannot be said of the expression.</summary>
    public string? Merge(ExpressionSyntax present, ImmutableArray<FixEntry> entries)
    {
        var literal = Read(present);
        var known = literal ?? Resolve(present);
        if (known is { } before)
        {
            var merged = Merge(before, entries);
            if (FindMember(merged) is { } name)
            {
                return name;
            }

            if (literal is not null)
            {
                return WriteEntries(merged, asTuple: merged.Length == 1 || (present is TupleExpressionSyntax && merged.Length <= MaxTuple));
            }
        }

        if (present is ImplicitObjectCreationExpressionSyntax or CollectionExpressionSyntax or TupleExpressionSyntax)
        {
            // They have no type of their own, and so no method.
            return null;
        }

        var receiver = present is NameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax ? present.ToString() : $"({present})";
        return receiver + string.Concat(entries.Select(static entry => $".With({Quote(entry.Key)}, {Quote(entry.Value)})"));
    }

    private static ImmutableArray<FixEntry> Merge(ImmutableArray<FixEntry> before, ImmutableArray<FixEntry> entries)
    {
        foreach (var entry in entries)
        {
            var old = before.FirstOrDefault(item => item.Key == entry.Key);
            before = old is null ? before.Add(entry) : before.Replace(old, entry);
        }

        return before;
    }

    private static string WriteEntries(ImmutableArray<FixEntry> entries, bool asTuple)
    {
        var pairs = entries.Select(static entry => $"({Quote(entry.Key)}, {Quote(entry.Value)})").ToList();
        return !asTuple ? $"[{string.Join(", ", pairs)}]"
            : pairs.Count == 1 ? pairs[0]
            : $"({string.Join(", ", pairs)})";
    }

    /// <summary>The name of a static member of the surrounding types that holds just these labels.</summary>
    private string? FindMember(ImmutableArray<FixEntry> entries)
    {
        for (var type = model.GetEnclosingSymbol(position, cancellation)?.ContainingType ?? model.GetEnclosingSymbol(position, cancellation) as INamedTypeSymbol; type is not null; type = type.ContainingType)
        {
            foreach (var member in type.GetMembers().Where(static member => member is { IsStatic: true, IsImplicitlyDeclared: false } and (IFieldSymbol or IPropertySymbol)))
            {
                var valueType = (member as IFieldSymbol)?.Type ?? ((IPropertySymbol)member).Type;
                if (SchemaMembers.Is(valueType, "Labels") && EntriesOf(member) is { } held && IsSame(held, entries))
                {
                    return member.ToMinimalDisplayString(model, position, SymbolDisplayFormat.MinimallyQualifiedFormat.WithMemberOptions(SymbolDisplayMemberOptions.None));
                }
            }
        }

        return null;
    }

    private static bool IsSame(ImmutableArray<FixEntry> left, ImmutableArray<FixEntry> right) =>
        left.Length == right.Length && left.All(right.Contains);

    private ImmutableArray<FixEntry>? Resolve(ExpressionSyntax expression) =>
        model.GetSymbolInfo(expression, cancellation).Symbol is { IsStatic: true } member and (IFieldSymbol or IPropertySymbol) ? EntriesOf(member) : null;

    private ImmutableArray<FixEntry>? EntriesOf(ISymbol member)
    {
        var syntax = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        var value = syntax switch
        {
            VariableDeclaratorSyntax { Initializer: { } initializer } => initializer.Value,
            PropertyDeclarationSyntax { ExpressionBody: { } body } => body.Expression,
            PropertyDeclarationSyntax { Initializer: { } initializer } => initializer.Value,
            _ => null,
        };
        return value is null || value.SyntaxTree != model.SyntaxTree ? null : Read(value);
    }

    /// <summary>The entries of labels that are written out with constants; null for any other expression.</summary>
    private ImmutableArray<FixEntry>? Read(ExpressionSyntax expression)
    {
        if (MapSyntax.Entries(expression) is not { } pairs)
        {
            return null;
        }

        var entries = ImmutableArray.CreateBuilder<FixEntry>();
        foreach (var (key, value) in pairs)
        {
            if (model.GetConstantValue(key, cancellation) is not { Value: string keyText }
                || model.GetConstantValue(value, cancellation) is not { Value: string valueText })
            {
                return null;
            }

            entries.Add(new FixEntry(keyText, valueText));
        }

        return entries.ToImmutable();
    }

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
