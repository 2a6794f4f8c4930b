using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW2014.</summary>
internal static class ServiceSelectsNothingCases
{
    private const string Id = "KW2014";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "other-value")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: [|{ app: web }|] }
                ---

                """
                + CaseText.Yaml(),
            CSharp = CaseText.CSharp(members: """public static Service Nginx => new("nginx") { Selector = [|("app", "web")|] };"""),
            Findings =
            [
                new(Id, "Service/nginx", "spec.selector",
                    "Service 'nginx' selects app=web, and no pod of the manifests carries these labels: connections to it fail. The nearest are "
                    + "the pods of StatefulSet 'web': app is 'nginx'. Select the labels that pods carry."),
            ],
        },
        new(Id, "misspelt-key")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: [|{ app: nginx, tire: front }|] }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx, tier: front } }
                  template:
                    metadata: { labels: { app: nginx, tier: front } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                new(Id, "Service/nginx", "spec.selector",
                    "Service 'nginx' selects app=nginx,tire=front, and no pod of the manifests carries these labels: connections to it fail. The "
                    + "nearest are the pods of StatefulSet 'web': tire is missing (the closest label is tier). Select the labels that pods carry."),
            ],
        },
        new(Id, "pod-of-a-set-but-other-labels")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: [|{ statefulset.kubernetes.io/pod-name: web-0, app: web }|] }
                ---

                """
                + CaseText.Yaml(),
            Findings =
            [
                new(Id, "Service/nginx", "spec.selector",
                    "Service 'nginx' selects statefulset.kubernetes.io/pod-name=web-0,app=web, and no pod of the manifests carries these labels: "
                    + "connections to it fail. The nearest are the pods of StatefulSet 'web': app is 'nginx'. Select the labels that pods carry.", HasFix: false),
            ],
        },
        new(Id, "selected")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx } }
                ---

                """
                + CaseText.Yaml(),
            CSharp = CaseText.CSharp(members: """public static Service Nginx => new("nginx") { Selector = ("app", "nginx") };"""),
        },
        new(Id, "one-pod")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { statefulset.kubernetes.io/pod-name: web-0 } }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: nine }
                spec: { selector: { statefulset.kubernetes.io/pod-name: web-9 } }
                ---

                """
                + CaseText.Yaml(),
            CSharp = CaseText.CSharp(members: """public static Service Nginx => new("nginx") { Selector = ("statefulset.kubernetes.io/pod-name", "web-0") };"""),
        },
        new(Id, "label-written-while-running")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx, role: primary } }
                ---

                """
                + CaseText.Yaml(),
        },
        new(Id, "external-name-or-no-selector")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { type: ExternalName, externalName: example.com, selector: { app: web } }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: other }
                spec: { ports: [{ port: 80 }] }
                ---

                """
                + CaseText.Yaml(),
        },
        new(Id, "made-by-an-operator")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: web } }
                ---
                apiVersion: example.com/v1
                kind: Database
                metadata: { name: orders }
                ---

                """
                + CaseText.Yaml(),
        },
        new(Id, "no-workloads")
        {
            Yaml = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: web } }
                """,
        },
        new(Id, "labels-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: web } }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { $more: x } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
        new(Id, "selector-open")
        {
            Tree = """
                apiVersion: v1
                kind: Service
                metadata: { name: nginx }
                spec: { selector: { app: nginx, $more: x } }
                ---

                """
                + CaseText.Yaml(),
        },
    ];
}
