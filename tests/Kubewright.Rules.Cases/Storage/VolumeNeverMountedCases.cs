using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW3036.</summary>
internal static class VolumeNeverMountedCases
{
    private const string Id = "KW3036";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "not-mounted")
        {
            Yaml = CaseText.Yaml(pod: "volumes: [{ name: [|tmp|], emptyDir: {} }]"),
            CSharp = CaseText.CSharp(
                set: """
                Volumes = [new([|"tmp"|]) { EmptyDir = new() }],
                """),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.volumes[0].name",
                    "StatefulSet 'web' has the volume 'tmp', which no container mounts: its pods wait for it all the same before they start. Mount it, "
                    + "or remove it."),
            ],
        },
        new(Id, "two-not-mounted")
        {
            Yaml = CaseText.Yaml(pod: "volumes: [{ name: [|a|], emptyDir: {} }, { name: [|b|], emptyDir: {} }]"),
            Findings =
            [
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.volumes[0].name",
                    "StatefulSet 'web' has the volume 'a', which no container mounts: its pods wait for it all the same before they start. Mount it, or "
                    + "remove it.",
                    HasFix: false),
                new(
                    Id,
                    "StatefulSet/web",
                    "spec.template.spec.volumes[1].name",
                    "StatefulSet 'web' has the volume 'b', which no container mounts: its pods wait for it all the same before they start. Mount it, or "
                    + "remove it.",
                    HasFix: false),
            ],
        },
        new(Id, "mounted")
        {
            Yaml = CaseText.Yaml(
                pod: "volumes: [{ name: tmp, emptyDir: {} }]",
                container: "volumeMounts: [{ name: tmp, mountPath: /tmp }]"),
            CSharp = CaseText.CSharp(
                set: """
                Volumes = [new("tmp") { EmptyDir = new() }],
                """,
                container: """
                VolumeMounts = [new("tmp", "/tmp")],
                """),
        },
        new(Id, "mounts-unknown")
        {
            Tree = CaseText.Yaml(pod: "volumes: [{ name: tmp, emptyDir: {} }]", container: "volumeMounts: [$more]"),
        },
    ];
}
