using Kubewright.Schema;

namespace Kubewright;

/// <summary>
/// An object of a kind that there is no type for, as YAML text: <c>new RawManifest("""…""")</c>. As YAML it is emitted
/// unchanged, comments and all; as JSON or as a tree it is what the text says. Two are equal when they say the same.
/// </summary>
public sealed class RawManifest : IKubernetesObject, INamed, IEquatable<RawManifest>
{
    private const string Status = "status";
    private const string Cure = "Write one object with apiVersion, kind and metadata.";

    /// <summary>Takes one object.</summary>
    /// <param name="yaml">The object's YAML or JSON, without a line <c>---</c> around it.</param>
    /// <exception cref="FormatException">The text is no YAML, or not one object with <c>apiVersion</c>, <c>kind</c> and usable <c>metadata</c>.</exception>
    public RawManifest(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        var stream = YamlReader.Read(yaml, "-");
        if (stream.Problems is [var problem, ..])
        {
            throw new FormatException($"Line {problem.Origin.Line}: {problem.Message}");
        }

        if (stream.Documents is not [{ Root: ObjectNode root }])
        {
            throw new FormatException($"The text has {stream.Documents.Length} documents, or one that is no map. {Cure}");
        }

        ApiVersion = Text(root, "apiVersion");
        Kind = Text(root, "kind");
        var findings = new List<ReadFinding>();
        Metadata = ObjectMeta.Read(new NodeManifestReader(root["metadata"], findings)) ?? new ObjectMeta();
        if (findings is [var finding, ..])
        {
            throw new FormatException($"metadata: {finding.Message}");
        }

        Content = new RawValue(root);
        Yaml = yaml.EndsWith('\n') ? yaml : yaml + "\n";
    }

    private RawManifest(ObjectNode root, ObjectMeta metadata)
    {
        (ApiVersion, Kind, Metadata, Content) = (Text(root, "apiVersion"), Text(root, "kind"), metadata, new RawValue(root));
        var text = new StringWriter();
        Content.Write(new YamlManifestWriter(text));
        Yaml = text.ToString();
    }

    /// <inheritdoc/>
    public string ApiVersion { get; }

    /// <inheritdoc/>
    public string Kind { get; }

    /// <inheritdoc/>
    public ObjectMeta Metadata { get; }

    /// <summary>The object's name; null when the text has none.</summary>
    public string? Name => Metadata.Name;

    /// <summary>The text, which ends with a line break.</summary>
    public string Yaml { get; }

    /// <summary>What the text says.</summary>
    public RawValue Content { get; }

    /// <inheritdoc/>
    public IKubernetesObject WithMetadata(ObjectMeta metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var node = new NodeManifestWriter();
        metadata.Write(node);
        return new RawManifest(((ObjectNode)Content.Node).With("metadata", node.Root, Origin.None), metadata);
    }

    /// <inheritdoc/>
    public IKubernetesObject WithStatusOf(IKubernetesObject? other)
    {
        var status = ((other as RawManifest)?.Content.Node as ObjectNode)?.Members.Where(static member => member.Name == Status) ?? [];
        var rest = ((ObjectNode)Content.Node).Members.Where(static member => member.Name != Status);
        return new RawManifest(new ObjectNode([.. rest, .. status], isOpen: false, Origin.None), Metadata);
    }

    /// <inheritdoc/>
    public bool HasSameSpec(IKubernetesObject other) => other is RawManifest raw && Spec(this).Equals(Spec(raw));

    /// <inheritdoc/>
    public void Write(ManifestWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Document(Yaml, Content.Node);
    }

    /// <inheritdoc/>
    public bool Equals(RawManifest? other) => Content.Equals(other?.Content);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RawManifest);

    /// <inheritdoc/>
    public override int GetHashCode() => Content.GetHashCode();

    /// <summary>The kind and name, for messages.</summary>
    public override string ToString() => $"{Kind}/{Name}";

    private static RawValue Spec(RawManifest manifest) => new(manifest.Content.Node["spec"] is { IsKnown: true } spec ? spec : new ScalarNode(ScalarKind.Null, "null", Origin.None));

    private static string Text(ObjectNode root, string name) =>
        root[name] is ScalarNode { Kind: ScalarKind.String, Text.Length: > 0 } scalar ? scalar.Text : throw new FormatException($"The object has no {name}. {Cure}");
}
