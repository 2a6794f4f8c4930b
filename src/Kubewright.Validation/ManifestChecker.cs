using System.Collections.Immutable;
using Kubewright.Rules;
using Kubewright.Schema;

namespace Kubewright.Validation;

/// <summary>Runs everything that can be said about manifests: reading, the schemas, and the rules over the whole set.</summary>
public static class ManifestChecker
{
    /// <summary>Checks manifest texts as one set, so that an object of one file finds its partner in another.</summary>
    /// <param name="texts">What the reader made of each text.</param>
    /// <param name="options">Facts about the cluster; null for none.</param>
    /// <returns>The findings in the order of files and lines.</returns>
    public static ImmutableArray<LocatedFinding> Check(IReadOnlyList<ManifestDocuments> texts, RuleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var findings = new List<LocatedFinding>();
        foreach (var text in texts)
        {
            findings.AddRange(text.Findings.Select(Locate));
            findings.AddRange(text.Objects.SelectMany(document => CheckSchema(document, text.Findings)));
        }

        var documents = texts.SelectMany(static text => text.Objects.Where(document => IsUnderstood(document, text.Findings))).ToList();
        var isOpen = documents.Count < texts.Sum(static text => text.Objects.Count)
            || texts.Any(static text => text.Findings.Any(static finding => finding.Code == ReadCode.YamlSyntax));
        var set = new ManifestSet(documents.Select(static document => new ManifestObject(document.Node)), isOpen);
        findings.AddRange(RuleHost.Run(set, options ?? RuleOptions.Default).Select(static finding => Locate(finding, finding.Origin as TextOrigin)));
        return Sort(findings);
    }

    /// <summary>What the reader of a text found.</summary>
    public static LocatedFinding Locate(ReadFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var rule = ReadRule.Of(finding.Code);
        return new LocatedFinding(
            rule.Id, rule.Name, Severity.Error, finding.Message, finding.Origin as TextOrigin, null, finding.Path.Length == 0 ? null : finding.Path);
    }

    /// <summary>Checks built objects as one set.</summary>
    /// <param name="objects">The objects, each with the place in source that made it.</param>
    /// <param name="options">Facts about the cluster; null for none.</param>
    /// <returns>The findings in the order of files and lines.</returns>
    public static ImmutableArray<LocatedFinding> Check(IReadOnlyList<(IKubernetesObject Object, TextOrigin? Location)> objects, RuleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(objects);
        var places = new Dictionary<string, TextOrigin?>(StringComparer.Ordinal);
        var set = new List<ManifestObject>(objects.Count);
        foreach (var (value, location) in objects)
        {
            var item = new ManifestObject(value.ToNode());
            set.Add(item);
            places.TryAdd(item.Key, location);
        }

        return Sort(RuleHost.Run(set, options ?? RuleOptions.Default).Select(finding => Locate(finding, places.GetValueOrDefault(finding.ObjectKey))));
    }

    private static LocatedFinding Locate(Finding finding, TextOrigin? place) => new(
        finding.Descriptor.Id, finding.Descriptor.Name, finding.Severity, finding.Message, place, finding.ObjectKey, finding.Path);

    /// <summary>What the schema says beyond the reader, which has the better words for what both see.</summary>
    private static IEnumerable<LocatedFinding> CheckSchema(ManifestDocument document, IReadOnlyList<ReadFinding> known)
    {
        if (document.ApiVersion is not { } apiVersion || document.Kind is not { } kind)
        {
            return [];
        }

        return
            from error in SchemaValidator.Validate(apiVersion, kind, document.Node)
            let place = NodeLocation.Of(document.Node, error.Path)
            where !known.Any(finding => IsSame(finding, error.Path, document))
            select new LocatedFinding(ReadRule.SchemaViolation.Id, ReadRule.SchemaViolation.Name, Severity.Error, error.Message, place, null, error.Path);
    }

    /// <summary>Nothing is concluded from a document that is broken, ambiguous or of no kind.</summary>
    private static bool IsUnderstood(ManifestDocument document, IReadOnlyList<ReadFinding> findings) => !findings.Any(finding =>
        finding.Code is ReadCode.YamlSyntax or ReadCode.DuplicateKey or ReadCode.UnknownKind
        && IsInside(finding.Origin as TextOrigin, document.Node.Origin as TextOrigin));

    private static bool IsSame(ReadFinding finding, string path, ManifestDocument document) =>
        (IsWithin(finding.Path, path) || IsWithin(path, finding.Path)) && IsInside(finding.Origin as TextOrigin, document.Node.Origin as TextOrigin);

    private static bool IsWithin(string inner, string outer) =>
        outer.Length > 0 && inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || inner[outer.Length] is '.' or '[');

    private static bool IsInside(TextOrigin? place, TextOrigin? document) =>
        place is null || document is null || (place.File == document.File && place.Line >= document.Line && place.Line <= document.EndLine);

    private static ImmutableArray<LocatedFinding> Sort(IEnumerable<LocatedFinding> findings) =>
    [
        .. findings
            .OrderBy(static finding => finding.Location?.File ?? "", StringComparer.Ordinal)
            .ThenBy(static finding => finding.Location?.Line ?? 0)
            .ThenBy(static finding => finding.Location?.Column ?? 0)
            .ThenBy(static finding => finding.Id, StringComparer.Ordinal),
    ];
}
