using Kubewright.Rules;
using Kubewright.Schema;
using Kubewright.Validation;

namespace Kubewright.Import;

/// <summary>Reads the documents of a YAML text, or of a part of it, into objects that C# can be written from. What cannot be written as it stands becomes a finding.</summary>
/// <param name="part">The text.</param>
internal sealed class DocumentReader(SourcePart part)
{
    private const string List = "List";

    private readonly List<LocatedFinding> _findings = [];
    private readonly List<SourceObject> _objects = [];

    /// <summary>What was found.</summary>
    public IReadOnlyList<LocatedFinding> Findings => _findings;

    /// <summary>The objects in order.</summary>
    public IReadOnlyList<SourceObject> Objects => _objects;

    /// <summary>How many nodes aliases repeat.</summary>
    public int AliasedNodes { get; private set; }

    /// <summary>Reads all documents.</summary>
    /// <param name="stream">What they say.</param>
    /// <param name="layout">How they are laid out; null when nobody can say.</param>
    public void Read(YamlStream stream, IReadOnlyList<LayoutDocument>? layout)
    {
        AliasedNodes = stream.AliasedNodes;
        foreach (var document in stream.Documents)
        {
            Add(new Place(part, layout?[document.Index], ""), document.Root, null, null);
        }
    }

    /// <summary>Adds one object, or the items of a list of objects.</summary>
    private void Add(Place place, Schema.Node root, string? listVersion, string? listKind)
    {
        if (root is not ObjectNode node)
        {
            Fail(ReadRule.WrongType, "This document is no map; a Kubernetes object is a map with apiVersion, kind and metadata. Write one.", root.Origin);
            return;
        }

        var apiVersion = Text(node["apiVersion"]) ?? listVersion;
        var kind = Text(node["kind"]) ?? listKind;
        if (kind is not null && kind.EndsWith(List, StringComparison.Ordinal) && node["items"] is ArrayNode items)
        {
            for (var i = 0; i < items.Items.Length; i++)
            {
                Add(place with { Path = SchemaPath.Join(SchemaPath.Join(place.Path, "items"), i) }, items.Items[i], kind == List ? null : apiVersion, kind == List ? null : kind[..^List.Length]);
            }

            return;
        }

        if (apiVersion is null || kind is null)
        {
            Fail(ReadRule.UnknownKind, $"The document has no {(apiVersion is null ? "apiVersion" : "kind")}, so nobody can tell what the object is. Write it.", node.Origin);
            return;
        }

        node = node.With("apiVersion", ScalarNode.String(apiVersion, node.Origin), node.Origin).With("kind", ScalarNode.String(kind, node.Origin), node.Origin);
        var location = node.Origin as TextOrigin ?? new TextOrigin(part.File, 1, 1, 1, 1);
        if (LegacyVersion.Find(apiVersion, kind) is { } legacy)
        {
            var (current, changes) = legacy.Convert(node);
            _findings.Add(ImportRule.LegacyVersion.At(location, Key(node), $"{Key(node)}: {apiVersion} is no longer served; imported as {legacy.Current}. {changes}".TrimEnd()));
            node = current;
        }

        _objects.AddRange(Read(place, node, location));
    }

    private IEnumerable<SourceObject> Read(Place place, ObjectNode node, TextOrigin location)
    {
        var problems = new List<ReadFinding>();
        var typed = KnownKinds.Read(Text(node["apiVersion"])!, Text(node["kind"])!, new NodeManifestReader(node, problems), out var isKnown);
        foreach (var problem in problems)
        {
            var rule = ReadRule.Of(problem.Code);
            _findings.Add(new LocatedFinding(rule.Id, rule.Name, Severity.Error, $"{Key(node)}: {problem.Message}", problem.Origin as TextOrigin ?? location, Key(node), problem.Path));
        }

        // A record without what it requires would lose the part where that is missing.
        if (typed is not null && problems.All(static problem => problem.Code != ReadCode.MissingField))
        {
            var tree = new SourceTree(place.Layout is null ? null : place.Part.Lines);
            return [new SourceObject(node, typed, (ObjectNode)tree.Ordered(node, typed.ToNode()), place.Comments(), location) { Octals = tree.Octals }];
        }

        // A definition is where types come from.
        if (!isKnown && Text(node["kind"]) != ManifestImporter.DefinitionKind)
        {
            _findings.Add(ImportRule.KeptAsYaml.At(
                location, Key(node), $"{Key(node)}: there is no type for {Text(node["apiVersion"])} {Text(node["kind"])}; it is kept as YAML. For a type, give its CustomResourceDefinition with --crd."));
        }

        return Keep(place, node, location);
    }

    /// <summary>An object that no record holds is kept as it is written.</summary>
    private IEnumerable<SourceObject> Keep(Place place, ObjectNode node, TextOrigin location)
    {
        try
        {
            var text = place.Text();
            var raw = new RawManifest(text ?? Yaml(node));
            return [new SourceObject(node, raw, node, text is null ? place.Comments() : place.CommentsAbove(), location)];
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            Fail(ReadRule.WrongType, $"{Key(node)}: {error.Message}", node.Origin);
            return [];
        }
    }

    private static string Yaml(ObjectNode node)
    {
        var text = new StringWriter();
        new YamlManifestWriter(text).Raw(node);
        return text.ToString();
    }

    private void Fail(ReadRule rule, string message, Origin origin) =>
        _findings.Add(new LocatedFinding(rule.Id, rule.Name, Severity.Error, message, origin as TextOrigin, null, null));

    private static string Key(ObjectNode node) => $"{Text(node["kind"])}/{Text(node.At("metadata.name")) ?? Text(node.At("metadata.generateName"))}";

    private static string? Text(Schema.Node node) => node is ScalarNode { Kind: ScalarKind.String, Text.Length: > 0 } scalar ? scalar.Text : null;

    /// <summary>Where an object stands.</summary>
    /// <param name="Part">The text.</param>
    /// <param name="Layout">Its document; null when nobody can say where its lines are.</param>
    /// <param name="Path">The path in the document.</param>
    private sealed record Place(SourcePart Part, LayoutDocument? Layout, string Path)
    {
        /// <summary>The comments in and above the object.</summary>
        public SourceComments Comments() => Layout is null ? new SourceComments() : SourceComments.Read(Layout, Path);

        /// <summary>The comments above an object whose text is kept with all others.</summary>
        public SourceComments CommentsAbove() => Layout is null || Path.Length > 0 ? new SourceComments() : SourceComments.ReadAbove(Layout);

        /// <summary>The document's own text, comments and all; null when the object is only a part of it, or more than its lines belong to it.</summary>
        public string? Text()
        {
            if (Layout is null || Path.Length > 0)
            {
                return null;
            }

            var source = Part.Text;
            var line = Layout.Marker is { } marker ? source[marker..source.IndexOf('\n', marker)] : "";
            var text = source[(Layout.Marker is { } at ? at + line.Length : Layout.Start)..Layout.End].Trim('\n');
            var isWhole = line.Length <= 3 || line[3..].TrimStart().StartsWith('#');
            return isWhole && !text.EndsWith("\n...", StringComparison.Ordinal) ? text + "\n" : null;
        }
    }
}
