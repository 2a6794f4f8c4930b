using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>A resource that the API serves.</summary>
/// <param name="Names">How the API names it, in the version in which it is served.</param>
/// <param name="Subresources">What can be addressed below an object, for example <c>status</c>.</param>
internal sealed record ServedResource(ResourceKind Names, ImmutableArray<string> Subresources)
{
    private static readonly FrozenDictionary<(string Group, string Version, string Plural), ServedResource> ByPath =
        KindInfo.All.Select(static kind => new ServedResource(kind.Names, SubresourcesOf(kind.Names)))
            .ToFrozenDictionary(static served => (served.Names.Group, served.Names.Version, served.Names.Plural));

    /// <summary>Every resource, by group, version and name.</summary>
    public static ImmutableArray<ServedResource> All { get; } =
    [
        .. ByPath.Values
            .OrderBy(static served => served.Names.Group, StringComparer.Ordinal)
            .ThenBy(static served => served.Names.Version, StringComparer.Ordinal)
            .ThenBy(static served => served.Names.Plural, StringComparer.Ordinal),
    ];

    /// <summary>What can be asked of objects and collections.</summary>
    public static ImmutableArray<string> Verbs { get; } = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

    /// <summary>The resource at a path; null when there is none.</summary>
    public static ServedResource? Find(ApiPath path) => ByPath.GetValueOrDefault((path.Group, path.Version, path.Resource));

    /// <summary>Whether the subresource can be addressed.</summary>
    public bool Has(string subresource) => Subresources.Contains(subresource);

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
            "Pod" => ["attach", "binding", "eviction", "exec", "log", "portforward", "proxy"],
            "Service" or "Node" => ["proxy"],
            "Namespace" => ["finalize"],
            "ServiceAccount" => ["token"],
            _ => ImmutableArray<string>.Empty,
        });
        return subresources.ToImmutable();
    }
}
