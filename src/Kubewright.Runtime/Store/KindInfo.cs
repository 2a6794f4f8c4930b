using System.Collections.Frozen;

namespace Kubewright.Runtime;

/// <summary>
/// What the store must know about a kind to give it the API server's semantics: its resource name, whether it lives in
/// a namespace, and what of it is status.
/// </summary>
public abstract class KindInfo
{
    /// <summary>The namespace of a namespaced object that names none.</summary>
    public const string DefaultNamespace = "default";

    private static readonly FrozenDictionary<string, KindInfo> ByKind = CreateAll().ToFrozenDictionary(static k => k.Kind, StringComparer.Ordinal);

    /// <summary>The kind, for example <c>StatefulSet</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The resource with its group, as error messages name it: <c>statefulsets.apps</c>, <c>pods</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>Whether objects of the kind live in a namespace.</summary>
    public bool IsNamespaced { get; init; } = true;

    /// <summary>Whether the API server counts spec changes in <c>metadata.generation</c>.</summary>
    public bool HasGeneration { get; init; }

    /// <summary>Whether a status given at creation is kept: nodes report themselves.</summary>
    public bool KeepsStatusOnCreate { get; init; }

    /// <summary>The kind named <paramref name="kind"/>; null when the store knows none.</summary>
    public static KindInfo? Find(string kind) => ByKind.GetValueOrDefault(kind);

    /// <summary>Whether the store keeps objects of this kind, API group included.</summary>
    public static bool Keeps(IKubernetesObject obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return For(obj) is not null;
    }

    /// <summary>The kind of <paramref name="obj"/>; null when the store keeps none of it.</summary>
    internal static KindInfo? For(IKubernetesObject obj) => Find(obj.Kind) is { } kind && kind.IsKindOf(obj) ? kind : null;

    /// <summary>Every kind the store keeps.</summary>
    public static IEnumerable<KindInfo> All => ByKind.Values.OrderBy(static k => k.Kind, StringComparer.Ordinal);

    /// <summary><paramref name="obj"/> with the status of <paramref name="source"/>; without one when that is null.</summary>
    internal abstract IKubernetesObject WithStatusOf(IKubernetesObject obj, IKubernetesObject? source);

    private protected abstract bool IsKindOf(IKubernetesObject obj);

    /// <summary>Whether the two objects want the same: equal specs.</summary>
    internal abstract bool HasSameSpec(IKubernetesObject left, IKubernetesObject right);

    private static IEnumerable<KindInfo> CreateAll() =>
    [
        new Of<StatefulSet>
        {
            Kind = "StatefulSet",
            Resource = "statefulsets.apps",
            HasGeneration = true,
            Status = static (obj, source) => obj with { Status = source?.Status },
            SameSpec = static (left, right) => Equals(left.Spec, right.Spec),
        },
        new Of<Pod>
        {
            Kind = "Pod",
            Resource = "pods",
            HasGeneration = true,
            Status = static (obj, source) => obj with { Status = source?.Status },
            SameSpec = static (left, right) => Equals(left.Spec, right.Spec),
        },
        new Of<Service>
        {
            Kind = "Service",
            Resource = "services",
            Status = static (obj, source) => obj with { Status = source?.Status },
            SameSpec = static (left, right) => Equals(left.Spec, right.Spec),
        },
        new Of<PersistentVolumeClaim>
        {
            Kind = "PersistentVolumeClaim",
            Resource = "persistentvolumeclaims",
            Status = static (obj, source) => obj with { Status = source?.Status },
            SameSpec = static (left, right) => Equals(left.Spec, right.Spec),
        },
        new Of<PersistentVolume>
        {
            Kind = "PersistentVolume",
            Resource = "persistentvolumes",
            IsNamespaced = false,
            Status = static (obj, source) => obj with { Status = source?.Status },
            SameSpec = static (left, right) => Equals(left.Spec, right.Spec),
        },
        new Of<Node>
        {
            Kind = "Node",
            Resource = "nodes",
            KeepsStatusOnCreate = true,
            IsNamespaced = false,
            Status = static (obj, source) => obj with { Status = source?.Status },
            SameSpec = static (left, right) => Equals(left.Spec, right.Spec),
        },
        new Of<Namespace>
        {
            Kind = "Namespace",
            Resource = "namespaces",
            IsNamespaced = false,
            Status = static (obj, source) => obj with { Status = source?.Status },
            SameSpec = static (left, right) => Equals(left.Spec, right.Spec),
        },
        new Of<PodDisruptionBudget>
        {
            Kind = "PodDisruptionBudget",
            Resource = "poddisruptionbudgets.policy",
            HasGeneration = true,
            Status = static (obj, source) => obj with { Status = source?.Status },
            SameSpec = static (left, right) => Equals(left.Spec, right.Spec),
        },
        new Of<StorageClass> { Kind = "StorageClass", Resource = "storageclasses.storage.k8s.io", IsNamespaced = false },
        new Of<ControllerRevision> { Kind = "ControllerRevision", Resource = "controllerrevisions.apps" },
        new Of<Event> { Kind = "Event", Resource = "events" },
        new Of<ConfigMap> { Kind = "ConfigMap", Resource = "configmaps" },
        new Of<Secret> { Kind = "Secret", Resource = "secrets" },
    ];

    private sealed class Of<T> : KindInfo
        where T : class, IKubernetesObject
    {
        /// <summary>Null for a kind without status.</summary>
        public Func<T, T?, T>? Status { get; init; }

        /// <summary>Null for a kind without spec.</summary>
        public Func<T, T, bool>? SameSpec { get; init; }

        private protected override bool IsKindOf(IKubernetesObject obj) => obj is T;

        internal override IKubernetesObject WithStatusOf(IKubernetesObject obj, IKubernetesObject? source) =>
            Status is null ? obj : Status((T)obj, (T?)source);

        internal override bool HasSameSpec(IKubernetesObject left, IKubernetesObject right) =>
            SameSpec is null || SameSpec((T)left, (T)right);
    }
}
