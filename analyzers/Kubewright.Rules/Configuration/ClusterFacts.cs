using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>What manifests cannot tell about the cluster. A rule that needs a fact is silent without it.</summary>
public sealed record ClusterFacts
{
    /// <summary>Nothing is known.</summary>
    public static ClusterFacts None { get; } = new();

    /// <summary>The release; null when unknown.</summary>
    public KubernetesVersion? Version { get; init; }

    /// <summary>How many nodes the pods may run on; null when unknown.</summary>
    public int? Nodes { get; init; }

    /// <summary>The storage classes that the cluster has, beside those among the manifests; null when unknown.</summary>
    public ImmutableHashSet<string>? StorageClasses { get; init; }

    /// <summary>The domain of cluster DNS, <c>cluster.local</c> in most clusters; null when unknown.</summary>
    public string? Domain { get; init; }

    /// <summary>Whether manifests are applied with nobody watching, as a GitOps controller does; null when unknown.</summary>
    public bool? IsUnattended { get; init; }

    /// <summary>The pod conditions that a controller of the cluster sets, for readiness gates; null when unknown.</summary>
    public ImmutableHashSet<string>? ReadinessGates { get; init; }

    /// <summary>The namespace that objects go to that write none; null when unknown.</summary>
    public string? Namespace { get; init; }

    /// <summary>
    /// Objects that another project owns, as <c>Kind/name</c> or <c>Kind/namespace/name</c>; a name <c>*</c> stands for all
    /// objects of the kind.
    /// </summary>
    public ImmutableHashSet<string> Externals { get; init; } = [];

    /// <summary>Whether another project owns objects of the kind, or the one of that name.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="name">The name; null for any of the kind.</param>
    /// <param name="from">The object that names it, whose namespace counts; null where namespaces do not matter.</param>
    public bool HasExternal(ManifestKind kind, string? name = null, ManifestObject? from = null)
    {
        foreach (var external in Externals)
        {
            var parts = external.Split('/');
            var last = parts[parts.Length - 1];
            if (parts[0] == kind.Kind
                && (last == "*" || name is null || last == name)
                && (parts.Length < 3 || from is null || from.Namespace.IsAbsent || from.Namespace.Is(parts[1]) != false))
            {
                return true;
            }
        }

        return false;
    }
}
