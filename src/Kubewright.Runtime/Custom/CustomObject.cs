using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Kubewright.Schema;

namespace Kubewright.Runtime;

/// <summary>An object of a kind that a CustomResourceDefinition adds: metadata with a type, and a tree for the rest.</summary>
public sealed class CustomObject : IKubernetesObject, IEquatable<CustomObject>
{
    private const string Status = "status";

    /// <summary>An object.</summary>
    /// <param name="names">How the API names the kind, in the version that is kept.</param>
    /// <param name="metadata">Name, namespace, labels and annotations.</param>
    /// <param name="content">What is next to the metadata: mostly <c>spec</c> and <c>status</c>. It must be an object.</param>
    public CustomObject(ResourceKind names, ObjectMeta metadata, RawValue content)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(content);
        if (content.Node is not ObjectNode)
        {
            throw new ArgumentException("The content must be an object.", nameof(content));
        }

        Info = new KindInfo(names);
        Metadata = metadata;
        Content = content;
    }

    private CustomObject(KindInfo info, ObjectMeta metadata, RawValue content)
    {
        Info = info;
        Metadata = metadata;
        Content = content;
    }

    /// <inheritdoc/>
    public string ApiVersion => Info.Names.ApiVersion;

    /// <inheritdoc/>
    public string Kind => Info.Kind;

    /// <inheritdoc/>
    public ObjectMeta Metadata { get; }

    /// <summary>What is next to the metadata.</summary>
    public RawValue Content { get; }

    /// <summary>What the store must know about the kind.</summary>
    internal KindInfo Info { get; }

    private ImmutableArray<ObjectNode.Member> Members => ((ObjectNode)Content.Node).Members;

    /// <summary>Reads an object.</summary>
    /// <param name="names">How the API names its kind, in the version that is kept.</param>
    /// <param name="json">The object; <c>apiVersion</c> and <c>kind</c> are not looked at.</param>
    /// <param name="findings">Receives what is wrong with the metadata.</param>
    /// <returns>The object; null when its metadata cannot be used.</returns>
    public static CustomObject? Read(ResourceKind names, JsonObject json, ICollection<ReadFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(json);

        // Metadata is the same for every kind, so a kind whose rest is empty reads it.
        var holder = new JsonObject { ["apiVersion"] = "v1", ["kind"] = nameof(ConfigMap), ["metadata"] = json["metadata"]?.DeepClone() };
        if (Manifest.ReadJson(System.Text.Encoding.UTF8.GetBytes(holder.ToJsonString()), findings) is not { } read)
        {
            return null;
        }

        var rest = new JsonObject(json
            .Where(static member => member.Key is not ("apiVersion" or "kind" or "metadata"))
            .Select(static member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        return new CustomObject(names, read.Metadata, RawValue.Parse(rest.ToJsonString()));
    }

    /// <summary>The content to compute with; a copy.</summary>
    public JsonObject ToJson() => (JsonObject)JsonNode.Parse(Content.ToJsonString())!;

    /// <summary>The same object with another content.</summary>
    public CustomObject WithContent(RawValue content) => content.Equals(Content) ? this : new CustomObject(Info, Metadata, content);

    /// <inheritdoc/>
    public IKubernetesObject WithMetadata(ObjectMeta metadata) => new CustomObject(Info, metadata, Content);

    /// <inheritdoc/>
    public IKubernetesObject WithStatusOf(IKubernetesObject? other)
    {
        if (!Info.Names.HasStatus)
        {
            return this;
        }

        var status = (other as CustomObject)?.Members.Where(static member => member.Name == Status) ?? [];
        return WithContent(new RawValue(new ObjectNode([.. Members.Where(static member => member.Name != Status), .. status], isOpen: false, Origin.None)));
    }

    /// <inheritdoc/>
    public bool HasSameSpec(IKubernetesObject other) => other is CustomObject custom && Spec().Equals(custom.Spec());

    /// <inheritdoc/>
    public void Write(ManifestWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.BeginObject();
        writer.Name("apiVersion");
        writer.String(ApiVersion);
        writer.Name("kind");
        writer.String(Kind);
        writer.Name("metadata");
        Metadata.Write(writer);
        foreach (var member in Members)
        {
            writer.Name(member.Name);
            writer.Raw(member.Value);
        }

        writer.EndObject();
    }

    /// <inheritdoc/>
    public bool Equals(CustomObject? other) =>
        other is not null && Info.Names.Resource == other.Info.Names.Resource && Metadata.Equals(other.Metadata) && Content.Equals(other.Content);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CustomObject);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Info.Names.Resource, Metadata, Content);

    /// <summary>What a change of which counts as a new generation: all but the status.</summary>
    private RawValue Spec() => ((CustomObject)WithStatusOf(null)).Content;
}
