using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW9004.</summary>
internal static class EnumValueUnknownCases
{
    private const string Id = "KW9004";
    private const string Compiler = "Closed sets of values are enums.";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "wrong-case")
        {
            Yaml = CaseText.Yaml(container: "ports: [{ containerPort: 53, protocol: [|udp|] }]"),
            NotInCSharp = Compiler,
            Findings = [new(Id, "StatefulSet/web", "spec.template.spec.containers[0].ports[0].protocol", "StatefulSet 'web': spec.template.spec.containers[0].ports[0].protocol: 'udp' is no value of this field; did you mean UDP? It takes TCP, UDP, SCTP")],
        },
        new(Id, "misspelt-item")
        {
            Yaml = CaseText.Yaml(spec: "volumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [[|ReadWriteOne|]] } }]"),
            NotInCSharp = Compiler,
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.volumeClaimTemplates[0].spec.accessModes[0]",
                    "StatefulSet 'web': spec.volumeClaimTemplates[0].spec.accessModes[0]: 'ReadWriteOne' is no value of this field; did you mean ReadWriteOnce? It takes ReadWriteOnce, ReadOnlyMany, ReadWriteMany, ReadWriteOncePod"),
            ],
        },
        new(Id, "nothing-close")
        {
            Yaml = CaseText.Yaml(container: "imagePullPolicy: [|Sometimes|]"),
            NotInCSharp = Compiler,
            Findings = [new(Id, "StatefulSet/web", "spec.template.spec.containers[0].imagePullPolicy", "StatefulSet 'web': spec.template.spec.containers[0].imagePullPolicy: 'Sometimes' is no value of this field; it takes Always, IfNotPresent, Never", HasFix: false)],
        },
        new(Id, "known-and-open-values")
        {
            Yaml = CaseText.Yaml(container: "imagePullPolicy: Never\nports: [{ containerPort: 53, protocol: UDP }]", pod: "schedulerName: mine"),
            CSharp = CaseText.CSharp(container: "ImagePullPolicy = PullPolicy.Never,"),
        },
        new(Id, "wrong-type-is-another-rule") { Yaml = CaseText.Yaml(container: "imagePullPolicy: 1") },
        new(Id, "unknown") { Tree = CaseText.Yaml(container: "imagePullPolicy: $unknown") },
    ];
}
