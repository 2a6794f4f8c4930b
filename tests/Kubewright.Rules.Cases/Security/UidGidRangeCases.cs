using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW7014.</summary>
internal static class UidGidRangeCases
{
    private const string Id = "KW7014";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "pod")
        {
            Yaml = CaseText.Yaml(pod: "securityContext: { runAsUser: [|-1|], runAsGroup: [|2147483648|], fsGroup: [|-2|], supplementalGroups: [100, [|-3|]] }"),
            CSharp = CaseText.CSharp(set: "SecurityContext = new() { RunAsUser = [|-1|], RunAsGroup = [|2147483648|], FsGroup = [|-2|], SupplementalGroups = [100, [|-3|]] },"),
            Findings =
            [
                Found("securityContext.runAsUser", "runAsUser", -1),
                Found("securityContext.runAsGroup", "runAsGroup", 2147483648),
                Found("securityContext.fsGroup", "fsGroup", -2),
                Found("securityContext.supplementalGroups[1]", "one of supplementalGroups", -3),
            ],
        },
        new(Id, "container")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { runAsUser: [|2147483648|], runAsGroup: [|-1|] }"),
            CSharp = CaseText.CSharp(container: "SecurityContext = new() { RunAsUser = [|2147483648|], RunAsGroup = [|-1|] },"),
            Findings =
            [
                Found("containers[0].securityContext.runAsUser", "runAsUser of container 'nginx'", 2147483648),
                Found("containers[0].securityContext.runAsGroup", "runAsGroup of container 'nginx'", -1),
            ],
        },
        new(Id, "limits")
        {
            Yaml = CaseText.Yaml(pod: "securityContext: { fsGroup: 2147483647, supplementalGroups: [0] }", container: "securityContext: { runAsUser: 0, runAsGroup: 2147483647 }"),
            CSharp = CaseText.CSharp(set: "SecurityContext = new() { FsGroup = 2147483647, SupplementalGroups = [0] },", container: "SecurityContext = new() { RunAsUser = 0, RunAsGroup = 2147483647 },"),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(pod: "securityContext: { runAsUser: $unknown, supplementalGroups: [$unknown, $more] }"),
            CSharp = CaseText.CSharp(set: "SecurityContext = new() { RunAsUser = Environment.ProcessId },"),
        },
    ];

    private static ExpectedFinding Found(string path, string member, long id) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec." + path,
        $"StatefulSet 'web' has {id} as {member}, and ids go from 0 to 2147483647: Kubernetes refuses such pods, so none is created. Set an id in that range.",
        HasFix: false);
}
