using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Kubewright.Rules.Identity;

/// <summary>The objects of a manifest set by what the API server tells them apart by.</summary>
internal sealed class IdentityIndex
{
    private readonly ILookup<ObjectIdentity, ManifestObject> _objects;

    private IdentityIndex(ManifestSet manifests)
    {
        _objects = manifests.Objects.Where(static item => Identity(item) is not null).ToLookup(static item => Identity(item)!);
        FirstOfNamespaces =
        [
            .. manifests.Objects.Where(static item => item.Namespace.IsKnown).GroupBy(static item => item.Namespace.ToString()).Select(static group => group.First()),
        ];
    }

    /// <summary>The first object that writes each namespace, in the order of the set.</summary>
    public ImmutableArray<ManifestObject> FirstOfNamespaces { get; }

    /// <summary>The index of a set.</summary>
    public static IdentityIndex Of(ManifestSet manifests) => manifests.Index(static set => new IdentityIndex(set));

    /// <summary>
    /// The objects that the API server takes for the same as <paramref name="item"/>, itself among them: those of its group,
    /// kind and name that write the namespace that it writes. None when nobody can say what it is.
    /// </summary>
    public IEnumerable<ManifestObject> SameAs(ManifestObject item) => Identity(item) is { } identity ? _objects[identity] : [];

    private static ObjectIdentity? Identity(ManifestObject item)
    {
        if (item.KnownKind is not { } kind || !item.Name.TryGet(out var name) || item.Namespace.IsUnknown)
        {
            return null;
        }

        return new(ApiGroup.Of(kind), kind.Kind, item.Namespace.TryGet(out var ns) ? ns : "", name);
    }

    private sealed record ObjectIdentity(string Group, string Kind, string Namespace, string Name);
}
