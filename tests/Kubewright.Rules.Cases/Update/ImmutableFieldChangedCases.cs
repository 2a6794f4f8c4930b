using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5001.</summary>
internal static class ImmutableFieldChangedCases
{
    private const string Id = "KW5001";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "service-name")
        {
            Baseline = CaseText.Yaml().Replace("serviceName: nginx", "serviceName: old", StringComparison.Ordinal),
            Yaml = CaseText.Yaml().Replace("serviceName: nginx", "serviceName: [|nginx|]", StringComparison.Ordinal),
            CSharp = CaseText.CSharp().Replace("ServiceName = \"nginx\"", "ServiceName = [|\"nginx\"|]", StringComparison.Ordinal),
            Findings = [Found("spec.serviceName", "spec.serviceName", "'old'", "'nginx'")],
        },
        new(Id, "pod-management-policy")
        {
            Baseline = CaseText.Yaml(),
            Yaml = CaseText.Yaml(spec: "podManagementPolicy: [|Parallel|]"),
            CSharp = CaseText.CSharp(set: "PodManagementPolicy = [|PodManagementPolicy.Parallel|],"),
            Findings = [Found("spec.podManagementPolicy", "spec.podManagementPolicy", "'OrderedReady'", "'Parallel'")],
        },
        new(Id, "back-to-the-default")
        {
            Baseline = CaseText.Yaml(spec: "podManagementPolicy: Parallel"),
            Yaml = CaseText.Yaml().Replace("name: web", "name: [|web|]", StringComparison.Ordinal),
            CSharp = CaseText.CSharp().Replace("\"web\"", "[|\"web\"|]", StringComparison.Ordinal),
            Findings = [Found("spec.podManagementPolicy", "spec.podManagementPolicy", "'Parallel'", "'OrderedReady'")],
        },
        new(Id, "selector")
        {
            Baseline = CaseText.Yaml().Replace("app: nginx", "app: old", StringComparison.Ordinal),
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: [|nginx|] } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings = [Found("spec.selector.matchLabels.app", "spec.selector (spec.selector.matchLabels.app)", "'old'", "'nginx'")],
        },
        new(Id, "history-of-an-old-cluster")
        {
            Baseline = CaseText.Yaml(),
            Yaml = CaseText.Yaml(spec: "revisionHistoryLimit: [|3|]"),
            CSharp = CaseText.CSharp(set: "RevisionHistoryLimit = [|3|],"),
            Settings = [(RuleSetting.KubernetesVersion, "1.32")],
            Findings = [Found("spec.revisionHistoryLimit", "spec.revisionHistoryLimit", "'10'", "'3'", " before Kubernetes 1.33")],
        },
        new(Id, "access-modes-of-a-template")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims().Replace("ReadWriteOnce", "ReadWriteMany", StringComparison.Ordinal)),
            Yaml = CaseText.Yaml(spec: UpdateText.Claims().Replace("ReadWriteOnce", "[|ReadWriteOnce|]", StringComparison.Ordinal)),
            CSharp = CaseText.CSharp(set: UpdateText.ClaimsInCSharp.Replace("ReadWriteOnce", "[|ReadWriteOnce|]", StringComparison.Ordinal)),
            Findings =
            [
                Found("spec.volumeClaimTemplates[0].spec.accessModes[0]", "the claim template 'data' (spec.volumeClaimTemplates[0].spec.accessModes[0])", "'ReadWriteMany'", "'ReadWriteOnce'"),
            ],
        },
        new(Id, "no-class-is-not-the-default-class")
        {
            Baseline = CaseText.Yaml(spec: UpdateText.Claims()),
            Yaml = CaseText.Yaml(spec: UpdateText.Claims(more: ", storageClassName: [|''|]")),
            Findings =
            [
                Found("spec.volumeClaimTemplates[0].spec.storageClassName", "the claim template 'data' (spec.volumeClaimTemplates[0].spec.storageClassName)", "nothing", "''"),
            ],
        },
        new(Id, "order-of-templates")
        {
            Baseline = CaseText.Yaml(spec: "volumeClaimTemplates: [{ metadata: { name: a } }, { metadata: { name: b } }]"),
            Yaml = CaseText.Yaml(spec: "volumeClaimTemplates: [|[{ metadata: { name: b } }, { metadata: { name: a } }]|]"),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.volumeClaimTemplates",
                    "StatefulSet 'web' puts its claim templates into another order. Their order counts, so the API server refuses the update. "
                    + "Put back what was applied, or delete the set with --cascade=orphan, which keeps its pods and claims, and apply again."),
            ],
        },
        new(Id, "same-after-defaulting-and-what-may-change")
        {
            Baseline = CaseText.Yaml(spec: "replicas: 1\nrevisionHistoryLimit: 10\npodManagementPolicy: OrderedReady\n" + UpdateText.Claims("1024Mi", more: ", volumeMode: Filesystem")),
            Yaml = CaseText.Yaml(spec: "replicas: 5\nminReadySeconds: 9\n" + UpdateText.Claims()),
            CSharp = CaseText.CSharp(set: "Replicas = 5, " + UpdateText.ClaimsInCSharp),
        },
        new(Id, "history-of-a-newer-or-unknown-cluster")
        {
            Baseline = CaseText.Yaml(),
            Yaml = CaseText.Yaml(spec: "revisionHistoryLimit: 3"),
        },
        new(Id, "history-of-a-cluster-that-takes-it")
        {
            Baseline = CaseText.Yaml(),
            Yaml = CaseText.Yaml(spec: "revisionHistoryLimit: 3"),
            Settings = [(RuleSetting.KubernetesVersion, "1.33")],
        },
        new(Id, "another-set") { Baseline = CaseText.Yaml(), Yaml = CaseText.Yaml(spec: "podManagementPolicy: Parallel").Replace("name: web", "name: db", StringComparison.Ordinal) },
        new(Id, "unknown")
        {
            Baseline = CaseText.Yaml(spec: "podManagementPolicy: Parallel\n" + UpdateText.Claims()),
            Tree = CaseText.Yaml(spec: "podManagementPolicy: $unknown\nvolumeClaimTemplates: [$more]").Replace("matchLabels:", "$more: x\n    matchLabels:", StringComparison.Ordinal),
        },
    ];

    private static ExpectedFinding Found(string path, string what, string before, string after, string until = "") => new(
        Id, "StatefulSet/web", path,
        $"StatefulSet 'web' changes {what} from {before} to {after}. It never changes after creation{until}, so the API server refuses the update. "
        + "Put back what was applied, or delete the set with --cascade=orphan, which keeps its pods and claims, and apply again.");
}
