using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW9001.</summary>
internal static class UnknownFieldCases
{
    private const string Id = "KW9001";
    private const string Compiler = "The compiler knows the members of every type.";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "misspelt")
        {
            Yaml = CaseText.Yaml(spec: "[|replica|]: 3"),
            NotInCSharp = Compiler,
            Findings = [new(Id, "StatefulSet/web", "spec.replica", "StatefulSet 'web': spec.replica: there is no field of this name here; did you mean replicas?")],
        },
        new(Id, "in-a-list")
        {
            Yaml = CaseText.Yaml(container: "ports: [{ [|containerPrt|]: 80, name: web }]"),
            NotInCSharp = Compiler,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].ports[0].containerPrt",
                    "StatefulSet 'web': spec.template.spec.containers[0].ports[0].containerPrt: there is no field of this name here; did you mean containerPort?"),
            ],
        },
        new(Id, "nothing-close")
        {
            Yaml = CaseText.Yaml(spec: "[|gizmo|]: 3"),
            NotInCSharp = Compiler,
            Findings = [new(Id, "StatefulSet/web", "spec.gizmo", "StatefulSet 'web': spec.gizmo: there is no field of this name here; remove it", HasFix: false)],
        },
        new(Id, "both-written")
        {
            Yaml = CaseText.Yaml(spec: "replicas: 3\n[|replica|]: 3"),
            NotInCSharp = Compiler,
            Findings = [new(Id, "StatefulSet/web", "spec.replica", "StatefulSet 'web': spec.replica: there is no field of this name here; did you mean replicas?", HasFix: false)],
        },
        new(Id, "another-kind")
        {
            Yaml = """
                apiVersion: v1
                kind: ConfigMap
                metadata: { name: settings }
                [|dat|]: { a: b }
                """,
            NotInCSharp = Compiler,
            Findings = [new(Id, "ConfigMap/settings", "dat", "ConfigMap 'settings': dat: there is no field of this name here; did you mean data?")],
        },
        new(Id, "maps-and-kinds-without-schema")
        {
            Yaml = CaseText.Yaml(pod: "nodeSelector: { gizmo: 'true' }") + "\n---\napiVersion: example.com/v1\nkind: Gadget\nmetadata: { name: a }\ngizmo: 1",
            CSharp = CaseText.CSharp(set: """NodeSelector = ("gizmo", "true"),"""),
        },
        new(Id, "unknown") { Tree = CaseText.Yaml(spec: "$more: x\nreplicas: $unknown") },
    ];
}
