using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5025.</summary>
internal static class RolloutTrapOrderedReadyCases
{
    private const string Id = "KW5025";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "unattended")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new([|"web"|])
                    {
                        Replicas = 3,
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Settings = [(RuleSetting.Unattended, "true")],
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.podManagementPolicy",
                    "StatefulSet 'web' is applied with nobody watching, and its pods are managed in order: when an update breaks a pod, going back to the old template does not mend it, because OrderedReady waits for the broken pod first. Somebody must run 'kubectl delete pod web-<n>'. See to an alert on pods that are not ready, or use Parallel where the software allows it (the policy cannot change once the set is applied).", HasFix: false),
            ],
        },
        new(Id, "policy-written")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  podManagementPolicy: [|OrderedReady|]
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Settings = [(RuleSetting.Unattended, "true")],
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.podManagementPolicy",
                    "StatefulSet 'web' is applied with nobody watching, and its pods are managed in order: when an update breaks a pod, going back to the old template does not mend it, because OrderedReady waits for the broken pod first. Somebody must run 'kubectl delete pod web-<n>'. See to an alert on pods that are not ready, or use Parallel where the software allows it (the policy cannot change once the set is applied).", HasFix: false),
            ],
        },
        new(Id, "watched")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new("web")
                    {
                        Replicas = 3,
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
            Settings = [(RuleSetting.Unattended, "false")],
        },
        new(Id, "not-said")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
        },
        new(Id, "parallel")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  podManagementPolicy: Parallel
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Settings = [(RuleSetting.Unattended, "true")],
        },
        new(Id, "on-delete")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  updateStrategy: { type: OnDelete }
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Settings = [(RuleSetting.Unattended, "true")],
        },
        new(Id, "one-pod")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 1
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Settings = [(RuleSetting.Unattended, "true")],
        },
        new(Id, "policy-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: 3
                  podManagementPolicy: $unknown
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Settings = [(RuleSetting.Unattended, "true")],
        },
        new(Id, "replicas-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  replicas: $unknown
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: "nginx:1.27" }] }
                """,
            Settings = [(RuleSetting.Unattended, "true")],
        },
    ];
}
