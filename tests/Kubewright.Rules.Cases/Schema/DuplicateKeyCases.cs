using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW9005.</summary>
internal static class DuplicateKeyCases
{
    private const string Id = "KW9005";
    private const string Compiler = "The compiler refuses a member that is set twice.";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "in-the-spec")
        {
            Yaml = "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: web }\nspec:\n  replicas: 1\n  [|replicas|]: 2",
            NotInCSharp = Compiler,
            Findings = [new(Id, "StatefulSet/web", "spec.replicas", "Key 'replicas' is written twice in one map (first in line 5); only one value can count. Remove one.", HasFix: false)],
        },
        new(Id, "in-a-list-of-a-kind-without-schema")
        {
            Yaml = "apiVersion: example.com/v1\nkind: Gadget\nmetadata: { name: a }\nparts: [{ size: 1, [|size|]: 2 }]",
            NotInCSharp = Compiler,
            Findings = [new(Id, "Gadget/a", "parts[0].size", "Key 'size' is written twice in one map (first in line 4); only one value can count. Remove one.", HasFix: false)],
        },
        new(Id, "kind-written-twice")
        {
            Yaml = "apiVersion: v1\nkind: Service\nmetadata: { name: a }\n[|kind|]: ConfigMap",
            NotInCSharp = Compiler,
            Findings = [new(Id, "?/a", "kind", "Key 'kind' is written twice in one map (first in line 2); only one value can count. Remove one.", HasFix: false)],
        },
        new(Id, "once-in-each-map")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 1"),
            CSharp = CaseText.CSharp(set: "Replicas = 1,"),
        },
        new(Id, "unknown") { Tree = CaseText.Yaml(spec: "$more: x\nreplicas: $unknown") },
    ];
}
