using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW6009.</summary>
internal static class PdbUnhealthyEvictionPolicyCases
{
    private const string Id = "KW6009";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "not-written")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: [|web|]
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: 1
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static PodDisruptionBudget Budget => new([|"web"|]) { Selector = ("app", "nginx"), MaxUnavailable = 1 };

                    public static StatefulSet Set => new("web") { Replicas = 3, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                }
                """,
            Findings =
            [
                new(Id, "PodDisruptionBudget/web", "spec.unhealthyPodEvictionPolicy",
                    "PodDisruptionBudget 'web' writes no unhealthyPodEvictionPolicy, so IfHealthyBudget counts: a pod that crashes again and again cannot be evicted while too few others are ready, and the drain of its node hangs. Set AlwaysAllow, unless an unready pod may still hold data that the others need."),
            ],
        },
        new(Id, "written")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: 1
                  unhealthyPodEvictionPolicy: AlwaysAllow
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static PodDisruptionBudget Budget => new("web") { Selector = ("app", "nginx"), MaxUnavailable = 1, UnhealthyPodEvictionPolicy = UnhealthyPodEvictionPolicyType.AlwaysAllow };

                    public static StatefulSet Set => new("web") { Replicas = 3, Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
                }
                """,
        },
        new(Id, "old-cluster")
        {
            Yaml = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  maxUnavailable: 1
                """,
            Settings = [(RuleSetting.KubernetesVersion, "1.26")],
        },
        new(Id, "policy-unknown")
        {
            Tree = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                spec:
                  selector: { matchLabels: { app: nginx } }
                  unhealthyPodEvictionPolicy: $unknown
                """,
        },
    ];
}
