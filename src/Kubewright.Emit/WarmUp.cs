using System.Text;

namespace Kubewright.Emit;

/// <summary>
/// Checks a sample on another thread while the user's assembly is loaded and its objects are made: most of what a check takes in a
/// process that has just started is the runtime's, which makes types and code ready that are used for the first time.
/// </summary>
internal static class WarmUp
{
    private const string Name = "sample";
    private const string Data = "data";

    private static ReadOnlySpan<byte> Log =>
        """
        {"runs":[{"results":[{"ruleId":"KW4001","level":"warning","message":{"text":""},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///Sample.cs"},"region":{"startLine":1}}}],"properties":{"customProperties":{"object":"","path":""}}}]}]}
        """u8;

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

    private static EmittedFile File => new(Name, [new EmittedObject(Service, Name, Name, null), new EmittedObject(Set, Name, Name, null)]);

    /// <summary>Begins. Nothing depends on it, and nobody reads what is found.</summary>
    public static void Start() => _ = Task.Run(static () =>
    {
        Emitter.Check(new ManifestAssembly(Name, [File], []), CompilerLog.Empty);
    });

    /// <summary>Does what comes before a check and after it, for a process that does not know yet what it will emit.</summary>
    public static void LoadAndWrite()
    {
        CompilerLog.Parse(Log.ToArray());
        ManifestAssembly.Load(typeof(WarmUp).Assembly.Location);
        var list = new ManifestList();
        list.Add(Name, Encoding.UTF8.GetBytes(File.ToYaml()));
        list.ToText();
    }
}
