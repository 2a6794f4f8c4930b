using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Kubewright.Rules;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Kubewright.CodeFixes;

/// <summary>Applies the fix hints of diagnostics to one document: one at a time, or many at once.</summary>
internal sealed class DocumentFixer
{
    private readonly SemanticModel _model;
    private readonly SyntaxNode _root;
    private readonly CancellationToken _cancellation;
    private readonly SlotFinder _slots;

    private DocumentFixer(SemanticModel model, SyntaxNode root, CancellationToken cancellation)
    {
        (_model, _root, _cancellation) = (model, root, cancellation);
        _slots = new SlotFinder(model, cancellation);
    }

    /// <summary>The hint that a diagnostic carries; null when it carries none.</summary>
    public static FixHint? HintOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue("fix", out var text) && FixHintText.TryRead(text, out var hint) ? hint : null;

    /// <summary>Whether the diagnostic has a hint that this document's C# can follow.</summary>
    public static async Task<bool> CanFixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        await CreateAsync(document, cancellation).ConfigureAwait(false) is { } fixer && fixer.Plan(diagnostic) is not null;

    /// <summary>The document with all diagnostics mended that can be.</summary>
    public static async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await CreateAsync(document, cancellation).ConfigureAwait(false) is not { } fixer)
        {
            return document;
        }

        var editor = new SyntaxEditor(fixer._root, document.Project.Solution.Services);
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, change) in diagnostics.SelectMany(diagnostic => fixer.Plan(diagnostic) ?? []))
        {
            if (done.Add(key))
            {
                change(editor);
            }
        }

        return document.WithSyntaxRoot(editor.GetChangedRoot());
    }

    private static async Task<DocumentFixer?> CreateAsync(Document document, CancellationToken cancellation) =>
        await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
        && await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root
            ? new DocumentFixer(model, root, cancellation)
            : null;

    /// <summary>The changes for a diagnostic, each under a key by which two diagnostics that ask for one change are recognised; null when it cannot be mended here.</summary>
    private List<(string Key, Action<SyntaxEditor> Change)>? Plan(Diagnostic diagnostic)
    {
        if (HintOf(diagnostic) is not { } hint || !_root.FullSpan.Contains(diagnostic.Location.SourceSpan))
        {
            return null;
        }

        var node = _root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var changes = new List<(string, Action<SyntaxEditor>)>();
        foreach (var edit in hint.Edits)
        {
            if (Plan(edit, node) is not { } change)
            {
                return null;
            }

            changes.Add(change);
        }

        return changes;
    }

    private (string Key, Action<SyntaxEditor> Change)? Plan(FixEdit edit, SyntaxNode node) => edit switch
    {
        SetValueEdit set when SlotOf(edit, node, set.Path) is { } slot => Write(slot, Values(slot).Write(set.Value, slot.Type)),
        SetEntriesEdit set when SlotOf(edit, node, set.Path) is { } slot => Write(slot, EntriesOf(slot, [.. set.Entries])),
        RemoveValueEdit remove when SlotOf(edit, node, remove.Path) is { Present: { } present } => Remove(present),
        AddObjectEdit { Value: ObjectNode value } => Add(value, node),
        _ => null,
    };

    private MemberSlot? SlotOf(FixEdit edit, SyntaxNode node, string path) =>
        _slots.FindUnderlined(node, path)
        ?? (_slots.FindObject(node, edit.ObjectKey.Split('/')[0]) is { } made ? _slots.Find(made, path) : null);

    private ValueSyntax Values(MemberSlot slot) => new(_model, slot.Target.SpanStart, _cancellation);

    private string EntriesOf(MemberSlot slot, ImmutableArray<FixEntry> entries)
    {
        var labels = Values(slot).Labels;
        return slot.Present is null or LiteralExpressionSyntax ? labels.Write(entries) : labels.Merge(slot.Present, entries);
    }

    private static (string, Action<SyntaxEditor>)? Write(MemberSlot slot, string? value)
    {
        // A value that is there already mends nothing: something else has to change first.
        if (value is null || (slot.Present is { } present && SyntaxFactory.AreEquivalent(present, SyntaxFactory.ParseExpression(value))))
        {
            return null;
        }

        return ($"{slot.Target.Span}: {value}", editor => editor.ReplaceNode(slot.Target, (current, _) => slot.Write(current, SyntaxFactory.ParseExpression(value))));
    }

    private static (string, Action<SyntaxEditor>)? Remove(ExpressionSyntax present) => present.Parent switch
    {
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => ($"remove {assignment.Span}", editor => editor.RemoveNode(assignment, SyntaxRemoveOptions.KeepNoTrivia)),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax link } call } => ($"remove {call.Span}", editor => editor.ReplaceNode(
            call,
            static (current, _) => current is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var before } }
                ? before.WithoutTrailingTrivia().WithTrailingTrivia(current.GetTrailingTrivia())
                : current)),
        _ => null,
    };

    private (string, Action<SyntaxEditor>)? Add(ObjectNode value, SyntaxNode node)
    {
        if (ObjectMember.FindPlace(node, _model, _cancellation) is not { } place || ObjectMember.Create(value, place, _model, _cancellation) is not { } member)
        {
            return null;
        }

        return ($"{place.Parent!.Span}: {member}", editor =>
        {
            // The new member takes the empty line before the old one; the old one gets its own.
            var before = place.GetLeadingTrivia().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
            editor.InsertBefore(place, member.WithLeadingTrivia(before.Concat(member.GetLeadingTrivia())));
            editor.ReplaceNode(place, static (current, _) => ObjectMember.SetApart((MemberDeclarationSyntax)current));
        });
    }
}
