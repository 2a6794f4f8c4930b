using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4001.</summary>
internal static class GracePeriodZeroCases
{
    private const string Id = "KW4001";
    private const string Zero = "gives its pods a grace period of 0 seconds, which kills each process at once";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "zero")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: web
                spec:
                  selector:
                    matchLabels:
                      app: nginx
                  template:
                    metadata:
                      labels:
                        app: nginx
                    spec:
                      terminationGracePeriodSeconds: [|0|]
                      containers:
                        - name: nginx
                          image: nginx:1.27
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        TerminationGracePeriodSeconds = [|0|],
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Found(Zero)],
        },
        new(Id, "negative")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { terminationGracePeriodSeconds: [|-5|], containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        TerminationGracePeriodSeconds = [|-5|],
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Found("gives its pods a grace period of -5 seconds, which Kubernetes takes for 1")],
        },
        new(Id, "builder")
        {
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => StatefulSet.Build("web", s => s
                        .Selector(("app", "nginx"))
                        .TerminationGracePeriodSeconds([|0.Seconds|])
                        .Container("nginx", c => c.Image("nginx:1.27")));
                }
                """,
            Findings = [Found(Zero)],
        },
        new(Id, "set-made-alone")
        {
            CSharp = """
                public static class Factory
                {
                    public static StatefulSet Make(string serviceName) => new("web")
                    {
                        ServiceName = serviceName,
                        Selector = ("app", "nginx"),
                        TerminationGracePeriodSeconds = [|0|],
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Found(Zero)],
        },
        new(Id, "name-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: $unknown }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { terminationGracePeriodSeconds: [|0|], containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                public static class Factory
                {
                    public static StatefulSet Make(string name) => new(name)
                    {
                        Selector = ("app", "nginx"),
                        TerminationGracePeriodSeconds = [|0|],
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Findings = [Found(Zero, "This StatefulSet") with { ObjectKey = "StatefulSet/?" }],
        },
        new(Id, "positive-or-not-written")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { terminationGracePeriodSeconds: 1, containers: [{ name: nginx, image: nginx:1.27 }] }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: db }
                spec:
                  selector: { matchLabels: { app: db } }
                  template:
                    metadata: { labels: { app: db } }
                    spec: { containers: [{ name: db, image: postgres:17 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        TerminationGracePeriodSeconds = 1,
                        Containers = [new("nginx", "nginx:1.27")],
                    };

                    public static StatefulSet Db => new("db")
                    {
                        Selector = ("app", "db"),
                        Containers = [new("db", "postgres:17")],
                    };
                }
                """,
        },
        new(Id, "wrong-type-is-another-rule")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { terminationGracePeriodSeconds: "0", containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
        new(Id, "ignored-by-annotation-of-the-template")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx }, annotations: { kubewright/ignore: kw4001 } }
                    spec: { terminationGracePeriodSeconds: 0, containers: [{ name: nginx, image: nginx:1.27 }] }
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
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { terminationGracePeriodSeconds: $unknown, containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                using System;

                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Selector = ("app", "nginx"),
                        TerminationGracePeriodSeconds = Environment.ProcessorCount,
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
    ];

    private static ExpectedFinding Found(string fact, string set = "StatefulSet 'web'") => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.terminationGracePeriodSeconds",
        $"{set} {fact}: unflushed data is lost, and two pods with one identity can overlap. "
        + "Set terminationGracePeriodSeconds to 30, or to what a clean stop takes.");
}
