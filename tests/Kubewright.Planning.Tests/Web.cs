namespace Kubewright.Planning.Tests;

/// <summary>Objects that plans are made of.</summary>
internal static class Web
{
    public static Service Nginx { get; } = new("nginx") { Selector = (Labels)("app", "nginx"), ClusterIP = ClusterIP.None, Ports = [new ServicePort("web", 80)] };

    /// <summary>An ordered set with one claim template.</summary>
    public static StatefulSet Set(int? replicas = 3, string image = "nginx:1.27", string storage = "1Gi", int? partition = null, string? storageClass = null) => new("web")
    {
        ServiceName = "nginx",
        Replicas = replicas,
        Selector = (Labels)("app", "nginx"),
        UpdateStrategy = partition is null ? null : new StatefulSetUpdateStrategy { RollingUpdate = new RollingUpdateStatefulSetStrategy { Partition = partition } },
        Containers = [new Container("nginx", image) { VolumeMounts = [new VolumeMount("www", "/data")] }],
        VolumeClaimTemplates = [new VolumeClaim("www") { AccessModes = [AccessMode.ReadWriteOnce], Storage = storage, StorageClassName = storageClass is null ? (Ref<StorageClass>?)null : storageClass }],
    };

    /// <summary>The set as one whose pods never get ready.</summary>
    public static StatefulSet NeverReady(StatefulSet set) => set with { PodAnnotations = [(FaultAnnotations.Faults, "never-ready")] };

    public static IReadOnlyList<PlanObject> With(params IReadOnlyList<IKubernetesObject> objects) => [PlanObject.Of(Nginx), .. objects.Select(static item => PlanObject.Of(item))];

    /// <summary>The objects of a YAML text.</summary>
    public static IReadOnlyList<PlanObject> Yaml(string text) => [.. Manifest.Parse(text, "test.yaml").Objects.Select(static item => PlanObject.Of(item)).OfType<PlanObject>()];

    public static Plan Plan(StatefulSet before, StatefulSet after, PlanOptions? options = null, StatefulSet? earlier = null) =>
        Planner.Create(With(before), With(after), options, earlier is null ? null : With(earlier));
}
