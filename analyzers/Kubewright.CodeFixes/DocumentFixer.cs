using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Kubewright.Rules;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace Kubewright.CodeFixes;

/// <summary>Applies the fix hints of diagnostics to one document, an edit at a time: each is planned on what those before it made.</summary>
internal static class DocumentFixer
{
    /// <summary>The hint that a diagnostic carries; null when it carries none.</summary>
    public static FixHint? HintOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue("fix", out var text) && FixHintText.TryRead(text, out var hint) ? hint : null;

    /// <summary>Whether the diagnostic has a hint that this document's C# can follow.</summary>
    public static async Task<bool> CanFixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        await ApplyAsync(document, [diagnostic], cancellation).ConfigureAwait(false) != document;

    /// <summary>The document with all diagnostics mended that can be; the very same document when none can.</summary>
    public static async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        var places = diagnostics.Where(diagnostic => HintOf(diagnostic) is not null && root.FullSpan.Contains(diagnostic.Location.SourceSpan))
            .Select(static diagnostic => (Diagnostic: diagnostic, Mark: new SyntaxAnnotation()))
            .ToList();
        var current = document.WithSyntaxRoot(Mark(root, places));
        var (isChanged, done, shifted) = (false, new HashSet<string>(StringComparer.Ordinal), new HashSet<(string, string)>());
        foreach (var (diagnostic, mark) in places)
        {
            var hint = HintOf(diagnostic)!;
            if (hint.Edits.Any(edit => IsShifted(edit, shifted)) || done.Contains(FixHintText.Write(hint)))
            {
                continue;
            }

            if (await ApplyAsync(current, hint, diagnostic, mark, done, cancellation).ConfigureAwait(false) is { } changed)
            {
                (current, isChanged) = (changed, true);
                done.UnionWith([FixHintText.Write(hint), .. hint.Edits.OfType<AddObjectEdit>().Select(KeyOf)]);
                shifted.UnionWith(hint.Edits.OfType<RemoveValueEdit>().Where(static edit => edit.Path.EndsWith("]", StringComparison.Ordinal))
                    .Select(static edit => (edit.ObjectKey, edit.Path.Substring(0, edit.Path.LastIndexOf('[')))));
            }
        }

        return isChanged ? current : document;
    }

    private static async Task<Document?> ApplyAsync(Document document, FixHint hint, Diagnostic diagnostic, SyntaxAnnotation mark, HashSet<string> done, CancellationToken cancellation)
    {
        foreach (var edit in hint.Edits)
        {
            // Two findings may ask for one and the same new object.
            if (edit is AddObjectEdit add && done.Contains(KeyOf(add)))
            {
                continue;
            }

            if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
                || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
                || root.GetAnnotatedNodes(mark).OrderBy(static node => node.Span.Length).FirstOrDefault() is not { } node)
            {
                return null;
            }

            diagnostic.Properties.TryGetValue("path", out var path);
            if (new EditPlanner(model, node, path, cancellation).Plan(edit) is not { } change)
            {
                return null;
            }

            var editor = new SyntaxEditor(root, document.Project.Solution.Services);
            change(editor);
            document = document.WithSyntaxRoot(editor.GetChangedRoot());
        }

        return document;
    }

    private static string KeyOf(AddObjectEdit edit) => FixHintText.Write(new FixHint("", edit with { ObjectKey = "" }));

    /// <summary>Whether an edit names an item of a list that an earlier fix took an item from, so that its position is no longer right.</summary>
    private static bool IsShifted(FixEdit edit, HashSet<(string Object, string List)> shifted)
    {
        var path = edit switch
        {
            SetValueEdit set => set.Path,
            SetEntriesEdit set => set.Path,
            RemoveValueEdit remove => remove.Path,
            AddItemEdit add => add.Path,
            RenameKeyEdit rename => rename.Path,
            _ => "",
        };
        return shifted.Any(list => list.Object == edit.ObjectKey && path.StartsWith(list.List + "[", StringComparison.Ordinal));
    }

    /// <summary>The tree with the nodes of the diagnostics marked, and all around them, in case a node itself is replaced.</summary>
    private static SyntaxNode Mark(SyntaxNode root, List<(Diagnostic Diagnostic, SyntaxAnnotation Mark)> places)
    {
        var marks = places
            .SelectMany(place => root.FindNode(place.Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf().Select(node => (node, place.Mark)))
            .ToLookup(static pair => pair.node, static pair => pair.Mark);
        return root.ReplaceNodes(marks.Select(static group => group.Key), (old, current) => current.WithAdditionalAnnotations(marks[old]));
    }
}
