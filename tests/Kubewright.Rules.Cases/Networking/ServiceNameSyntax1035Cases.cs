using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2023.</summary>
internal static class ServiceNameSyntax1035Cases
{
    private const string Id = "KW2023";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "digit-before-1-36")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: [|9db|] }
                spec: { selector: { app: nginx } }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new([|"9db"|]) { Selector = ("app", "nginx") };
                }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.35")],
            Findings =
            [
                new(Id, "Service/9db", "metadata.name",
                    "Service '9db' has a name that no Service can have before Kubernetes 1.36: it must begin with a letter. The API server "
                    + "rejects it. Name it 'svc-9db', for example, and write that wherever the Service is named."),
            ],
        },
        new(Id, "no-dns-label")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: [|My_Db|] }
                spec: { selector: { app: nginx } }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new([|"My_Db"|]) { Selector = ("app", "nginx") };
                }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.36")],
            Findings =
            [
                new(Id, "Service/My_Db", "metadata.name",
                    "Service 'My_Db' has a name that no Service can have: 'M' is not allowed; lower-case letters, digits and '-' are. The API "
                    + "server rejects it. Name it 'my-db', for example, and write that wherever the Service is named."),
            ],
        },
        new(Id, "sixty-four")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: [|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|] }
                spec: { selector: { app: nginx } }
                """,
            Findings =
            [
                new(Id, "Service/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "metadata.name",
                    "Service 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' has a name that no Service can have: it has 64 "
                    + "characters, 63 at most. The API server rejects it. Name it "
                    + "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', for example, and write that wherever the Service is named.", HasFix: false),
            ],
        },
        new(Id, "a-set-names-it")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: [|9db|] }
                spec: { selector: { app: nginx } }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: 9db
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.35")],
            Findings =
            [
                new(Id, "Service/9db", "metadata.name",
                    "Service '9db' has a name that no Service can have before Kubernetes 1.36: it must begin with a letter. The API server "
                    + "rejects it. Name it 'svc-9db', for example, and write that wherever the Service is named.", HasFix: false),
            ],
        },
        new(Id, "digit-from-1-36")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: 9db }
                spec: { selector: { app: nginx } }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("9db") { Selector = ("app", "nginx") };
                }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.36")],
        },
        new(Id, "digit-and-no-version")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: 9db }
                spec: { selector: { app: nginx } }
                """,
        },
        new(Id, "sixty-three")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa }
                spec: { selector: { app: nginx } }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static Service Nginx => new("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa") { Selector = ("app", "nginx") };
                }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.35")],
        },
        new(Id, "unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: $unknown }
                spec: { selector: { app: nginx } }
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.35")],
        },
    ];
}
