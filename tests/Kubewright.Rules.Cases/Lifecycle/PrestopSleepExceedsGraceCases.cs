using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4008.</summary>
internal static class PrestopSleepExceedsGraceCases
{
    private const string Id = "KW4008";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "above-the-default")
        {
            Yaml = CaseText.Yaml(container: "lifecycle: { preStop: { sleep: { seconds: [|31|] } } }"),
            CSharp = CaseText.CSharp(container: "Lifecycle = new() { PreStop = new() { Sleep = new([|31|]) } },"),
            Findings = [TooLong(31, 30)],
        },
        new(Id, "as-long-as-the-default")
        {
            Yaml = CaseText.Yaml(container: "lifecycle: { preStop: { sleep: { seconds: 30 } } }"),
            CSharp = CaseText.CSharp(container: "Lifecycle = new() { PreStop = new() { Sleep = new(30) } },"),
        },
        new(Id, "above-the-grace-period")
        {
            Yaml = CaseText.Yaml(pod: "terminationGracePeriodSeconds: 60", container: "lifecycle: { preStop: { sleep: { seconds: [|61|] } } }"),
            CSharp = CaseText.CSharp(set: "TerminationGracePeriodSeconds = 60,", container: "Lifecycle = new() { PreStop = new() { Sleep = new([|61|]) } },"),
            Findings = [TooLong(61, 60)],
        },
        new(Id, "as-long-as-the-grace-period")
        {
            Yaml = CaseText.Yaml(pod: "terminationGracePeriodSeconds: 60", container: "lifecycle: { preStop: { sleep: { seconds: 60 } } }"),
            CSharp = CaseText.CSharp(set: "TerminationGracePeriodSeconds = 60,", container: "Lifecycle = new() { PreStop = new() { Sleep = new(60) } },"),
        },
        new(Id, "grace-period-zero")
        {
            Yaml = CaseText.Yaml(pod: "terminationGracePeriodSeconds: 0", container: "lifecycle: { preStop: { sleep: { seconds: [|1|] } } }"),
            CSharp = CaseText.CSharp(set: "TerminationGracePeriodSeconds = 0,", container: "Lifecycle = new() { PreStop = new() { Sleep = new([|1|]) } },"),
            Findings = [TooLong(1, 0)],
        },
        new(Id, "negative")
        {
            Yaml = CaseText.Yaml(container: "lifecycle: { preStop: { sleep: { seconds: [|-1|] } } }"),
            CSharp = CaseText.CSharp(container: "Lifecycle = new() { PreStop = new() { Sleep = new([|-1|]) } },"),
            Findings = [Refused(-1)],
        },
        new(Id, "zero-in-an-old-cluster")
        {
            Yaml = CaseText.Yaml(container: "lifecycle: { preStop: { sleep: { seconds: [|0|] } } }"),
            CSharp = CaseText.CSharp(container: "Lifecycle = new() { PreStop = new() { Sleep = new([|0|]) } },"),
            Settings = [(RuleSetting.KubernetesVersion, "1.32")],
            Findings = [Refused(0, "before 1.33 ")],
        },
        new(Id, "zero-in-a-new-cluster")
        {
            Yaml = CaseText.Yaml(container: "lifecycle: { preStop: { sleep: { seconds: 0 } } }"),
            CSharp = CaseText.CSharp(container: "Lifecycle = new() { PreStop = new() { Sleep = new(0) } },"),
            Settings = [(RuleSetting.KubernetesVersion, "1.33")],
        },
        new(Id, "zero-where-the-release-is-unknown")
        {
            Yaml = CaseText.Yaml(container: "lifecycle: { preStop: { sleep: { seconds: 0 } } }"),
            CSharp = CaseText.CSharp(container: "Lifecycle = new() { PreStop = new() { Sleep = new(0) } },"),
        },
        new(Id, "two-containers")
        {
            Yaml = CaseText.Yaml(pod: "initContainers: [{ name: proxy, image: envoy:1.33, restartPolicy: Always, lifecycle: { preStop: { sleep: { seconds: [|50|] } } } }]", container: "lifecycle: { preStop: { sleep: { seconds: [|40|] } } }"),
            CSharp = CaseText.CSharp(set: """InitContainers = [new("proxy", "envoy:1.33") { RestartPolicy = ContainerRestartPolicy.Always, Lifecycle = new() { PreStop = new() { Sleep = new([|50|]) } } }],""", container: "Lifecycle = new() { PreStop = new() { Sleep = new([|40|]) } },"),
            Findings =
            [
                TooLong(50, 30) with
                {
                    Path = "spec.template.spec.initContainers[0].lifecycle.preStop.sleep.seconds",
                    Message = TooLong(50, 30).Message.Replace("container 'nginx'", "sidecar 'proxy'", StringComparison.Ordinal),
                },
                TooLong(40, 30),
            ],
        },
        new(Id, "grace-period-unknown")
        {
            Tree = CaseText.Yaml(pod: "terminationGracePeriodSeconds: $unknown", container: "lifecycle: { preStop: { sleep: { seconds: 60 } } }"),
            CSharp = CaseText.CSharp(set: "TerminationGracePeriodSeconds = Environment.ProcessorCount,", container: "Lifecycle = new() { PreStop = new() { Sleep = new(60) } },"),
        },
        new(Id, "sleep-unknown")
        {
            Tree = CaseText.Yaml(container: "lifecycle: { preStop: { sleep: { seconds: $unknown } } }"),
        },
    ];

    private static ExpectedFinding Found(string fact, string cure, bool hasFix = true) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0].lifecycle.preStop.sleep.seconds",
        $"StatefulSet 'web' sleeps {fact}. {cure}",
        hasFix);

    private static ExpectedFinding TooLong(int sleep, int grace) => Found(
        $"{sleep} seconds in the preStop hook of container 'nginx', but its pods get {grace} seconds to stop: Kubernetes refuses such pods",
        "Set terminationGracePeriodSeconds to more than the sleep, with time for the process to stop.");

    private static ExpectedFinding Refused(int sleep, string release = "") => Found(
        $"{sleep} seconds in the preStop hook of container 'nginx', which Kubernetes {release}refuses: its pods cannot be created",
        "Set a time above zero, or remove the hook.",
        hasFix: false);
}
