using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2012.</summary>
internal static class ServiceNameSyntaxCases
{
    private const string Id = "KW2012";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "upper-case")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: [|My_Svc|]
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
                        ServiceName = [|"My_Svc"|],
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.serviceName",
                    "StatefulSet 'web' has the serviceName 'My_Svc', and that is no DNS label: 'M' is not allowed; lower-case letters, digits and "
                    + "'-' are. It becomes the subdomain of each pod, so no pod can be created; Kubernetes 1.33 and later reject the set. Write "
                    + "'my-svc', for example."),
            ],
        },
        new(Id, "whole-dns-name")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { clusterIP: None, selector: { app: nginx } }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: [|nginx.prod.svc.cluster.local|]
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.serviceName",
                    "StatefulSet 'web' has the serviceName 'nginx.prod.svc.cluster.local', and that is no DNS label: '.' is not allowed; "
                    + "lower-case letters, digits and '-' are. It becomes the subdomain of each pod, so no pod can be created; Kubernetes 1.33 and "
                    + "later reject the set. Write 'nginx', for example."),
            ],
        },
        new(Id, "sixty-four")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: [|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|]
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
                        ServiceName = [|"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"|],
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.serviceName",
                    "StatefulSet 'web' has the serviceName 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', and that is no DNS "
                    + "label: it has 64 characters, 63 at most. It becomes the subdomain of each pod, so no pod can be created; Kubernetes 1.33 and "
                    + "later reject the set. Write 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', for example.", HasFix: false),
            ],
        },
        new(Id, "external")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: [|"-"|]
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
                        ServiceName = [|External<Service>("-")|],
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.serviceName",
                    "StatefulSet 'web' has the serviceName '-', and that is no DNS label: it must begin and end with a letter or digit. It "
                    + "becomes the subdomain of each pod, so no pod can be created; Kubernetes 1.33 and later reject the set. Write the name of the "
                    + "headless Service alone.", HasFix: false),
            ],
        },
        new(Id, "sixty-three-or-empty")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: db }
                spec:
                  serviceName: ""
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
                        ServiceName = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
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
                metadata: { name: web }
                spec:
                  serviceName: $unknown
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
    ];
}
