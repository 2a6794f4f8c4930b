using System.Text;

namespace Kubewright.Benchmarks;

/// <summary>C# as people write it, in any length: each set has its Service, its volume and its labels.</summary>
internal static class ManifestFile
{
    /// <summary>The lines that one set takes.</summary>
    public const int LinesPerSet = 25;

    /// <summary>A class with that many sets.</summary>
    public static string Write(string name, int sets, ManifestShape shape = ManifestShape.Computed)
    {
        var text = new StringBuilder();
        text.Append("using System.Linq;\nusing Kubewright;\nusing static Kubewright.AccessMode;\n\n[Manifests]\npublic static class ").Append(name).Append("\n{\n");
        for (var i = 0; i < sets; i++)
        {
            var set = $"{name.ToLowerInvariant()}-{i}";
            text.Append(shape == ManifestShape.Tutorial ? Tutorial(i, set) : Computed(i, set));
        }

        return text.Append("}\n").ToString();
    }

    private static string Computed(int i, string set) =>
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


        """;

    private static string Tutorial(int i, string set) =>
        $$"""
            public static Service Service{{i}} => new("{{set}}")
            {
                ClusterIP = ClusterIP.None,
                Selector = ("app", "{{set}}"),
                Ports = [new("web", 80)],
            };

            public static StatefulSet Set{{i}} => new("{{set}}")
            {
                ServiceName = "{{set}}",
                Replicas = 3,
                Selector = ("app", "{{set}}"),
                TerminationGracePeriodSeconds = 10,
                Containers =
                [
                    new("nginx", "registry.k8s.io/nginx-slim:0.27")
                    {
                        Ports = [new("web", 80)],
                        VolumeMounts = [new("www", "/usr/share/nginx/html")],
                    },
                ],
                VolumeClaimTemplates = [new("www") { AccessModes = [ReadWriteOnce], Storage = 1.Gi }],
            };


        """;
}
