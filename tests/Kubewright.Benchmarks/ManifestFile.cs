using System.Text;

namespace Kubewright.Benchmarks;

/// <summary>C# as people write it, in any length: each set has its Service, its volume and its labels.</summary>
internal static class ManifestFile
{
    /// <summary>The lines that one set takes.</summary>
    public const int LinesPerSet = 25;

    /// <summary>A class with that many sets.</summary>
    public static string Write(string name, int sets)
    {
        var text = new StringBuilder();
        text.Append("using Kubewright;\nusing static Kubewright.AccessMode;\n\n[Manifests]\npublic static class ").Append(name).Append("\n{\n");
        for (var i = 0; i < sets; i++)
        {
            var set = $"{name.ToLowerInvariant()}-{i}";
            text.Append(
                $$"""
                    private static readonly Labels App{{i}} = ("app", "{{set}}");

                    public static Service Service{{i}} => Service.Headless("{{set}}", App{{i}}, new ServicePort("web", 80));

                    private static VolumeClaim Data{{i}} => new("data") { AccessModes = [ReadWriteOnce], Storage = 1.Gi };

                    public static StatefulSet Set{{i}} => new("{{set}}")
                    {
                        ServiceName = Service{{i}},
                        Replicas = 3,
                        Selector = App{{i}},
                        TerminationGracePeriodSeconds = 30,
                        Containers =
                        [
                            new("main", "registry.example/{{set}}:1.0")
                            {
                                Ports = [new("web", 80)],
                                VolumeMounts = [new(Data{{i}}, "/data")],
                                Env = [new("NAME", $"{{set}}-{{{i}}}"), new("PEERS", string.Join(",", Enumerable.Range(0, 3).Select(n => $"{{set}}-{n}")))],
                            },
                        ],
                        VolumeClaimTemplates = [Data{{i}}],
                    };


                """);
        }

        return "using System.Linq;\n" + text.Append("}\n");
    }
}
