using System.Collections.Immutable;
using Kubewright.Rules;
using Kubewright.Schema;

namespace Kubewright.Validation;

/// <summary>Finds what is wrong with manifests: what the reader of texts found, and the rules over the whole set.</summary>
public static class ManifestChecker
{
    private const int PartSize = 32;

    /// <summary>
    /// Begins, on another thread, to make what every check needs. A process that has just started saves the time when it
    /// calls this before it reads what it checks; nothing depends on it.
    /// </summary>
    public static void Prepare() => _ = Task.Run(static () =>
    {
        _ = RuleCatalog.All;
        _ = RuleOptions.Default;
    });

    /// <summary>Checks manifest texts as one set, so that an object of one file finds its partner in another.</summary>
    /// <param name="texts">What the reader made of each text.</param>
    /// <param name="options">What the user set about the rules; null for nothing.</param>
    /// <returns>The findings in the order of files and lines.</returns>
    public static ImmutableArray<LocatedFinding> Check(IReadOnlyList<ManifestDocuments> texts, RuleOptions? options = null) => Check(texts, [], options);

    /// <summary>Checks built objects as one set.</summary>
    /// <param name="objects">The objects, each with the place in source that made it.</param>
    /// <param name="options">What the user set about the rules; null for nothing.</param>
    /// <returns>The findings in the order of files and lines.</returns>
    public static ImmutableArray<LocatedFinding> Check(IReadOnlyList<(IKubernetesObject Object, TextOrigin? Location)> objects, RuleOptions? options = null) =>
        Check([], objects, options);

    /// <summary>Checks manifest texts and built objects together as one set.</summary>
    /// <param name="texts">What the reader made of each text.</param>
    /// <param name="objects">The objects, each with the place in source that made it.</param>
    /// <param name="options">What the user set about the rules; null for nothing.</param>
    /// <param name="isOpen">Whether more objects belong to the set that could not be read; nothing is then missing.</param>
    /// <param name="baseline">What was last applied; null when nobody knows.</param>
    /// <param name="neighbors">Objects that are applied together with these and checked elsewhere; null for none.</param>
    /// <returns>The findings in the order of files and lines.</returns>
    public static ImmutableArray<LocatedFinding> Check(
        IReadOnlyList<ManifestDocuments> texts,
        IReadOnlyList<(IKubernetesObject Object, TextOrigin? Location)> objects,
        RuleOptions? options,
        bool isOpen = false,
        ManifestSet? baseline = null,
        ManifestSet? neighbors = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(objects);
        var findings = new List<LocatedFinding>();
        var set = new List<ManifestObject>();
        foreach (var text in texts)
        {
            var understood = text.Objects.Where(document => IsUnderstood(document, text.Findings)).Select(static document => new ManifestObject(document.Node)).ToList();
            findings.AddRange(text.Findings.Where(finding => !IsLeftToRules(finding, understood)).Select(finding => Locate(finding, text)));
            isOpen = isOpen || understood.Count < text.Objects.Count || text.Findings.Any(static finding => finding.Code == ReadCode.YamlSyntax);
            set.AddRange(understood);
        }

        var places = new Dictionary<string, TextOrigin?>(StringComparer.Ordinal);
        foreach (var (value, location) in objects)
        {
            var node = value.ToNode();
            var item = new ManifestObject(node);
            set.Add(item);
            places.TryAdd(item.Key, location);
            findings.AddRange(LimitChecker.Check(value, node).Select(violation => new LocatedFinding(
                violation.Rule.Id,
                violation.Rule.Name,
                Severity.Error,
                $"{item.Key}: {violation.Path} {violation.Fact}, so the API server refuses the object. {violation.Cure}",
                location,
                item.Key,
                violation.Path)));
        }

        var manifests = new ManifestSet(set.Concat(neighbors?.Objects ?? []), isOpen || neighbors is { IsOpen: true });
        findings.AddRange(RunRules(set, manifests, options ?? RuleOptions.Default, baseline)
            .Select(finding => Locate(finding, finding.Origin as TextOrigin ?? places.GetValueOrDefault(finding.ObjectKey))));
        return Sort(findings);
    }

    /// <summary>
    /// What the rules find in the objects, in their order. Many objects are checked in parallel, in parts whose size does not
    /// depend on the machine: rules that leave a value to each other do so within a part.
    /// </summary>
    private static IEnumerable<Finding> RunRules(List<ManifestObject> subjects, ManifestSet manifests, RuleOptions options, ManifestSet? baseline)
    {
        if (subjects.Count <= PartSize)
        {
            return RuleHost.Run(subjects, manifests, options, baseline);
        }

        var parts = subjects.Chunk(PartSize).ToArray();
        var findings = new ImmutableArray<Finding>[parts.Length];
        Parallel.For(0, parts.Length, i => findings[i] = RuleHost.Run(parts[i], manifests, options, baseline));
        return findings.SelectMany(static part => part);
    }

    private static LocatedFinding Locate(ReadFinding finding, ManifestDocuments text)
    {
        var rule = ReadRule.Of(finding.Code);
        var document = finding.Origin is TextOrigin place ? text.Objects.FirstOrDefault(item => IsInside(place, item.Node.Origin as TextOrigin)) : null;
        var path = finding.Path.Length == 0 ? null : finding.Path;
        var subject = document?.Kind is null ? null : new ManifestObject(document.Node);
        var message = subject is { Name.IsKnown: true } && path is not null ? $"{subject}: {finding.Message}" : finding.Message;
        return new LocatedFinding(rule.Id, rule.Name, Severity.Error, message, finding.Origin as TextOrigin, subject?.Key, path);
    }

    private static LocatedFinding Locate(Finding finding, TextOrigin? place) => new(
        finding.Descriptor.Id, finding.Descriptor.Name, finding.Severity, finding.Message, place, finding.ObjectKey, finding.Path);

    /// <summary>
    /// Whether the rules say what the reader found: a key written twice, and all else in an object of a kind that the rules
    /// have the schema of. A user can set those rules' severities and silence them.
    /// </summary>
    private static bool IsLeftToRules(ReadFinding finding, List<ManifestObject> understood) =>
        understood.Exists(item => IsInside(finding.Origin as TextOrigin, item.At.Origin as TextOrigin)
            && (finding.Code == ReadCode.DuplicateKey || Schemas.Of(item) is not null));

    /// <summary>Nothing is concluded from a document that is broken or of no kind.</summary>
    private static bool IsUnderstood(ManifestDocument document, IReadOnlyList<ReadFinding> findings) => !findings.Any(finding =>
        finding.Code is ReadCode.YamlSyntax or ReadCode.UnknownKind
        && IsInside(finding.Origin as TextOrigin, document.Node.Origin as TextOrigin));

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
