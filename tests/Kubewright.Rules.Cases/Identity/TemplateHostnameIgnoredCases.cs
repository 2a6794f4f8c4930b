using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW1014.</summary>
internal static class TemplateHostnameIgnoredCases
{
    private const string Id = "KW1014";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "both")
        {
            Yaml = CaseText.Yaml(
                pod: """
                    hostname: [|db|]
                    subdomain: [|dbs|]
                    """),
            CSharp = CaseText.CSharp(
                set: """
                    Hostname = [|"db"|],
                    Subdomain = [|"dbs"|],
                    """),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.hostname",
                    "StatefulSet 'web' writes hostname 'db' in its pod template, and the controller writes the pod's name over it: no pod has "
                    + "that name. Take it away."),
                new(Id, "StatefulSet/web", "spec.template.spec.subdomain",
                    "StatefulSet 'web' writes subdomain 'dbs' in its pod template, and the controller writes spec.serviceName over it: no pod has "
                    + "that name. Take it away."),
            ],
        },
        new(Id, "neither")
        {
            Yaml = CaseText.Yaml(pod: "hostname: \"\""),
            CSharp = CaseText.CSharp(),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(pod: "hostname: $unknown"),
        },
    ];
}
