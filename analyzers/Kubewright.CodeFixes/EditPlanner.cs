using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Kubewright.Rules;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Kubewright.CodeFixes;

/// <summary>Plans how an edit of an object is made in the C# that makes the object.</summary>
/// <param name="model">The document's meaning.</param>
/// <param name="node">What the diagnostic underlines.</param>
/// <param name="underlined">The member that the diagnostic is about, when it says so.</param>
/// <param name="cancellation">Stops the work.</param>
internal sealed class EditPlanner(SemanticModel model, SyntaxNode node, string? underlined, CancellationToken cancellation)
{
    private readonly SlotFinder _slots = new(model, cancellation);

    /// <summary>The change of the document; null when C# has no way to say it, or when it would change more than the object.</summary>
    public Action<SyntaxEditor>? Plan(FixEdit edit) => edit switch
    {
        SetValueEdit set => SetValue(set),
        SetEntriesEdit set when SlotOf(edit, set.Path) is { } slot => Write(slot, EntriesOf(slot, [.. set.Entries])),
        AddItemEdit add when SlotOf(edit, add.Path) is { IsCall: false } slot => AddItem(slot, add.Value),
        RenameKeyEdit rename when SlotOf(edit, rename.Path) is { Present: { } present } => Rename(present, rename),
        RemoveValueEdit remove when SlotOf(edit, remove.Path) is { Present: { } present } => Removal.Of(present, model, cancellation),
        AddObjectEdit { Value: ObjectNode value } => AddObject(value),
        _ => null,
    };

    private ExpressionSyntax? ObjectOf(FixEdit edit) => _slots.FindObject(node, edit.ObjectKey);

    private MemberSlot? SlotOf(FixEdit edit, string written)
    {
        var path = SchemaMembers.Normal(written);

        // The same member of another item may be underlined, as that of the first of two equal ones.
        var isItem = written.Contains("[");
        return (isItem ? null : _slots.FindUnderlined(node, path))
            ?? (ObjectOf(edit) is { } made ? _slots.Find(made, path) : null)
            ?? (isItem && written == underlined ? _slots.FindUnderlined(node, path) : null);
    }

    private ValueSyntax Values(MemberSlot slot) => new(model, slot.Target.SpanStart, cancellation);

    private Action<SyntaxEditor>? SetValue(SetValueEdit edit)
    {
        if (SlotOf(edit, edit.Path) is { } slot)
        {
            return slot.Item is null && !slot.IsCall ? Write(slot, Values(slot).Write(edit.Value, slot.Type)) : null;
        }

        // An entry that a map does not have yet is added to the map.
        var cut = edit.Path.EndsWith("]", StringComparison.Ordinal) ? edit.Path.LastIndexOf('[') : edit.Path.LastIndexOf('.');
        return cut > 0 && SlotOf(edit, edit.Path.Substring(0, cut)) is { } map && SchemaMembers.MapValueOf(map.Type) is { } type
            ? SetEntry(map, SchemaPath.Split(edit.Path).Last(), type, edit.Value)
            : null;
    }

    private Action<SyntaxEditor>? SetEntry(MemberSlot map, string key, ITypeSymbol type, Node value)
    {
        if (SchemaMembers.Is(map.Type, "Labels"))
        {
            return value is ScalarNode text ? Write(map, EntriesOf(map, [new FixEntry(key, text.Text)])) : null;
        }

        var entry = Values(map).Write(value, type) is { } written ? ValueSyntax.WriteEntry(key, written) : null;
        return entry is null ? null
            : map.Present is null ? (map.MayBeWrittenElsewhere ? null : Write(map, $"[{entry}]"))
            : map.Present is CollectionExpressionSyntax present && MapSyntax.Entries(present) is not null ? Append(present, entry)
            : null;
    }

    private string? EntriesOf(MemberSlot slot, ImmutableArray<FixEntry> entries)
    {
        if (!SchemaMembers.Is(slot.Type, "Labels"))
        {
            return SchemaMembers.Is(slot.Type, "Map") && slot is { Present: null, MayBeWrittenElsewhere: false }
                ? $"[{string.Join(", ", entries.Select(static entry => ValueSyntax.WriteEntry(entry.Key, SymbolDisplay.FormatLiteral(entry.Value, quote: true))))}]"
                : null;
        }

        var labels = Values(slot).Labels;
        return slot switch
        {
            { Present: { } present } when !present.IsKind(SyntaxKind.NullLiteralExpression) => labels.Merge(present, entries),
            { Present: null, MayBeWrittenElsewhere: true } => null,
            { Present: null, Derived: { } derived } => labels.Merge(derived, entries),
            _ => labels.Write(entries),
        };
    }

    private Action<SyntaxEditor>? AddItem(MemberSlot slot, Node value)
    {
        if ((slot.Item ?? SchemaMembers.ItemOf(slot.Type)) is not { } type || Values(slot).Write(value, type) is not { } item)
        {
            return null;
        }

        if (slot.Item is not null)
        {
            // Builders have several methods of the name, so the item has to say its type.
            var typed = item.StartsWith("new(", StringComparison.Ordinal) ? "new " + Values(slot).NameOf(type) + item.Substring(3) : item;
            return editor => editor.ReplaceNode(slot.Target, (current, _) => slot.Write(current, SyntaxFactory.ParseExpression(typed)));
        }

        return slot.Present is { } present && !present.IsKind(SyntaxKind.NullLiteralExpression) ? Append(present, item)
            : slot.MayBeWrittenElsewhere ? null
            : Write(slot, $"[{item}]");
    }

    private static Action<SyntaxEditor> Append(ExpressionSyntax list, string item) =>
        editor => editor.ReplaceNode(list, (current, _) => CollectionSyntax.Add((ExpressionSyntax)current, SyntaxFactory.ParseExpression(item)));

    private Action<SyntaxEditor>? Rename(ExpressionSyntax present, RenameKeyEdit edit)
    {
        var map = ObjectOf(edit) is { } made ? NamedValues.Own(present, made, model, cancellation) ?? present : present;
        if (MapSyntax.Find(map, edit.OldKey, model, cancellation) is not var (key, _) || MapSyntax.Find(map, edit.NewKey, model, cancellation) is not null)
        {
            return null;
        }

        var literal = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(edit.NewKey));
        return editor => editor.ReplaceNode(key, (current, _) => literal.WithTriviaFrom(current));
    }

    private static Action<SyntaxEditor>? Write(MemberSlot slot, string? value)
    {
        // A value that is there already mends nothing: something else has to change first.
        if (value is null || slot.IsCall || (slot.Present is { } present && SyntaxFactory.AreEquivalent(present, SyntaxFactory.ParseExpression(value))))
        {
            return null;
        }

        return editor => editor.ReplaceNode(slot.Target, (current, _) => slot.Write(current, SyntaxFactory.ParseExpression(value)));
    }

    private Action<SyntaxEditor>? AddObject(ObjectNode value)
    {
        if (ObjectMember.FindPlace(node, model, cancellation) is not { } place || ObjectMember.Create(value, place, model, cancellation) is not { } member)
        {
            return null;
        }

        return editor =>
        {
            // The new member takes the empty line before the old one; the old one gets its own.
            var before = place.GetLeadingTrivia().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
            editor.InsertBefore(place, member.WithLeadingTrivia(before.Concat(member.GetLeadingTrivia())));
            editor.ReplaceNode(place, static (current, _) => ObjectMember.SetApart((MemberDeclarationSyntax)current));
        };
    }
}
