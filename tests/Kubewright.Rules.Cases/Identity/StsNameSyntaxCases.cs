using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW1006.</summary>
internal static class StsNameSyntaxCases
{
    private const string Id = "KW1006";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "upper-case-and-underscore")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|My_Web|] }
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
                    public static StatefulSet Set => new([|"My_Web"|])
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/My_Web", "metadata.name",
                    "StatefulSet 'My_Web' has a name that is no DNS label: 'M' is not allowed; lower-case letters, digits and '-' are. The API "
                    + "server rejects the set, whose pods are named after it and found by these names in DNS. Name it 'my-web', for example."),
            ],
        },
        new(Id, "dot")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web.v2|] }
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
                    public static StatefulSet Set => new([|"web.v2"|])
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web.v2", "metadata.name",
                    "StatefulSet 'web.v2' has a name that is no DNS label: '.' is not allowed; lower-case letters, digits and '-' are. The API "
                    + "server rejects the set, whose pods are named after it and found by these names in DNS. Name it 'web-v2', for example."),
            ],
        },
        new(Id, "edge-dash")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web-|] }
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
                    public static StatefulSet Set => new([|"web-"|])
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web-", "metadata.name",
                    "StatefulSet 'web-' has a name that is no DNS label: it must begin and end with a letter or digit. The API server rejects the "
                    + "set, whose pods are named after it and found by these names in DNS. Name it 'web', for example."),
            ],
        },
        new(Id, "sixty-four")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|] }
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
                    public static StatefulSet Set => new([|"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"|])
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "metadata.name",
                    "StatefulSet 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' has a name that is no DNS label: it has 64 "
                    + "characters, 63 at most. The API server rejects the set, whose pods are named after it and found by these names in DNS. Name "
                    + "it 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', for example.", HasFix: false),
            ],
        },
        new(Id, "nothing-left")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|"__"|] }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/__", "metadata.name",
                    "StatefulSet '__' has a name that is no DNS label: '_' is not allowed; lower-case letters, digits and '-' are. The API server "
                    + "rejects the set, whose pods are named after it and found by these names in DNS. Give it a name of lower-case letters, digits "
                    + "and dashes.", HasFix: false),
            ],
        },
        new(Id, "sixty-three")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa }
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
                    public static StatefulSet Set => new("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "digits-and-dashes")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: 0-web-1 }
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
                    public static StatefulSet Set => new("0-web-1")
                    {
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
                metadata: { name: $unknown }
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
