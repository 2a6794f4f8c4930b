using System.Collections.Immutable;
using Kubewright.Rules;
using Kubewright.Schema;

namespace Kubewright.Validation;

/// <summary>
/// Applies fix hints to the text of YAML and JSON manifests. Comments, layout, quotes, line ends and the order of members
/// stay; only what has to change does. What the new text says is read again and compared with what the fix means: a text
/// that cannot be changed safely, because of anchors, tags or an unusual layout, is not changed at all.
/// </summary>
public static class ManifestTextFixer
{
    /// <summary>Most rounds of <see cref="ApplyAll(IReadOnlyList{ManifestText}, Func{IReadOnlyList{ManifestText}, IEnumerable{FixHint}})"/>; a round makes one fix per object.</summary>
    public const int MaxRounds = 100;

    /// <summary>The text after a fix that is about objects of this text alone.</summary>
    /// <param name="text">The text of a manifest file.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="hint">The fix.</param>
    /// <returns>The new text; null when the fix changes nothing, does not fit or is refused.</returns>
    public static string? Apply(string text, string file, FixHint hint) => Apply([new ManifestText(file, text)], hint)?[0].Text;

    /// <summary>
    /// The texts after a fix. An object is changed in the text that has it; a new object goes right before the object that
    /// needs it: into a document of its own, or into the <c>List</c> that has that object.
    /// </summary>
    /// <param name="texts">The texts that are checked together.</param>
    /// <param name="hint">The fix.</param>
    /// <returns>All texts in their order; null when the fix changes nothing, does not fit or is refused as a whole.</returns>
    public static IReadOnlyList<ManifestText>? Apply(IReadOnlyList<ManifestText> texts, FixHint hint)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(hint);
        return Apply(texts, hint, NewCache());
    }

    /// <summary>Fixes what the rules find, and what they find then, until nothing is left that can be fixed.</summary>
    /// <param name="texts">The texts that are checked together.</param>
    /// <param name="options">What the user set about the rules; null for nothing.</param>
    /// <returns>The texts and the fixes that were made.</returns>
    public static FixedTexts ApplyAll(IReadOnlyList<ManifestText> texts, RuleOptions? options = null) => ApplyAll(texts, current => RuleHost
        .Run(ManifestSet.FromYaml(current.Select(static text => YamlReader.Read(text.Text, text.File))), options ?? RuleOptions.Default)
        .Select(static finding => finding.Fix)
        .OfType<FixHint>());

    /// <summary>Makes the fixes that <paramref name="find"/> asks for, and those that it asks for then, until it asks for no other or <see cref="MaxRounds"/> are over.</summary>
    /// <param name="texts">The texts that are checked together.</param>
    /// <param name="find">Gives the fixes for the texts as they are at the moment.</param>
    /// <returns>The texts and the fixes that were made.</returns>
    public static FixedTexts ApplyAll(IReadOnlyList<ManifestText> texts, Func<IReadOnlyList<ManifestText>, IEnumerable<FixHint>> find)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(find);
        var cache = NewCache();
        var applied = new List<FixHint>();
        var refused = new Dictionary<string, FixHint>(StringComparer.Ordinal);
        for (var round = 0; round < MaxRounds; round++)
        {
            var touched = new HashSet<string>(StringComparer.Ordinal);
            foreach (var hint in find(texts).ToList())
            {
                // After a fix of an object its other fixes may no longer be right, so they wait for the next round.
                var keys = hint.Edits.Select(static edit => edit is AddObjectEdit add ? new ManifestObject(add.Value).Key : edit.ObjectKey).ToList();
                var id = FixHintText.Write(hint);
                if (refused.ContainsKey(id) || keys.Any(touched.Contains))
                {
                    continue;
                }

                if (Apply(texts, hint, cache) is not { } changed)
                {
                    refused.Add(id, hint);
                    continue;
                }

                (texts, touched) = (changed, [.. touched, .. keys]);
                applied.Add(hint);
            }

            if (touched.Count == 0)
            {
                break;
            }
        }

        return new FixedTexts(texts, applied, [.. refused.Values]);
    }

    /// <summary>The texts after a fix; null when it changes nothing, does not fit or is refused.</summary>
    /// <param name="texts">The texts that are checked together.</param>
    /// <param name="hint">The fix.</param>
    /// <param name="cache">What has been read already: most fixes leave most texts as they are.</param>
    private static ManifestText[]? Apply(IReadOnlyList<ManifestText> texts, FixHint hint, Dictionary<ManifestText, YamlStream> cache)
    {
        var result = texts.ToArray();
        foreach (var edit in hint.Edits)
        {
            var streams = result.Select(text => Read(text, cache)).ToList();
            var found = streams
                .SelectMany(static (stream, index) => LocatedObject.Of(stream.Documents).Select(item => (Index: index, Object: item)))
                .Where(item => item.Object.HasKey(edit.ObjectKey))
                .ToList();

            // Of two objects with one key nobody can say which is meant, and a text that was not understood is left alone.
            if (found is not [var (index, target)] || !streams[index].Problems.IsEmpty
                || (edit is AddObjectEdit add && Exists(streams, add))
                || Edit(result[index], streams[index].Documents, target, edit) is not { } changed)
            {
                return null;
            }

            result[index] = result[index] with { Text = changed };
        }

        return result.SequenceEqual(texts) ? null : result;
    }

    private static Dictionary<ManifestText, YamlStream> NewCache() => new(ReferenceEqualityComparer.Instance);

    private static YamlStream Read(ManifestText text, Dictionary<ManifestText, YamlStream> cache)
    {
        if (!cache.TryGetValue(text, out var stream))
        {
            cache.Add(text, stream = YamlReader.Read(text.Text, text.File));
        }

        return stream;
    }

    private static bool Exists(List<YamlStream> streams, AddObjectEdit add) =>
        streams.Any(stream => LocatedObject.Of(stream.Documents).Any(item => item.HasKey(new ManifestObject(add.Value).Key)));

    /// <summary>The text with one edit; null when it is refused.</summary>
    private static string? Edit(ManifestText text, ImmutableArray<YamlDocument> documents, LocatedObject target, FixEdit edit)
    {
        var source = new SourceText(text.Text);
        var layout = new LayoutText(source.Plain);
        var pages = LayoutReader.Read(layout, text.File, out _);
        var document = documents[target.Document];
        var page = pages[document.Index];
        var style = YamlStyle.Of(page, source.Plain);
        var expected = documents.Select(static item => item.Root).ToList();
        IReadOnlyList<TextChange>? changes;
        if (edit is AddObjectEdit { Value: ObjectNode added } && target.Items.IsEmpty)
        {
            expected.Insert(target.Document, added);
            changes = style.IsJson ? null : [NewDocument(layout, page, style.Document(added))];
        }
        else
        {
            var after = edit is AddObjectEdit add
                ? target.InsertBefore(document.Root, add.Value)
                : NodeFixer.Apply(target.Node, edit) is { } value ? target.Replace(document.Root, value) : null;
            if (after is null || page.Root is not { } root)
            {
                return null;
            }

            expected[target.Document] = after;
            changes = TextReconciler.Find(layout, style, root, document.Root, after);
        }

        return changes is not null && source.With(changes) is { } result && Says(result, text.File, expected) && KeepsComments(result, text.File, layout) ? result : null;
    }

    private static TextChange NewDocument(LayoutText layout, LayoutDocument page, string document) => page.Marker is { } marker
        ? new TextChange(layout.StartOf(layout.LineOf(marker)), layout.StartOf(layout.LineOf(marker)), "---\n" + document)
        : new TextChange(page.Start, page.Start, document + "---\n");

    private static bool Says(string text, string file, List<Schema.Node> expected)
    {
        var stream = YamlReader.Read(text, file);
        return stream.Problems.IsEmpty
            && stream.Documents.Length == expected.Count
            && stream.Documents.Zip(expected).All(static pair => NodeEquality.AreEqual(pair.First.Root, pair.Second));
    }

    private static bool KeepsComments(string text, string file, LayoutText before)
    {
        var after = new LayoutText(new SourceText(text).Plain);
        LayoutReader.Read(after, file, out _);
        return Comments(before).SequenceEqual(Comments(after), StringComparer.Ordinal);

        static IEnumerable<string> Comments(LayoutText layout) =>
            layout.FindTrivia().Select(static trivia => trivia.Text).Where(static comment => comment.Length > 0).Order(StringComparer.Ordinal);
    }
}
