using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW9014.</summary>
internal static class FieldNewerThanClusterCases
{
    private const string Id = "KW9014";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        Field("ordinals-too-new", "1.25", "ordinals: [|{ start: 1 }|]", "Ordinals = [|new() { Start = 1 }|],", "spec.ordinals",
            "Kubernetes 1.25 drops or rejects: the field came with 1.26 and is on by default since 1.27.", "1.27"),
        Field("ordinals-behind-a-gate", "1.26", "ordinals: [|{ start: 1 }|]", "Ordinals = [|new() { Start = 1 }|],", "spec.ordinals",
            "Kubernetes 1.26 drops unless its feature gate is on: the field is on by default since 1.27.", "1.27"),
        Field("retention-policy", "1.26.3", "persistentVolumeClaimRetentionPolicy: [|{ whenScaled: Delete }|]", null, "spec.persistentVolumeClaimRetentionPolicy",
            "Kubernetes 1.26.3 drops unless its feature gate is on: the field is on by default since 1.27.", "1.27"),
        Field("min-ready-seconds", "1.21", "minReadySeconds: [|5|]", "MinReadySeconds = [|5|],", "spec.minReadySeconds",
            "Kubernetes 1.21 drops or rejects: the field came with 1.22 and is on by default since 1.23.", "1.23"),
        Field("max-unavailable", "1.23", "updateStrategy: { rollingUpdate: { maxUnavailable: [|2|] } }", null, "spec.updateStrategy.rollingUpdate.maxUnavailable",
            "Kubernetes 1.23 drops or rejects: the field came with 1.24.", "1.24"),
        new(Id, "in-the-pod")
        {
            Yaml = CaseText.Yaml(
                pod: "initContainers: [{ name: proxy, image: proxy:1, restartPolicy: [|Always|] }]",
                container: "lifecycle: { preStop: { sleep: [|{ seconds: 5 }|] } }"),
            NotInCSharp = "Shown by the other cases.",
            Settings = [(RuleSetting.KubernetesVersion, "1.27")],
            Findings =
            [
                Found("spec.template.spec.initContainers[0].restartPolicy", "Kubernetes 1.27 drops or rejects: the field came with 1.28 and is on by default since 1.29.", "1.29"),
                Found("spec.template.spec.containers[0].lifecycle.preStop.sleep", "Kubernetes 1.27 drops or rejects: the field came with 1.29 and is on by default since 1.30.", "1.30"),
            ],
        },
        new(Id, "kind-too-new")
        {
            Yaml = "apiVersion: [|policy/v1|]\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec: { minAvailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow }",
            NotInCSharp = "C# writes the version by itself; the place is the object's.",
            Settings = [(RuleSetting.KubernetesVersion, "1.20")],
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "apiVersion",
                    "PodDisruptionBudget 'web' is of policy/v1, which Kubernetes 1.20 does not serve: it came with 1.21. The API server refuses the object. Raise the cluster, or use an older version of the kind.", HasFix: false),
            ],
        },
        new(Id, "new-enough")
        {
            Yaml = CaseText.Yaml(spec: "ordinals: { start: 1 }\nminReadySeconds: 5\npersistentVolumeClaimRetentionPolicy: { whenScaled: Delete }"),
            CSharp = CaseText.CSharp(set: "Ordinals = new() { Start = 1 }, MinReadySeconds = 5,"),
            Settings = [(RuleSetting.KubernetesVersion, "1.27")],
        },
        new(Id, "release-not-given")
        {
            Yaml = CaseText.Yaml(spec: "ordinals: { start: 1 }"),
            CSharp = CaseText.CSharp(set: "Ordinals = new() { Start = 1 },"),
        },
        new(Id, "status-is-the-servers")
        {
            Yaml = CaseText.Yaml() + "\nstatus: { replicas: 1, availableReplicas: 1 }",
            Settings = [(RuleSetting.KubernetesVersion, "1.20")],
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(spec: "ordinals: $unknown\n$more: x"),
            Settings = [(RuleSetting.KubernetesVersion, "1.20")],
        },
    ];

    private static RuleCase Field(string name, string release, string yaml, string? csharp, string path, string fact, string cure) => new(Id, name)
    {
        Yaml = CaseText.Yaml(spec: yaml),
        CSharp = csharp is null ? null : CaseText.CSharp(set: csharp),
        Settings = [(RuleSetting.KubernetesVersion, release)],
        Findings = [Found(path, fact, cure)],
    };

    private static ExpectedFinding Found(string path, string fact, string release) => new(
        Id, "StatefulSet/web", path, $"StatefulSet 'web' sets {path}, which {fact} Raise the cluster to {release}, or leave the field out.", HasFix: false);
}
