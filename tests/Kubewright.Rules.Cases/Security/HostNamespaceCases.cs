using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW7008.</summary>
internal static class HostNamespaceCases
{
    private const string Id = "KW7008";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "pid")
        {
            Yaml = CaseText.Yaml(pod: "hostPID: [|true|]"),
            CSharp = CaseText.CSharp(set: "HostPID = [|true|],"),
            Findings = [Found("hostPID", "its containers see and signal every process of the node")],
        },
        new(Id, "ipc")
        {
            Yaml = CaseText.Yaml(pod: "hostIPC: [|true|]"),
            CSharp = CaseText.CSharp(set: "HostIPC = [|true|],"),
            Findings = [Found("hostIPC", "its containers read the shared memory of the node's processes")],
        },
        new(Id, "network")
        {
            Yaml = CaseText.Yaml(pod: "hostNetwork: [|true|]"),
            CSharp = CaseText.CSharp(set: "HostNetwork = [|true|],"),
            Findings = [Found("hostNetwork", "its containers reach what listens on the node's own addresses, network policies do not cover them, and two replicas on a node fight for ports")],
        },
        new(Id, "false-or-not-written")
        {
            Yaml = CaseText.Yaml(pod: "hostPID: false"),
            CSharp = CaseText.CSharp(set: "HostPID = false,"),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(pod: """
                hostPID: $unknown
                hostIPC: $unknown
                hostNetwork: $unknown
                """),
            CSharp = CaseText.CSharp(set: "HostNetwork = Environment.Is64BitProcess,"),
        },
    ];

    private static ExpectedFinding Found(string field, string danger) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec." + field,
        $"StatefulSet 'web' sets {field}, so each pod shares the node's namespace: {danger}. Remove it.");
}
