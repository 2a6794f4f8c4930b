using System.Collections.Frozen;
using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>The tables of <c>kubectl get</c>, kind by kind, with kubectl's columns.</summary>
public static partial class ObjectTables
{
    private const string None = "<none>";
    private const string Unset = "<unset>";

    /// <summary>NAME READY STATUS RESTARTS AGE; wide: IP NODE NOMINATED NODE READINESS GATES.</summary>
    public static ObjectTable<Pod> Pods { get; } = new(
    [
        new("NAME", static (pod, _) => Name(pod)),
        new("READY", static (pod, _) => PodStatusText.Ready(pod)),
        new("STATUS", static (pod, _) => PodStatusText.Status(pod)),
        new("RESTARTS", PodStatusText.Restarts),
        new("AGE", Age),
        new("IP", static (pod, _) => pod.Status?.PodIP ?? None, IsWide: true),
        new("NODE", static (pod, _) => OrNone(pod.Spec?.NodeName?.Name), IsWide: true),
        new("NOMINATED NODE", static (pod, _) => OrNone(pod.Status?.NominatedNodeName?.Name), IsWide: true),
        new("READINESS GATES", static (pod, _) => ReadinessGates(pod), IsWide: true),
    ]);

    /// <summary>NAME READY AGE; wide: CONTAINERS IMAGES.</summary>
    public static ObjectTable<StatefulSet> StatefulSets { get; } = new(
    [
        new("NAME", static (set, _) => Name(set)),
        new("READY", static (set, _) => string.Create(CultureInfo.InvariantCulture, $"{set.Status?.ReadyReplicas ?? 0}/{set.Spec?.Replicas ?? 1}")),
        new("AGE", Age),
        new("CONTAINERS", static (set, _) => Containers(set, static c => c.Name), IsWide: true),
        new("IMAGES", static (set, _) => Containers(set, static c => c.Image ?? ""), IsWide: true),
    ]);

    /// <summary>NAME CONTROLLER REVISION AGE.</summary>
    public static ObjectTable<ControllerRevision> ControllerRevisions { get; } = new(
    [
        new("NAME", static (revision, _) => Name(revision)),
        new("CONTROLLER", static (revision, _) => Controller(revision)),
        new("REVISION", static (revision, _) => revision.Revision.ToString(CultureInfo.InvariantCulture)),
        new("AGE", Age),
    ]);

    /// <summary>NAME STATUS VOLUME CAPACITY ACCESS MODES STORAGECLASS VOLUMEATTRIBUTESCLASS AGE; wide: VOLUMEMODE.</summary>
    public static ObjectTable<PersistentVolumeClaim> PersistentVolumeClaims { get; } = new(
    [
        new("NAME", static (claim, _) => Name(claim)),
        new("STATUS", static (claim, _) => claim.Metadata.DeletionTimestamp is null ? (claim.Status?.Phase ?? ClaimPhase.Pending).ToText() : "Terminating"),
        new("VOLUME", static (claim, _) => claim.Spec?.VolumeName?.Name ?? ""),
        new("CAPACITY", static (claim, _) => IsAttached(claim) ? Capacity(claim.Status?.Capacity) : ""),
        new("ACCESS MODES", static (claim, _) => IsAttached(claim) ? AccessModeText.Of(claim.Status?.AccessModes) : ""),
        new("STORAGECLASS", static (claim, _) => StorageClassLookup.NameOf(claim) ?? ""),
        new("VOLUMEATTRIBUTESCLASS", static (claim, _) => OrUnset(claim.Spec?.VolumeAttributesClassName?.Name)),
        new("AGE", Age),
        new("VOLUMEMODE", static (claim, _) => (claim.Spec?.VolumeMode ?? VolumeMode.Filesystem).ToText(), IsWide: true),
    ]);

    /// <summary>NAME CAPACITY ACCESS MODES RECLAIM POLICY STATUS CLAIM STORAGECLASS VOLUMEATTRIBUTESCLASS REASON AGE; wide: VOLUMEMODE.</summary>
    public static ObjectTable<PersistentVolume> PersistentVolumes { get; } = new(
    [
        new("NAME", static (volume, _) => Name(volume)),
        new("CAPACITY", static (volume, _) => Capacity(volume.Spec?.Capacity)),
        new("ACCESS MODES", static (volume, _) => AccessModeText.Of(volume.Spec?.AccessModes)),
        new("RECLAIM POLICY", static (volume, _) => (volume.Spec?.PersistentVolumeReclaimPolicy ?? ReclaimPolicy.Retain).ToText()),
        new("STATUS", static (volume, _) => volume.Metadata.DeletionTimestamp is null ? (volume.Status?.Phase ?? VolumePhase.Pending).ToText() : "Terminating"),
        new("CLAIM", static (volume, _) => volume.Spec?.ClaimRef is { } claim ? $"{claim.Namespace}/{claim.Name}" : ""),
        new("STORAGECLASS", static (volume, _) => StorageClassLookup.NameOf(volume)),
        new("VOLUMEATTRIBUTESCLASS", static (volume, _) => OrUnset(volume.Spec?.VolumeAttributesClassName?.Name)),
        new("REASON", static (volume, _) => volume.Status?.Reason ?? ""),
        new("AGE", Age),
        new("VOLUMEMODE", static (volume, _) => (volume.Spec?.VolumeMode ?? VolumeMode.Filesystem).ToText(), IsWide: true),
    ]);

