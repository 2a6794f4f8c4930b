using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW1018.</summary>
internal static class AnnotationInvalidCases
{
    private const string Id = "KW1018";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "key")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, annotations: { my note: [|x|] } }
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
                        Annotations = ("my note", [|"x"|]),
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "metadata.annotations[my note]",
                    "StatefulSet 'web' has the annotation key 'my note', and that is none: ' ' is not allowed; letters, digits, '-', '_' and '.' "
                    + "are. The API server rejects the object. Write a name of letters, digits and '-_.', or a DNS name, '/' and such a name.", HasFix: false),
            ],
        },
        new(Id, "key-in-the-template")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx }, annotations: { a/b/c: [|x|] } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.metadata.annotations[a/b/c]",
                    "StatefulSet 'web' has the annotation key 'a/b/c', and that is none: it has more than one '/'. The API server rejects the "
                    + "object. Write a name of letters, digits and '-_.', or a DNS name, '/' and such a name.", HasFix: false),
            ],
        },
        new(Id, "upper-case-prefix")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, annotations: { Example.com/Note: x } }
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
                        Annotations = ("Example.com/Note", "x"),
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
                metadata: { name: web, annotations: { note: $unknown, $more: x } }
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
