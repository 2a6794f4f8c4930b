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
