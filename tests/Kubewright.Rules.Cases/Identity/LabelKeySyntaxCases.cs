using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW1010.</summary>
internal static class LabelKeySyntaxCases
{
    private const string Id = "KW1010";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "space-in-the-name")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, labels: { my tier: [|front|] } }
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
                        Labels = ("my tier", [|"front"|]),
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "metadata.labels[my tier]",
                    "StatefulSet 'web' has the label key 'my tier' in metadata.labels, and that is no label key: ' ' is not allowed; letters, "
                    + "digits, '-', '_' and '.' are. The API server rejects the object. Write 'my-tier', for example."),
            ],
        },
        new(Id, "in-selector-and-template")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { Example.com/app: [|nginx|] } }
                  template:
                    metadata: { labels: { Example.com/app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("Example.com/app", [|"nginx"|]),
                        PodLabels = ("Example.com/app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.selector.matchLabels[Example.com/app]",
                    "StatefulSet 'web' has the label key 'Example.com/app' in spec.selector.matchLabels and spec.template.metadata.labels, and "
                    + "that is no label key: before '/' 'E' is not allowed; lower-case letters, digits and '-' are. The API server rejects the "
                    + "object. Write 'example.com/app', for example."),
            ],
        },
        new(Id, "no-near-key")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, labels: { a/b/c: [|x|], /d: [|x|], e/: [|x|], e_x.com/g: [|x|] } }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "metadata.labels[a/b/c]",
                    "StatefulSet 'web' has the label key 'a/b/c' in metadata.labels, and that is no label key: it has more than one '/'. The API "
                    + "server rejects the object. Write 'a/b-c', for example."),
                new(Id, "StatefulSet/web", "metadata.labels[/d]",
                    "StatefulSet 'web' has the label key '/d' in metadata.labels, and that is no label key: before '/' it is empty. The API "
                    + "server rejects the object. Write a name of letters, digits and '-_.', or a DNS name, '/' and such a name.", HasFix: false),
                new(Id, "StatefulSet/web", "metadata.labels[e/]",
                    "StatefulSet 'web' has the label key 'e/' in metadata.labels, and that is no label key: nothing follows '/'. The API server "
                    + "rejects the object. Write a name of letters, digits and '-_.', or a DNS name, '/' and such a name.", HasFix: false),
                new(Id, "StatefulSet/web", "metadata.labels[e_x.com/g]",
                    "StatefulSet 'web' has the label key 'e_x.com/g' in metadata.labels, and that is no label key: before '/' '_' is not allowed; "
                    + "lower-case letters, digits and '-' are. The API server rejects the object. Write a name of letters, digits and '-_.', or a "
                    + "DNS name, '/' and such a name.", HasFix: false),
            ],
        },
        new(Id, "near-key-is-taken")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, labels: { my tier: [|front|], my-tier: back } }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "metadata.labels[my tier]",
                    "StatefulSet 'web' has the label key 'my tier' in metadata.labels, and that is no label key: ' ' is not allowed; letters, "
                    + "digits, '-', '_' and '.' are. The API server rejects the object. Write 'my-tier', for example.", HasFix: false),
            ],
        },
        new(Id, "sixty-four")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, labels: { aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: [|x|] } }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "metadata.labels.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                    "StatefulSet 'web' has the label key 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' in metadata.labels, "
                    + "and that is no label key: it has 64 characters, 63 at most. The API server rejects the object. Write "
                    + "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', for example."),
            ],
        },
        new(Id, "good-keys")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, labels: { example.com/Tier_1.x: a, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: b, x: c } }
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
                        Labels = (("example.com/Tier_1.x", "a"), ("x", "b")),
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
        new(Id, "value-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, labels: { tier: $unknown, $more: x } }
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
