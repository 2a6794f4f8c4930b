using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2019.</summary>
internal static class PerPodServiceUnknownOrdinalCases
{
    private const string Id = "KW2019";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "past-the-last")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { statefulset.kubernetes.io/pod-name: [|web-3|] } }
                ---

                """
                + CaseText.Yaml(spec: "replicas: 3"),
            CSharp = CaseText.CSharp(
                set: "Replicas = 3,",
                members: """public static Service Nginx => new("nginx") { Selector = ("statefulset.kubernetes.io/pod-name", [|"web-3"|]) };"""),
            Findings =
            [
                new(Id, "Service/nginx", "spec.selector[statefulset.kubernetes.io/pod-name]",
                    "Service 'nginx' selects the pod 'web-3', but StatefulSet 'web' has web-0 to web-2: connections to it fail. Take the Service "
                    + "away, or raise the replicas.", HasFix: false),
            ],
        },
        new(Id, "before-the-first")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { statefulset.kubernetes.io/pod-name: [|web-0|] } }
                ---

                """
                + CaseText.Yaml(spec: "ordinals: { start: 1 }"),
            Findings =
            [
                new(Id, "Service/nginx", "spec.selector[statefulset.kubernetes.io/pod-name]",
                    "Service 'nginx' selects the pod 'web-0', but StatefulSet 'web' has web-1: connections to it fail. Take the Service away, or "
                    + "raise the replicas.", HasFix: false),
            ],
        },
        new(Id, "no-such-set")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { statefulset.kubernetes.io/pod-name: [|wep-0|] } }
                ---

                """
                + CaseText.Yaml(),
            CSharp = CaseText.CSharp(members: """public static Service Nginx => new("nginx") { Selector = ("statefulset.kubernetes.io/pod-name", [|"wep-0"|]) };"""),
            Findings =
            [
                new(Id, "Service/nginx", "spec.selector[statefulset.kubernetes.io/pod-name]",
                    "Service 'nginx' selects the pod 'wep-0', and no StatefulSet 'wep' is among the manifests (the closest is 'web'): connections "
                    + "to it fail. Select a pod of a set that there is.", HasFix: false),
            ],
        },
        new(Id, "index")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx, apps.kubernetes.io/pod-index: [|"3"|] } }
                ---

                """
                + CaseText.Yaml(spec: "replicas: 3"),
            CSharp = CaseText.CSharp(
                set: "Replicas = 3,",
                members: """public static Service Nginx => new("nginx") { Selector = (("app", "nginx"), ("apps.kubernetes.io/pod-index", [|"3"|])) };"""),
            Findings =
            [
                new(Id, "Service/nginx", "spec.selector[apps.kubernetes.io/pod-index]",
                    "Service 'nginx' selects the pod 'web-3', but StatefulSet 'web' has web-0 to web-2: connections to it fail. Take the Service "
                    + "away, or raise the replicas.", HasFix: false),
            ],
        },
        new(Id, "in-range")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { statefulset.kubernetes.io/pod-name: web-0 } }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: last }
                spec: { selector: { statefulset.kubernetes.io/pod-name: web-2 } }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: index }
                spec: { selector: { app: nginx, apps.kubernetes.io/pod-index: "2" } }
                ---

                """
                + CaseText.Yaml(spec: "replicas: 3"),
            CSharp = CaseText.CSharp(
                set: "Replicas = 3,",
                members: """public static Service Nginx => new("nginx") { Selector = ("statefulset.kubernetes.io/pod-name", "web-2") };"""),
        },
        new(Id, "no-sets")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { statefulset.kubernetes.io/pod-name: web-3 } }
                """,
        },
        new(Id, "replicas-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { statefulset.kubernetes.io/pod-name: web-3 } }
                ---

                """
                + CaseText.Yaml(spec: "replicas: $unknown"),
        },
        new(Id, "name-of-a-set-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { statefulset.kubernetes.io/pod-name: db-0 } }
                ---
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
