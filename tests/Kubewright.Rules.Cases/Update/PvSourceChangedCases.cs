using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5030.</summary>
internal static class PvSourceChangedCases
{
    private const string Id = "KW5030";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "path")
        {
            Baseline = Volume("hostPath: { path: /a }"),
            Yaml = Volume("hostPath: { path: [|/b|] }"),
            CSharp = """
                [Manifests]
                public static class Volumes
                {
                    public static PersistentVolume Disk => new("disk") { HostPath = new([|"/b"|]) };
                }
                """,
            Findings = [Found("spec.hostPath.path", "spec.hostPath.path", "'/a'", "'/b'")],
        },
        new(Id, "mode-from-the-default")
        {
            Baseline = Volume("hostPath: { path: /a }"),
            Yaml = Volume("hostPath: { path: /a }, volumeMode: [|Block|]"),
            Findings = [Found("spec.volumeMode", "spec.volumeMode", "'Filesystem'", "'Block'")],
        },
        new(Id, "affinity-that-was-set")
        {
            Baseline = Volume(Affinity("a")),
            Yaml = Volume(Affinity("[|b|]")),
            Findings = [Found(AffinityPath, AffinityPath, "'a'", "'b'")],
        },
        new(Id, "affinity-set-later-and-what-may-change")
        {
            Baseline = Volume("hostPath: { path: /a }, capacity: { storage: 1Gi }"),
            Yaml = Volume("hostPath: { path: /a, type: '' }, volumeMode: Filesystem, capacity: { storage: 2Gi }, " + Affinity("a")),
            CSharp = """
                [Manifests]
                public static class Volumes
                {
                    public static PersistentVolume Disk => new("disk") { HostPath = new("/a") };
                }
                """,
        },
        new(Id, "unknown") { Baseline = Volume("hostPath: { path: /a }"), Tree = Volume("hostPath: { path: $unknown }") },
    ];

    private const string AffinityPath = "spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values[0]";

    private static string Volume(string spec) => $"apiVersion: v1\nkind: PersistentVolume\nmetadata: {{ name: disk }}\nspec: {{ {spec} }}";

    private static string Affinity(string node) =>
        $"nodeAffinity: {{ required: {{ nodeSelectorTerms: [{{ matchExpressions: [{{ key: kubernetes.io/hostname, operator: In, values: [{node}] }}] }}] }} }}";

    private static ExpectedFinding Found(string path, string what, string before, string after) => new(
        Id, "PersistentVolume/disk", path,
        $"PersistentVolume 'disk' changes {what}, from {before} to {after}. Where a volume is never changes after creation, so the API server refuses the update. "
        + "Put back what was applied, or make a volume of a new name.");
}
