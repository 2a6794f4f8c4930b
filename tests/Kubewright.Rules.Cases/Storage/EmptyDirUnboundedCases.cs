using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3042.</summary>
internal static class EmptyDirUnboundedCases
{
    private const string Id = "KW3042";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "no-limit")
        {
            Yaml = CaseText.Yaml(
                pod: "volumes: [{ name: [|tmp|], emptyDir: {  } }]",
                container: "volumeMounts: [{ name: tmp, mountPath: /tmp }]"),
            CSharp = CaseText.CSharp(
                set: """
                Volumes = [new([|"tmp"|]) { EmptyDir = new() }],
                """,
                container: """
                VolumeMounts = [new("tmp", "/tmp")],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.volumes[0].name",
                    "StatefulSet 'web' has the emptyDir 'tmp' without a limit: it can fill the disk of the node, and the kubelet evicts pods. Set "
                    + "sizeLimit."),
            ],
        },
        new(Id, "memory-without-limit")
        {
            Yaml = CaseText.Yaml(
                pod: "volumes: [{ name: [|tmp|], emptyDir: { medium: Memory } }]",
                container: "volumeMounts: [{ name: tmp, mountPath: /tmp }]"),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.volumes[0].name",
                    "StatefulSet 'web' has the emptyDir 'tmp' without a limit: it can fill the memory of the node, and the kubelet evicts pods. Set "
                    + "sizeLimit.",
                    HasFix: false),
            ],
        },
        new(Id, "memory-without-limit-of-the-container")
        {
            Yaml = CaseText.Yaml(
                pod: "volumes: [{ name: [|tmp|], emptyDir: { medium: Memory, sizeLimit: 1Gi } }]",
                container: "volumeMounts: [{ name: tmp, mountPath: /tmp }]"),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.volumes[0].name",
                    "StatefulSet 'web' has the emptyDir 'tmp' in memory, and container 'nginx', which mounts it, has no memory limit that its files "
                    + "would count against: they can take the memory of the node. Set a memory limit.",
                    HasFix: false),
            ],
        },
        new(Id, "limit")
        {
            Yaml = CaseText.Yaml(
                pod: "volumes: [{ name: tmp, emptyDir: { sizeLimit: 1Gi } }]",
                container: "volumeMounts: [{ name: tmp, mountPath: /tmp }]"),
            CSharp = CaseText.CSharp(
                set: """
                Volumes = [new("tmp") { EmptyDir = new() { SizeLimit = "1Gi" } }],
                """,
                container: """
                VolumeMounts = [new("tmp", "/tmp")],
                """),
        },
        new(Id, "memory-without-limit-but-the-container-has-one")
        {
            Yaml = CaseText.Yaml(
                pod: "volumes: [{ name: [|tmp|], emptyDir: { medium: Memory } }]",
                container: """
                volumeMounts: [{ name: tmp, mountPath: /tmp }]
                resources: { limits: { memory: 2Gi } }
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.volumes[0].name",
                    "StatefulSet 'web' has the emptyDir 'tmp' without a limit: it can fill the memory of the node, and the kubelet evicts pods. Set "
                    + "sizeLimit."),
            ],
        },
        new(Id, "memory-with-both-limits")
        {
            Yaml = CaseText.Yaml(
                pod: "volumes: [{ name: tmp, emptyDir: { medium: Memory, sizeLimit: 1Gi } }]",
                container: """
                volumeMounts: [{ name: tmp, mountPath: /tmp }]
                resources: { limits: { memory: 2Gi } }
                """),
        },
        new(Id, "limit-unknown")
        {
            Tree = CaseText.Yaml(
                pod: "volumes: [{ name: tmp, emptyDir: { medium: Memory, sizeLimit: $unknown } }]",
                container: """
                volumeMounts: [{ name: tmp, mountPath: /tmp }]
                resources: { limits: { $more: x } }
                """),
        },
    ];
}