    /// <summary>NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE; wide: SELECTOR.</summary>
    public static ObjectTable<Service> Services { get; } = new(
    [
        new("NAME", static (service, _) => Name(service)),
        new("TYPE", static (service, _) => (service.Spec?.Type ?? ServiceType.ClusterIP).ToText()),
        new("CLUSTER-IP", static (service, _) => service.Spec?.ClusterIP?.Value is { Length: > 0 } ip ? ip : None),
        new("EXTERNAL-IP", static (service, _) => ExternalAddress(service)),
        new("PORT(S)", static (service, _) => Ports(service)),
        new("AGE", Age),
        new("SELECTOR", static (service, _) => service.Spec?.Selector is { Count: > 0 } selector ? Text(selector) : None, IsWide: true),
    ]);

    /// <summary>NAME AGE: for kinds without columns of their own.</summary>
    private static readonly ObjectTable<IKubernetesObject> Plain = new([new("NAME", static (obj, _) => Name(obj)), new("AGE", Age)]);

    private static readonly FrozenDictionary<string, IObjectTable> ByKind = new Dictionary<string, IObjectTable>(StringComparer.Ordinal)
    {
        ["Pod"] = Pods,
        ["StatefulSet"] = StatefulSets,
        ["ControllerRevision"] = ControllerRevisions,
        ["PersistentVolumeClaim"] = PersistentVolumeClaims,
        ["PersistentVolume"] = PersistentVolumes,
        ["Service"] = Services,
    }
        .Concat(Workloads()).Concat(Cluster()).Concat(Network()).Concat(Storage()).Concat(Policy())
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The table of a kind; NAME and AGE for one that has none of its own.</summary>
    public static IObjectTable For(string kind) => ByKind.GetValueOrDefault(kind, Plain);

    private static string Name(IKubernetesObject obj) => obj.Metadata.Name ?? "";

    private static string Age(IKubernetesObject obj, DateTimeOffset now) => AgeText.Since(obj.Metadata.CreationTimestamp, now);

    /// <summary>The controller's kind, group and name, for example <c>statefulset.apps/web</c>.</summary>
    private static string Controller(IKubernetesObject obj) => OwnerReferences.ControllerOf(obj) is { } owner
        ? $"{owner.Kind.ToLowerInvariant()}{(owner.ApiVersion.Split('/') is [var group, _] ? $".{group}" : "")}/{owner.Name}"
        : None;

    private static string OrNone(string? text) => string.IsNullOrEmpty(text) ? None : text;

    private static string OrUnset(string? text) => string.IsNullOrEmpty(text) ? Unset : text;

    private static bool IsAttached(PersistentVolumeClaim claim) => claim.Spec?.VolumeName?.Name is { Length: > 0 };

    private static string Capacity(Map<Quantity>? capacity) =>
        capacity is not null && capacity.TryGetValue("storage", out var size) ? size.ToString() : "";

    private static string Text(Labels labels) => string.Join(',', labels.Select(static l => $"{l.Key}={l.Value}").Order(StringComparer.Ordinal));

    private static string Containers(StatefulSet set, Func<Container, string> text) =>
        string.Join(',', (set.Spec?.Template.Spec?.Containers ?? []).Select(text));

    private static string ReadinessGates(Pod pod)
    {
        var gates = pod.Spec?.ReadinessGates ?? [];
        var passed = gates.Count(gate => PodConditions.IsTrue(pod, gate.ConditionType));
        return gates.Count == 0 ? None : string.Create(CultureInfo.InvariantCulture, $"{passed}/{gates.Count}");
    }

    /// <summary>Where a Service is reached from outside: its balancer's addresses, which are still to come at first, and those that it names itself.</summary>
    private static string ExternalAddress(Service service)
    {
        if (service.Spec?.ExternalName is { Length: > 0 } name)
        {
            return name;
        }

        var named = (service.Spec?.ExternalIPs ?? []).Select(static ip => ip.ToString()!);
        if (service.Spec?.Type != ServiceType.LoadBalancer)
        {
            return OrNone(string.Join(',', named));
        }

        var balanced = (service.Status?.LoadBalancer?.Ingress ?? []).Select(static point => point.Ip?.ToString() ?? point.Hostname ?? "");
        return string.Join(',', balanced.Concat(named)) is { Length: > 0 } all ? all : "<pending>";
    }

    private static string Ports(Service service)
    {
        var ports = service.Spec?.Ports ?? [];
        return ports.Count == 0 ? None : string.Join(',', ports.Select(static port =>
        {
            var protocol = (port.Protocol ?? Protocol.TCP).ToText();
            return port.NodePort is { } nodePort
                ? string.Create(CultureInfo.InvariantCulture, $"{port.Port}:{nodePort}/{protocol}")
                : string.Create(CultureInfo.InvariantCulture, $"{port.Port}/{protocol}");
        }));
    }
}
