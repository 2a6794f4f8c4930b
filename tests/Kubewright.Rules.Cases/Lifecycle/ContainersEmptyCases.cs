using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4018.</summary>
internal static class ContainersEmptyCases
{
    private const string Id = "KW4018";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "empty")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template: { metadata: { labels: { app: nginx } }, spec: { containers: [|[]|] } }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Containers = [|[]|],
                    };
                }
                """,
            Findings = [Found()],
        },
        new(Id, "only-init-containers")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template: { metadata: { labels: { app: nginx } }, spec: { containers: [|[]|], initContainers: [{ name: setup, image: busybox:1.37 }] } }
                """,
            Findings = [Found(", only init containers")],
        },
        new(Id, "not-written")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template: { metadata: { labels: { app: nginx } }, spec: {} }
                """,
            Findings = [Found()],
        },
        new(Id, "one")
        {
            Yaml = CaseText.Yaml(),
            CSharp = CaseText.CSharp(),
        },
        new(Id, "no-template-is-another-rule")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  replicas: 1
                """,
        },
        new(Id, "unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template: { metadata: { labels: { app: nginx } }, spec: { containers: [$more] } }
                """,
            CSharp = """
                public static class Factory
                {
                    public static StatefulSet Make(ValueList<Container> containers) => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Containers = containers,
                    };
                }
                """,
        },
        new(Id, "pod-spec-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template: { metadata: { labels: { app: nginx } }, spec: $unknown }
                """,
        },
    ];

    private static ExpectedFinding Found(string rest = "") => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers",
        $"StatefulSet 'web' has no container in its pod template{rest}: Kubernetes refuses such pods, so none is created. Add one to containers.",
        HasFix: false);
}
