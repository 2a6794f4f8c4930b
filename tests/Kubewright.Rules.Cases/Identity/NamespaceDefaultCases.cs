using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW1011.</summary>
internal static class NamespaceDefaultCases
{
    private const string Id = "KW1011";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "default")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, namespace: [|default|] }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Namespace = [|"default"|],
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/default/web", "metadata.namespace",
                    "StatefulSet 'web' is in namespace 'default', where everything lands that names none: a second apply from elsewhere makes a "
                    + "second object. Write the namespace that it belongs to.", HasFix: false),
            ],
        },
        new(Id, "project-names-one")
        {
            Yaml = CaseText.Yaml(),
            CSharp = CaseText.CSharp(),
            Settings = [(RuleSetting.Namespace, "shop")],
        },
        new(Id, "none")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new([|"web"|])
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "metadata.namespace",
                    "StatefulSet 'web' writes no namespace, so it goes wherever the one who applies it happens to be: a second apply from "
                    + "elsewhere makes a second object. Write the namespace that it belongs to.", HasFix: false),
            ],
        },
        new(Id, "some")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, namespace: prod }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: { name: [|settings|] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static ConfigMap Settings => new([|"settings"|]);

                    public static StatefulSet Set => new("web")
                    {
                        Namespace = "prod",
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "ConfigMap/settings", "metadata.namespace",
                    "ConfigMap 'settings' writes no namespace, while StatefulSet 'web' is in 'prod'. Applied from another namespace the two part, "
                    + "and references between them do not resolve. Write the same namespace on all."),
            ],
        },
        new(Id, "some-in-several")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, namespace: prod }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: { name: settings, namespace: test }
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: { name: [|others|] }
                """,
            Findings =
            [
                new(Id, "ConfigMap/others", "metadata.namespace",
                    "ConfigMap 'others' writes no namespace, while StatefulSet 'web' is in 'prod'. Applied from another namespace the two part, "
                    + "and references between them do not resolve. Write the same namespace on all.", HasFix: false),
            ],
        },
        new(Id, "all-the-same")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, namespace: prod }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: { name: settings, namespace: prod }
                ---
                apiVersion: storage.k8s.io/v1
                kind: StorageClass
                metadata: { name: fast }
                provisioner: kubernetes.io/no-provisioner
                ---
                apiVersion: example.com/v1
                kind: Database
                metadata: { name: orders }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Namespace = "prod",
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, namespace: $unknown }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
    ];
}
