using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>
/// A secondary index of every snapshot, so that no controller has to look at every object to find a few. To add one, add
/// a member here and to <see cref="All"/>.
/// </summary>
public sealed class SnapshotIndex
{
    private readonly Func<IKubernetesObject, object?> _source;
    private readonly Func<IKubernetesObject, string[]> _values;

    private SnapshotIndex(string name, string kind, Func<IKubernetesObject, object?> source, Func<IKubernetesObject, string[]> values)
    {
        Name = name;
        Kind = kind;
        _source = source;
        _values = values;
    }

    /// <summary>Pods by the node they are bound to; unbound ones under the empty string.</summary>
    public static SnapshotIndex PodsByNode { get; } = Of<Pod>("pods-by-node", static pod => pod.Spec, static pod => pod.Spec?.NodeName?.Name ?? "");

    /// <summary>Pods by the claims they mount: <c>namespace/claim</c>.</summary>
    public static SnapshotIndex PodsByClaim { get; } =
        new("pods-by-claim", KindOf<Pod>.Name, static obj => ((Pod)obj).Spec?.Volumes, static obj => ClaimsOf((Pod)obj));

    /// <summary>Volumes by the claim their <c>claimRef</c> names: <c>namespace/claim</c>; unclaimed ones under the empty string.</summary>
    public static SnapshotIndex VolumesByClaim { get; } = Of<PersistentVolume>("volumes-by-claim", static volume => volume.Spec, static volume =>
        volume.Spec?.ClaimRef is { } claim ? Namespaced(claim.Namespace ?? KindInfo.DefaultNamespace, claim.Name ?? "") : "");

    /// <summary>Claims by the volume they name; those that name none under the empty string.</summary>
    public static SnapshotIndex ClaimsByVolume { get; } =
        Of<PersistentVolumeClaim>("claims-by-volume", static claim => claim.Spec, static claim => claim.Spec?.VolumeName?.Name ?? "");

    /// <summary>Pods by their address; those on the network of their node are left out.</summary>
    public static SnapshotIndex PodsByAddress { get; } = Of<Pod>("pods-by-address", static pod => pod.Status?.PodIP, static pod =>
        pod.Status?.PodIP is { Length: > 0 } address && pod.Spec?.HostNetwork != true ? address : null);

    /// <summary>Services by their namespace.</summary>
    public static SnapshotIndex ServicesByNamespace { get; } = Of<Service>("services-by-namespace", static service => service.Spec, static service => ObjectKey.Of(service).Namespace);

    /// <summary>Services by their cluster IPs.</summary>
    public static SnapshotIndex ServicesByAddress { get; } = Of<Service>("services-by-address", static service => service.Spec, static service =>
        (service.Spec?.ClusterIPs ?? []).Append(service.Spec?.ClusterIP ?? default)
            .Where(static ip => ip != ClusterIP.None && ip.Value is { Length: > 0 })
            .Select(static ip => ip.Value));

    /// <summary>Services by the first label they select, in order of keys: <c>namespace/key=value</c>.</summary>
    public static SnapshotIndex ServicesBySelector { get; } = Of<Service>("services-by-selector", static service => service.Spec, static service =>
        service.Spec?.Selector is { Count: > 0 } selector
            ? Selecting(ObjectKey.Of(service).Namespace, selector.MinBy(static label => label.Key, StringComparer.Ordinal))
            : null);

    /// <summary>EndpointSlices by the Service they name: <c>namespace/service</c>.</summary>
    public static SnapshotIndex SlicesByService { get; } = Of<Discovery.EndpointSlice>("slices-by-service", static slice => slice.Metadata.Labels, static slice =>
        ServiceLabels.ServiceOf(slice) is { } service
            ? Namespaced(ObjectKey.Of(slice).Namespace, service)
            : null);

    /// <summary>Objects of any kind by the uids of their owners; pods and revisions that nobody controls under the empty string.</summary>
    internal static SnapshotIndex Dependents { get; } = new("dependents", "", static obj => obj.Metadata.OwnerReferences, OwnersOf);

    /// <summary>Every index over one kind.</summary>
    internal static ImmutableArray<SnapshotIndex> All { get; } =
        [
            PodsByNode, PodsByClaim, PodsByAddress, VolumesByClaim, ClaimsByVolume,
            ServicesByNamespace, ServicesByAddress, ServicesBySelector, SlicesByService,
        ];

    /// <summary>The index's name.</summary>
    public string Name { get; }

    /// <summary>The kind it covers.</summary>
    public string Kind { get; }

    /// <summary>A value of <see cref="PodsByClaim"/> and <see cref="VolumesByClaim"/>.</summary>
    public static string Namespaced(string @namespace, string name) => $"{@namespace}/{name}";

    /// <summary>A value of <see cref="ServicesBySelector"/>.</summary>
    public static string Selecting(string @namespace, (string Key, string Value) label) => $"{@namespace}/{label.Key}={label.Value}";

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The indices over a kind.</summary>
    internal static IEnumerable<SnapshotIndex> Of(string kind) => All.Where(index => index.Kind == kind).Prepend(Dependents);

    /// <summary>Whether two states of an object are plainly filed under the same values.</summary>
    internal bool IsSame(IKubernetesObject? before, IKubernetesObject? after) =>
        before is not null && after is not null && ReferenceEquals(_source(before), _source(after));

    /// <summary>The values <paramref name="obj"/> is filed under, each once.</summary>
    internal string[] ValuesOf(IKubernetesObject? obj) =>
        obj is null || (Kind.Length > 0 && obj.Kind != Kind) ? [] : _values(obj);

    /// <summary>Makes an index.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="source">The part of an object that the values are taken from: as long as it is the same, so are they.</param>
    /// <param name="values">The values an object is filed under.</param>
    private static SnapshotIndex Of<T>(string name, Func<T, object?> source, Func<T, IEnumerable<string>> values)
        where T : class, IKubernetesObject =>
        new(name, KindOf<T>.Name, obj => source((T)obj), obj => [.. values((T)obj).Distinct(StringComparer.Ordinal)]);

    /// <summary>Makes an index that files an object under one value; null for none.</summary>
    private static SnapshotIndex Of<T>(string name, Func<T, object?> source, Func<T, string?> value)
        where T : class, IKubernetesObject =>
        new(name, KindOf<T>.Name, obj => source((T)obj), obj => value((T)obj) is { } only ? [only] : []);

    private static string[] ClaimsOf(Pod pod)
    {
        var claims = MountedClaims.Of(pod);
        for (var i = 0; i < claims.Length; i++)
        {
            claims[i] = Namespaced(ObjectKey.Of(pod).Namespace, claims[i]);
        }

        return claims;
    }

    /// <summary>An object's owners by uid; under the empty string what is adopted when nobody controls it.</summary>
    private static string[] OwnersOf(IKubernetesObject obj)
    {
        if (obj is RecordedEvent)
        {
            return [];
        }

        var isAdopted = obj is Pod or ControllerRevision && OwnerReferences.ControllerOf(obj) is null;
        return obj.Metadata.OwnerReferences switch
        {
            null or { Count: 0 } => isAdopted ? [""] : [],
            [var only] => isAdopted ? [only.Uid, ""] : [only.Uid],
            { } several => [.. several.Select(static owner => owner.Uid).Concat(isAdopted ? [""] : []).Distinct(StringComparer.Ordinal)],
        };
    }
}
