using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>What the store must know about a kind to give it the API server's semantics. It keeps every kind of the library that an API server keeps.</summary>
public sealed class KindInfo
{
    /// <summary>The namespace of a namespaced object that names none.</summary>
    public const string DefaultNamespace = "default";

    /// <summary>Kinds of which another version is the one that is kept: the API serves them as views of it.</summary>
    private static readonly FrozenSet<string> ViewNames = FrozenSet.Create(StringComparer.Ordinal, "events.k8s.io/v1/Event", "autoscaling/v1/HorizontalPodAutoscaler");

    private static readonly FrozenDictionary<string, KindInfo> ByKind = KnownKinds.Resources
        .Where(static kind => !IsView(kind))
        .ToFrozenDictionary(static kind => kind.Kind, static kind => new KindInfo(kind), StringComparer.Ordinal);

    /// <summary>A kind by its names.</summary>
    internal KindInfo(ResourceKind names) => Names = names;

    /// <summary>Every kind the store keeps, by name.</summary>
    public static ImmutableArray<KindInfo> All { get; } = [.. ByKind.Values.OrderBy(static k => k.Kind, StringComparer.Ordinal)];

    /// <summary>The names of those kinds in the version that is not kept.</summary>
    public static ImmutableArray<ResourceKind> Views { get; } = [.. KnownKinds.Resources.Where(IsView)];

    /// <summary>How the API names the kind.</summary>
    public ResourceKind Names { get; }

    /// <summary>The kind, for example <c>StatefulSet</c>.</summary>
    public string Kind => Names.Kind;

    /// <summary>The resource with its group, as error messages name it: <c>statefulsets.apps</c>, <c>pods</c>.</summary>
    public string Resource => Names.Resource;

    /// <summary>Whether objects of the kind live in a namespace.</summary>
    public bool IsNamespaced => Names.IsNamespaced;

    /// <summary>Whether the API server counts spec changes in <c>metadata.generation</c>.</summary>
    public bool HasGeneration => Names.CountsGenerations;

    /// <summary>Whether a status given at creation is kept: nodes report themselves.</summary>
    public bool KeepsStatusOnCreate => Kind == "Node";

    /// <summary>The kind named <paramref name="kind"/>; null when the store knows none.</summary>
    public static KindInfo? Find(string kind) => ByKind.GetValueOrDefault(kind);

    /// <summary>Whether the store keeps objects of this kind, API group included.</summary>
    public static bool Keeps(IKubernetesObject obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return For(obj) is not null;
    }

    /// <summary>The kind of <paramref name="obj"/>; null when the store keeps none of it.</summary>
    internal static KindInfo? For(IKubernetesObject obj) => obj is CustomObject custom ? custom.Info
        : obj is RawManifest ? null
        : Find(obj.Kind) is { } kind && kind.Names.ApiVersion == obj.ApiVersion ? kind : null;

    private static bool IsView(ResourceKind kind) => ViewNames.Contains(kind.ApiVersion + "/" + kind.Kind);
}
