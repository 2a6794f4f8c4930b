using Kubewright.Validation;

namespace Kubewright.Emit;

/// <summary>
/// Checks a sample on another thread while the user's assembly is loaded and its objects are made: most of what a check takes in a
/// process that has just started is the runtime's, which makes types and code ready that are used for the first time.
/// </summary>
internal static class WarmUp
{
    private const string Name = "sample";
    private const string Data = "data";

    private static readonly Labels App = ("app", Name);

    private static Service Service => Service.Headless(Name, App, new ServicePort("web", 80));

    private static StatefulSet Set => new(Name)
    {
        ServiceName = Service,
        Replicas = 3,
        Selector = App,
        Containers =
        [
            new("main", "registry.example/sample:1.0")
            {
                Ports = [new("web", 80)],
                Env = [new("PEERS", "sample-0.sample,sample-1.sample")],
                VolumeMounts = [new(Data, "/data")],
            },
        ],
        VolumeClaimTemplates = [new VolumeClaim(Data) { AccessModes = [AccessMode.ReadWriteOnce], Storage = 1.Gi }],
    };

    /// <summary>Begins. Nothing depends on it, and nobody reads what is found.</summary>
    public static void Start() => _ = Task.Run(static () => ManifestChecker.Check([(Service, null), (Set, null)]));
}
