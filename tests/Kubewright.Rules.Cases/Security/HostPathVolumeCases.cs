using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW7006.</summary>
internal static class HostPathVolumeCases
{
    private const string Id = "KW7006";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "data")
        {
            Yaml = CaseText.Yaml(pod: "volumes: [{ name: host, hostPath: { path: [|/srv/data|] } }]"),
            CSharp = CaseText.CSharp(set: """Volumes = [Volume.HostPath("host", [|"/srv/data"|])],"""),
            Findings = [Found("/srv/data", "the data stays on one node, and a pod that moves finds other data or none")],
        },
        new(Id, "socket")
        {
            Yaml = CaseText.Yaml(pod: "volumes: [{ name: host, hostPath: { path: [|/var/run/docker.sock|] } }]"),
            CSharp = CaseText.CSharp(set: """Volumes = [Volume.HostPath("host", [|"/var/run/docker.sock"|])],"""),
            Findings = [Found("/var/run/docker.sock", "through the runtime's socket the container commands every container of the node")],
        },
        new(Id, "root")
        {
            Yaml = CaseText.Yaml(pod: "volumes: [{ name: host, hostPath: { path: [|/|] } }]"),
            CSharp = CaseText.CSharp(set: """Volumes = [Volume.HostPath("host", [|"/"|])],"""),
            Findings = [Found("/", "the container reaches the node's own files")],
        },
        new(Id, "etc-with-a-slash")
        {
            Yaml = CaseText.Yaml(pod: "volumes: [{ name: host, hostPath: { path: [|/etc/|] } }]"),
            CSharp = CaseText.CSharp(set: """Volumes = [Volume.HostPath("host", [|"/etc/"|])],"""),
            Findings = [Found("/etc/", "the container reaches the node's own files")],
        },
        new(Id, "other-volumes")
        {
            Yaml = CaseText.Yaml(pod: "volumes: [{ name: tmp, emptyDir: {} }, { name: config, configMap: { name: web } }]"),
            CSharp = CaseText.CSharp(set: """Volumes = [Volume.EmptyDir("tmp"), Volume.ConfigMap("config", "web")],"""),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(pod: "volumes: [{ name: host, hostPath: $unknown }, { name: more, $more: }]"),
            CSharp = """
                public static class Factory
                {
                    public static StatefulSet Make(Volume volume) => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Volumes = [volume],
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
    ];

    private static ExpectedFinding Found(string path, string danger) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.volumes[0].hostPath.path",
        $"StatefulSet 'web' exposes '{path}' of the node by the volume 'host': {danger}. Use a claim template for data that stays, and an emptyDir for the rest.",
        HasFix: false);
}
