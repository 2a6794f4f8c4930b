using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW9013.</summary>
internal static class EnvForwardReferenceCases
{
    private const string Id = "KW9013";
    private const string Container = "spec.template.spec.containers[0].";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "defined-later")
        {
            Yaml = CaseText.Yaml(container: "env: [{ name: URL, value: [|http://$(HOST)|] }, { name: HOST, value: db }]"),
            CSharp = CaseText.CSharp(container: """Env = [new("URL", [|"http://$(HOST)"|]), new("HOST", "db")],"""),
            Findings = [Found("env[0].value", "HOST", "which is defined only after it", "Put HOST before it.", false)],
        },
        new(Id, "misspelt-in-args")
        {
            Yaml = CaseText.Yaml(container: "args: [[|--host=$(HOTS)|]]\nenv: [{ name: HOST, value: db }]"),
            CSharp = CaseText.CSharp(container: """Args = [[|"--host=$(HOTS)"|]], Env = [new("HOST", "db")],"""),
            Findings = [Found("args[0]", "HOTS", "which the container does not define (the closest is HOST)", "Write $(HOST).", true)],
        },
        new(Id, "not-defined-in-command")
        {
            Yaml = CaseText.Yaml(container: "command: [run, [|$(DATA)|]]"),
            CSharp = CaseText.CSharp(container: """Command = ["run", [|"$(DATA)"|]],"""),
            Findings = [Found("command[1]", "DATA", "which the container does not define", "Define DATA, or write $$(DATA) where the text itself is meant.", false)],
        },
        new(Id, "defined-escaped-or-of-a-shell-or-service")
        {
            Yaml = CaseText.Yaml(container: "command: [sh, -c, 'echo $(hostname) $(HOST) $$(DATA)']\nargs: ['$(NGINX_SERVICE_HOST):$(NGINX_SERVICE_PORT_WEB)', '$(NGINX_PORT_80_TCP_ADDR)']\nenv: [{ name: HOST, value: db }, { name: URL, value: 'http://$(HOST)' }]"),
            CSharp = CaseText.CSharp(container: """Env = [new("HOST", "db"), new("URL", "http://$(HOST)")],"""),
        },
        new(Id, "from-elsewhere") { Yaml = CaseText.Yaml(container: "args: [$(HOST)]\nenvFrom: [{ configMapRef: { name: settings } }]") },
        new(Id, "unknown") { Tree = CaseText.Yaml(container: "args: [$unknown, $(HOST)]\nenv: [$more]") },
        new(Id, "name-unknown") { Tree = CaseText.Yaml(container: "args: [$(HOST)]\nenv: [{ name: $unknown, value: a }]") },
    ];

    private static ExpectedFinding Found(string path, string name, string fact, string cure, bool hasFix) => new(
        Id, "StatefulSet/web", Container + path, $"StatefulSet 'web': container 'nginx' uses $({name}), {fact}. The process gets the text '$({name})' as it stands. {cure}", hasFix);
}
