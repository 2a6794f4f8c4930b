using System.Collections.Immutable;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>A resource that the API serves.</summary>
/// <param name="Names">How the API names it, in the version in which it is served.</param>
/// <param name="Stored">How it is named in the version that is kept; the same for most.</param>
/// <param name="Subresources">What can be addressed below an object, for example <c>status</c>.</param>
internal sealed record ServedResource(ResourceKind Names, ResourceKind Stored, ImmutableArray<string> Subresources)
{
    private static readonly ImmutableArray<string> AllVerbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

    /// <summary>What can be asked of objects and collections. Default everything.</summary>
    public ImmutableArray<string> Verbs { get; init; } = AllVerbs;

    /// <summary>The definition of a custom kind; null for a kind of Kubernetes.</summary>
    public CustomVersion? Custom { get; init; }

    /// <summary>The resources that every cluster serves.</summary>
    public static ImmutableArray<ServedResource> BuiltIn { get; } =
    [
        .. KindInfo.All.Select(static kind => new ServedResource(kind.Names, kind.Names, SubresourcesOf(kind.Names))),
        .. KindInfo.Views.Select(static names => new ServedResource(names, KindInfo.Find(names.Kind)!.Names, SubresourcesOf(names))),
        new ServedResource(CustomDefinition.Names, CustomDefinition.Names, ["status"]),
        Review("authentication.k8s.io", "SelfSubjectReview"),
        Review("authentication.k8s.io", "TokenReview"),
        Review("authorization.k8s.io", "LocalSubjectAccessReview", isNamespaced: true),
        Review("authorization.k8s.io", "SubjectAccessReview"),
        Review("authorization.k8s.io", "SelfSubjectAccessReview"),
        Review("authorization.k8s.io", "SelfSubjectRulesReview"),
    ];

    /// <summary>Whether requests to it are questions: nothing is kept.</summary>
    public bool IsReview => Names.Group is "authentication.k8s.io" or "authorization.k8s.io";

    /// <summary>The kind of its objects as keys name it.</summary>
    public string KeyKind => ObjectKey.KindOf(Stored);

    /// <summary>The columns of its tables.</summary>
    public IObjectTable Table => Custom?.Table ?? ObjectTables.For(KeyKind);

    /// <summary>What patching must know about its objects, as they are served.</summary>
    public SchemaShape Shape => Custom?.Shape ?? ApiSchemas.Shape(Names.ApiVersion, Names.Kind);

    /// <summary>The media types of the patches that it takes: a strategic one only where Kubernetes itself knows the lists.</summary>
    public ImmutableArray<string> PatchTypes => Custom is not null || Stored == CustomDefinition.Names
        ? [MediaTypes.JsonPatch, MediaTypes.MergePatch, MediaTypes.ApplyPatch]
        : [MediaTypes.JsonPatch, MediaTypes.MergePatch, MediaTypes.StrategicMergePatch, MediaTypes.ApplyPatch];

    /// <summary>Whether the subresource can be addressed.</summary>
    public bool Has(string subresource) => Subresources.Contains(subresource);

    private static ServedResource Review(string group, string kind, bool isNamespaced = false)
    {
        var names = new ResourceKind(group, "v1", kind, kind.ToLowerInvariant() + "s") { IsNamespaced = isNamespaced };
        return new ServedResource(names, names, []) { Verbs = ["create"] };
    }

    private static ImmutableArray<string> SubresourcesOf(ResourceKind names)
    {
        var subresources = ImmutableArray.CreateBuilder<string>();
        if (names.HasStatus)
        {
            subresources.Add("status");
        }

        if (names.Kind is "StatefulSet" or "Deployment" or "ReplicaSet" or "ReplicationController")
        {
            subresources.Add("scale");
        }

        subresources.AddRange(names.Kind switch
        {
            "Pod" => ["attach", "binding", "ephemeralcontainers", "eviction", "exec", "log", "portforward", "proxy"],
            "Service" or "Node" => ["proxy"],
            "Namespace" => ["finalize"],
            "ServiceAccount" => ["token"],
            _ => ImmutableArray<string>.Empty,
        });
        return subresources.ToImmutable();
    }
}
