using System.Text.Json.Nodes;
using Kubewright.Rules;

namespace Kubewright.Planning;

using Node = Kubewright.Schema.Node;

/// <summary>One object of a side of a plan.</summary>
public sealed class PlanObject
{
    private PlanObject(ObjectId id, string apiVersion, Node node, IKubernetesObject? value, string written)
    {
        Id = id;
        ApiVersion = apiVersion;
        Manifest = new ManifestObject(node);
        Object = value;
        Written = written;
    }

    /// <summary>What tells it from all others.</summary>
    public ObjectId Id { get; }

    /// <summary>The group and version that it is written in.</summary>
    public string ApiVersion { get; }

    /// <summary>The object as the rules see it.</summary>
    public ManifestObject Manifest { get; }

    /// <summary>The object as a record, in its namespace; null for a kind that there is no type for.</summary>
    public IKubernetesObject? Object { get; }

    /// <summary>The object as it was given, as JSON in one line.</summary>
    public string Written { get; }

    /// <summary>Enough of the object to find it or to delete it, as JSON in one line.</summary>
    public string Reference
    {
        get
        {
            var metadata = new JsonObject { ["name"] = Id.Name };
            if (Id.Namespace.Length > 0)
            {
                metadata["namespace"] = Id.Namespace;
            }

            return new JsonObject { ["apiVersion"] = ApiVersion, ["kind"] = Id.Kind, ["metadata"] = metadata }.ToJsonString();
        }
    }

    /// <summary>A built object.</summary>
    /// <param name="value">The object; it has a name.</param>
    /// <param name="defaultNamespace">The namespace of objects that write none.</param>
    public static PlanObject Of(IKubernetesObject value, string defaultNamespace = KindInfo.DefaultNamespace)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Create(value.ApiVersion, value.Kind, value.Metadata.Namespace, value.Metadata.Name ?? "", value.ToNode(), value, defaultNamespace);
    }

    /// <summary>An object of a manifest text; null when it says no kind or name.</summary>
    /// <param name="document">The object.</param>
    /// <param name="defaultNamespace">The namespace of objects that write none.</param>
    public static PlanObject? Of(ManifestDocument document, string defaultNamespace = KindInfo.DefaultNamespace)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document is { ApiVersion: { } apiVersion, Kind: { } kind, Name: { Length: > 0 } name }
            ? Create(apiVersion, kind, document.Namespace, name, document.Node, document.Object, defaultNamespace)
            : null;
    }

    /// <summary><see cref="Id"/>.</summary>
    public override string ToString() => Id.ToString();

    private static PlanObject Create(string apiVersion, string kind, string? @namespace, string name, Node node, IKubernetesObject? value, string defaultNamespace)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        var isNamespaced = KnownKinds.IsNamespaced(apiVersion, kind);
        var place = isNamespaced == false ? ""
            : !string.IsNullOrEmpty(@namespace) ? @namespace
            : isNamespaced == true ? defaultNamespace : "";
        var written = NodeJson.Write(node);
        if (value is Secret secret)
        {
            // The server keeps stringData under data, where alone it can be compared.
            value = SecretDefaults.Apply(secret);
            node = value.ToNode();
        }

        if (value is not null && isNamespaced == true)
        {
            value = value.WithMetadata(value.Metadata with { Namespace = place });
        }

        return new PlanObject(new ObjectId(slash < 0 ? "" : apiVersion[..slash], kind, place, name), apiVersion, node, value, written);
    }
}
