using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>The resources that are served at present: those of Kubernetes, and those that custom definitions add.</summary>
internal sealed class ResourceCatalog(Cluster cluster)
{
    private Content _content = Content.Of([]);

    /// <summary>Every resource, by group, version and name.</summary>
    public ImmutableArray<ServedResource> All => Current.Sorted;

    /// <summary>The resource at a path; null when there is none.</summary>
    public ServedResource? Find(ApiPath path) => Current.ByPath.GetValueOrDefault((path.Group, path.Version, path.Resource));

    /// <summary>What follows from the definitions that are there now. Two requests may make it at once; both make the same.</summary>
    private Content Current
    {
        get
        {
            var content = Volatile.Read(ref _content);
            var definitions = cluster.Snapshot.All(CustomDefinition.KeyKind);
            if (!content.IsOf(definitions))
            {
                content = Content.Of([.. definitions]);
                Volatile.Write(ref _content, content);
            }

            return content;
        }
    }

    private static IEnumerable<ServedResource> Resources(IKubernetesObject obj)
    {
        if (CustomDefinition.Of(obj) is not { } definition)
        {
            yield break;
        }

        foreach (var version in definition.Versions.Where(static version => version.IsServed))
        {
            var subresources = ImmutableArray.CreateBuilder<string>();
            if (version.HasStatus)
            {
                subresources.Add("status");
            }

            if (version.Scale is not null)
            {
                subresources.Add("scale");
            }

            yield return new ServedResource(version.Names, definition.Stored, subresources.ToImmutable()) { Custom = version };
        }
    }

    private sealed record Content(
        ImmutableArray<IKubernetesObject> Definitions,
        ImmutableArray<ServedResource> Sorted,
        FrozenDictionary<(string Group, string Version, string Plural), ServedResource> ByPath)
    {
        public static Content Of(ImmutableArray<IKubernetesObject> definitions)
        {
            ServedResource[] all = [.. ServedResource.BuiltIn, .. definitions.SelectMany(Resources)];
            var byPath = new Dictionary<(string Group, string Version, string Plural), ServedResource>();
            foreach (var served in all)
            {
                // What Kubernetes itself serves comes first, and stays.
                byPath.TryAdd((served.Names.Group, served.Names.Version, served.Names.Plural), served);
            }

            return new Content(
                definitions,
                [
                    .. byPath.Values
                        .OrderBy(static served => served.Names.Group, StringComparer.Ordinal)
                        .ThenBy(static served => served.Names.Version, StringComparer.Ordinal)
                        .ThenBy(static served => served.Names.Plural, StringComparer.Ordinal),
                ],
                byPath.ToFrozenDictionary());
        }

        public bool IsOf(ObjectList<IKubernetesObject> definitions) =>
            definitions.Count == Definitions.Length && definitions.Zip(Definitions).All(static pair => ReferenceEquals(pair.First, pair.Second));
    }
}
