using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW7011.</summary>
internal static class CapabilitiesNotDroppedCases
{
    private const string Id = "KW7011";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "nothing-dropped")
        {
            Yaml = ContainerText.AtContainer(CaseText.Yaml()),
            CSharp = ContainerText.AtContainer(CaseText.CSharp()),
            Findings = [Kept()],
        },
        new(Id, "others-dropped")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { capabilities: { drop: [|[CHOWN, KILL]|] } }"),
            CSharp = CaseText.CSharp(container: """SecurityContext = new() { Capabilities = new() { Drop = [|["CHOWN", "KILL"]|] } },"""),
            Findings = [Kept("containers[0].securityContext.capabilities.drop")],
        },
        new(Id, "dangerous")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { capabilities: { drop: [ALL], add: [[|CAP_NET_ADMIN|]] } }"),
            CSharp = CaseText.CSharp(container: """SecurityContext = new() { Capabilities = new() { Drop = ["ALL"], Add = [[|"CAP_NET_ADMIN"|]] } },"""),
            Findings = [Given("CAP_NET_ADMIN")],
        },
        new(Id, "all-given")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { capabilities: { drop: [net_raw], add: [[|all|]] } }"),
            CSharp = CaseText.CSharp(container: """SecurityContext = new() { Capabilities = new() { Drop = ["net_raw"], Add = [[|"all"|]] } },"""),
            Findings = [Given("all")],
        },
        new(Id, "all-dropped")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } }"),
            CSharp = CaseText.CSharp(container: """SecurityContext = new() { Capabilities = new() { Drop = ["ALL"], Add = ["NET_BIND_SERVICE"] } },"""),
        },
        new(Id, "net-raw-dropped")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { capabilities: { drop: [CAP_NET_RAW] } }"),
            CSharp = CaseText.CSharp(container: """SecurityContext = new() { Capabilities = new() { Drop = ["CAP_NET_RAW"] } },"""),
        },
        new(Id, "privileged-is-another-rule")
        {
            Yaml = CaseText.Yaml(container: "securityContext: { privileged: true }"),
            CSharp = CaseText.CSharp(container: "SecurityContext = new() { Privileged = true },"),
        },
        new(Id, "windows")
        {
            Yaml = CaseText.Yaml(pod: "os: { name: windows }"),
            CSharp = CaseText.CSharp(set: "Os = new() { Name = OSName.Windows },"),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(container: "securityContext: $unknown"),
            CSharp = """
                public static class Factory
                {
                    public static StatefulSet Make(SecurityContext security) => new("web")
                    {
                        Selector = ("app", "nginx"),
                        Containers = [new("nginx", "nginx:1.27") { SecurityContext = security }],
                    };
                }
                """,
        },
        new(Id, "more-dropped")
        {
            Tree = CaseText.Yaml(container: "securityContext: { capabilities: { drop: [KILL, $more] } }"),
        },
        new(Id, "os-unknown")
        {
            Tree = CaseText.Yaml(pod: "os: $unknown"),
        },
    ];

    private static ExpectedFinding Kept(string path = "containers[0]") => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec." + path,
        "StatefulSet 'web' keeps the runtime's default capabilities in container 'nginx', NET_RAW among them, by which a process forges packets. Drop ALL, and add by name what the process needs.");

    private static ExpectedFinding Given(string capability) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0].securityContext.capabilities.add[0]",
        $"StatefulSet 'web' gives container 'nginx' the capability {capability}, by which a process gets at the node or at its neighbours' traffic. Remove it, or give it to a sidecar that does nothing else.",
        HasFix: false);
}
