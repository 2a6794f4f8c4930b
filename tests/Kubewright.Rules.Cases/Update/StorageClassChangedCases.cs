using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5022.</summary>
internal static class StorageClassChangedCases
{
    private const string Id = "KW5022";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "provisioner")
        {
            Baseline = Class("a.example"),
            Yaml = Class("[|b.example|]"),
            CSharp = """
                [Manifests]
                public static class Classes
                {
                    public static StorageClass Fast => new("fast") { Provisioner = [|"b.example"|] };
                }
                """,
            Findings = [Found("provisioner", "provisioner", "'a.example'", "'b.example'")],
        },
        new(Id, "binding-mode-from-the-default")
        {
            Baseline = Class("a.example"),
            Yaml = Class("a.example\nvolumeBindingMode: [|WaitForFirstConsumer|]"),
            Findings = [Found("volumeBindingMode", "volumeBindingMode", "'Immediate'", "'WaitForFirstConsumer'")],
        },
        new(Id, "parameter")
        {
            Baseline = Class("a.example\nparameters: { type: ssd }"),
            Yaml = Class("a.example\nparameters: { type: [|hdd|] }"),
            Findings = [Found("parameters.type", "parameters", "'ssd'", "'hdd'")],
        },
        new(Id, "expansion-and-defaults")
        {
            Baseline = Class("a.example\nreclaimPolicy: Delete"),
            Yaml = Class("a.example\nallowVolumeExpansion: true\nvolumeBindingMode: Immediate"),
            CSharp = """
                [Manifests]
                public static class Classes
                {
                    public static StorageClass Fast => new("fast") { Provisioner = "a.example" };
                }
                """,
        },
        new(Id, "unknown") { Baseline = Class("a.example"), Tree = Class("$unknown") },
    ];

    private static string Class(string provisioner) => "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: { name: fast }\nprovisioner: " + provisioner;

    private static ExpectedFinding Found(string path, string what, string before, string after) => new(
        Id, "StorageClass/fast", path,
        $"StorageClass 'fast' changes {what} from {before} to {after}. A storage class never changes after creation, so the API server refuses the update. "
        + "Make a class of a new name, or put back what was applied.");
}
