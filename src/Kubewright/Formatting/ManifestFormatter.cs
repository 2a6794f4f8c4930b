using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright;

/// <summary>
/// Writes manifests in one way: block style, two spaces, list items under their key without further indentation, quotes
/// only where some reader needs them, members in the order of the schema, documents separated by <c>---</c>. Comments and
/// single empty lines stay where they are. The values do not change.
/// </summary>
/// <remarks>
/// A number stays as its author wrote it (<c>0644</c> is a fine file mode). A document with anchors, tags, merge keys or
/// comments inside brackets stays as it is: there is no second way to write it that keeps all of it.
/// </remarks>
public sealed class ManifestFormatter
{
    private readonly FieldOrder _order;

    /// <summary>Formats the kinds of these schemas in their order, and every other kind in its own.</summary>
    /// <param name="schemas">The schemas.</param>
    public ManifestFormatter(SchemaSet schemas)
    {
        ArgumentNullException.ThrowIfNull(schemas);
        _order = new FieldOrder(schemas);
    }

    /// <summary>Formats a text. Formatting the result again gives the same text.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="fileName">The file's name for problems and remarks; <c>-</c> for standard input.</param>
    public FormattedManifest Format(string text, string fileName)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        var before = YamlReader.Read(text, fileName);
        if (!before.Problems.IsEmpty)
        {
            return new FormattedManifest(text, [.. before.Problems.Select(Finding)], []);
        }

        var source = Normalize(text);
        if (source.AsSpan().IndexOfAny('\u0085', '\u2028', '\u2029') is var separator and >= 0)
        {
            var (line, column) = (source.AsSpan(0, separator).Count('\n') + 1, separator - source.LastIndexOf('\n', separator));
            return Kept(text, new FormatRemark("has a Unicode line separator, which YAML 1.1 and 1.2 read differently", new TextOrigin(fileName, line, column, line, column)));
        }

        var layout = new LayoutText(source);
        var documents = LayoutReader.Read(layout, fileName, out var directive);
        if (directive is not null)
        {
            return Kept(text, directive);
        }

        foreach (var document in documents.Where(static document => document.Obstacle is null))
        {
            _order.Apply(document.Root);
        }

        var result = LayoutWriter.Write(source, documents);
        return Verify(before, layout, result, fileName) is { } refusal
            ? new FormattedManifest(text, [], [], refusal)
            : new FormattedManifest(result, [], [.. documents.Select(static document => document.Obstacle).OfType<FormatRemark>()]);
    }

    private static FormattedManifest Kept(string text, FormatRemark remark) => new(text, [], [remark]);

    private static string Normalize(string text) => text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>Whoever formats trusts that nothing is lost, so nothing is taken on trust here.</summary>
    private static FormatRemark? Verify(YamlStream before, LayoutText source, string result, string file)
    {
        var after = YamlReader.Read(result, file);
        if (!after.Problems.IsEmpty || after.Documents.Length != before.Documents.Length)
        {
            return Refusal("the documents", before.Documents.FirstOrDefault()?.Root.Origin, file);
        }

        foreach (var (old, current) in before.Documents.Zip(after.Documents))
        {
            if (!NodeEquality.AreEqual(old.Root, current.Root))
            {
                return Refusal("a value", old.Root.Origin, file);
            }
        }

        var layout = new LayoutText(result);
        LayoutReader.Read(layout, file, out _);
        return Comments(source).SequenceEqual(Comments(layout), StringComparer.Ordinal) ? null : Refusal("a comment", before.Documents.FirstOrDefault()?.Root.Origin, file);
    }

    private static IEnumerable<string> Comments(LayoutText text) =>
        text.FindTrivia().Select(static item => item.Text).Where(static comment => comment.Length > 0).Order(StringComparer.Ordinal);

    private static FormatRemark Refusal(string what, Origin? origin, string file) =>
        new($"cannot be formatted without changing {what}", origin as TextOrigin ?? new TextOrigin(file, 1, 1, 1, 1));

    private static ReadFinding Finding(YamlProblem problem) =>
        new(problem.IsDuplicateKey ? ReadCode.DuplicateKey : ReadCode.YamlSyntax, problem.Message, "", problem.Origin);
}
