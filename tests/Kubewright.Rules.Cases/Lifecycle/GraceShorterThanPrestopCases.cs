using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4004.</summary>
internal static class GraceShorterThanPrestopCases
{
    private const string Id = "KW4004";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "sleep-as-long-as-the-default")
        {
            Yaml = CaseText.Yaml(container: """
                lifecycle:
                  preStop:
                    exec:
                      command: [|["sleep", "30"]|]
                """),
            CSharp = CaseText.CSharp(container: """Lifecycle = new() { PreStop = new() { Exec = new() { Command = [|["sleep", "30"]|] } } },"""),
            Findings = [Found(30, 30)],
        },
        new(Id, "sleep-below-the-default")
        {
            Yaml = CaseText.Yaml(container: """
                lifecycle:
                  preStop:
                    exec:
                      command: ["sleep", "29"]
                """),
            CSharp = CaseText.CSharp(container: """Lifecycle = new() { PreStop = new() { Exec = new() { Command = ["sleep", "29"] } } },"""),
        },
        new(Id, "script-is-summed")
        {
            Yaml = CaseText.Yaml(pod: "terminationGracePeriodSeconds: 60", container: """
                lifecycle:
                  preStop:
                    exec:
                      command: [|["sh", "-c", "leave-cluster && sleep 40; sleep 25s"]|]
                """),
            CSharp = CaseText.CSharp(set: "TerminationGracePeriodSeconds = 60,", container: """Lifecycle = new() { PreStop = new() { Exec = new() { Command = [|["sh", "-c", "leave-cluster && sleep 40; sleep 25s"]|] } } },"""),
            Findings = [Found(60, 65)],
        },
        new(Id, "minutes")
        {
            Yaml = CaseText.Yaml(pod: "terminationGracePeriodSeconds: 90", container: """
                lifecycle:
                  preStop:
                    exec:
                      command: [|["/bin/sh", "-ec", "sleep 2m"]|]
                """),
            CSharp = CaseText.CSharp(set: "TerminationGracePeriodSeconds = 90,", container: """Lifecycle = new() { PreStop = new() { Exec = new() { Command = [|["/bin/sh", "-ec", "sleep 2m"]|] } } },"""),
            Findings = [Found(90, 120)],
        },
        new(Id, "timeout")
        {
            Yaml = CaseText.Yaml(pod: "terminationGracePeriodSeconds: 30", container: """
                lifecycle:
                  preStop:
                    exec:
                      command: [|["timeout", "-k", "5", "60", "drain"]|]
                """),
            CSharp = CaseText.CSharp(set: "TerminationGracePeriodSeconds = 30,", container: """Lifecycle = new() { PreStop = new() { Exec = new() { Command = [|["timeout", "-k", "5", "60", "drain"]|] } } },"""),
            Findings = [Found(30, 60)],
        },
        new(Id, "timeout-of-a-sleep-counts-the-shorter")
        {
            Yaml = CaseText.Yaml(pod: "terminationGracePeriodSeconds: 30", container: """
                lifecycle:
                  preStop:
                    exec:
                      command: ["timeout", "100", "sleep", "10"]
                """),
            CSharp = CaseText.CSharp(set: "TerminationGracePeriodSeconds = 30,", container: """Lifecycle = new() { PreStop = new() { Exec = new() { Command = ["timeout", "100", "sleep", "10"] } } },"""),
        },
        new(Id, "option-of-the-command")
        {
            Yaml = CaseText.Yaml(pod: "terminationGracePeriodSeconds: 60", container: """
                lifecycle:
                  preStop:
                    exec:
                      command: [|["pg_ctl", "stop", "-m", "fast", "-t", "60"]|]
                """),
            CSharp = CaseText.CSharp(set: "TerminationGracePeriodSeconds = 60,", container: """Lifecycle = new() { PreStop = new() { Exec = new() { Command = [|["pg_ctl", "stop", "-m", "fast", "-t", "60"]|] } } },"""),
            Findings = [Found(60, 60)],
        },
        new(Id, "wait-option")
        {
            Yaml = CaseText.Yaml(pod: "terminationGracePeriodSeconds: 40", container: """
                lifecycle:
                  preStop:
                    exec:
                      command: [|["bash", "-c", "drain --wait=20 && stop --wait 25"]|]
                """),
            CSharp = CaseText.CSharp(set: "TerminationGracePeriodSeconds = 40,", container: """Lifecycle = new() { PreStop = new() { Exec = new() { Command = [|["bash", "-c", "drain --wait=20 && stop --wait 25"]|] } } },"""),
            Findings = [Found(40, 45)],
        },
        new(Id, "below-the-grace-period")
        {
            Yaml = CaseText.Yaml(pod: "terminationGracePeriodSeconds: 60", container: """
                lifecycle:
                  preStop:
                    exec:
                      command: ["sh", "-c", "nginx -s quit; sleep 10"]
                """),
            CSharp = CaseText.CSharp(set: "TerminationGracePeriodSeconds = 60,", container: """Lifecycle = new() { PreStop = new() { Exec = new() { Command = ["sh", "-c", "nginx -s quit; sleep 10"] } } },"""),
        },
        new(Id, "loops-conditions-and-background-count-nothing")
        {
            Yaml = CaseText.Yaml(container: """
                lifecycle:
                  preStop:
                    exec:
                      command: ["sh", "-c", "while pgrep nginx; do sleep 40; done; if test -f /x; then sleep 40; fi; sleep 40 & leave || sleep 40"]
                """),
            CSharp = CaseText.CSharp(container: """Lifecycle = new() { PreStop = new() { Exec = new() { Command = ["sh", "-c", "while pgrep nginx; do sleep 40; done; if test -f /x; then sleep 40; fi; sleep 40 & leave || sleep 40"] } } },"""),
        },
        new(Id, "pipeline-counts-its-longest")
        {
            Yaml = CaseText.Yaml(pod: "terminationGracePeriodSeconds: 30", container: """
                lifecycle:
                  preStop:
                    exec:
                      command: ["sh", "-c", "sleep 20 | sleep 15; sleep 5"]
                """),
            CSharp = CaseText.CSharp(set: "TerminationGracePeriodSeconds = 30,", container: """Lifecycle = new() { PreStop = new() { Exec = new() { Command = ["sh", "-c", "sleep 20 | sleep 15; sleep 5"] } } },"""),
        },
        new(Id, "what-follows-exit-does-not-run")
        {
            Yaml = CaseText.Yaml(pod: "terminationGracePeriodSeconds: 30", container: """
                lifecycle:
                  preStop:
                    exec:
                      command: ["sh", "-c", "sleep 5; exit 0; sleep 60"]
                """),
            CSharp = CaseText.CSharp(set: "TerminationGracePeriodSeconds = 30,", container: """Lifecycle = new() { PreStop = new() { Exec = new() { Command = ["sh", "-c", "sleep 5; exit 0; sleep 60"] } } },"""),
        },
        new(Id, "quotes-and-comments-are-no-commands")
        {
            Yaml = CaseText.Yaml(pod: "terminationGracePeriodSeconds: 30", container: """
                lifecycle:
                  preStop:
                    exec:
                      command: ["sh", "-c", "echo \"sleep 60\" # sleep 60"]
                """),
            CSharp = CaseText.CSharp(set: "TerminationGracePeriodSeconds = 30,", container: """Lifecycle = new() { PreStop = new() { Exec = new() { Command = ["sh", "-c", "echo \"sleep 60\" # sleep 60"] } } },"""),
        },
        new(Id, "variables-are-not-known")
        {
            Yaml = CaseText.Yaml(pod: "terminationGracePeriodSeconds: 30", container: """
                lifecycle:
                  preStop:
                    exec:
                      command: ["sh", "-c", "sleep $WAIT"]
                """),
            CSharp = CaseText.CSharp(set: "TerminationGracePeriodSeconds = 30,", container: """Lifecycle = new() { PreStop = new() { Exec = new() { Command = ["sh", "-c", "sleep $WAIT"] } } },"""),
        },
        new(Id, "functions-are-not-understood")
        {
            Yaml = CaseText.Yaml(pod: "terminationGracePeriodSeconds: 30", container: """
                lifecycle:
                  preStop:
                    exec:
                      command: ["sh", "-c", "f() { sleep 60; }; echo done"]
                """),
            CSharp = CaseText.CSharp(set: "TerminationGracePeriodSeconds = 30,", container: """Lifecycle = new() { PreStop = new() { Exec = new() { Command = ["sh", "-c", "f() { sleep 60; }; echo done"] } } },"""),
        },
        new(Id, "zero-grace-is-another-rule")
        {
            Yaml = CaseText.Yaml(pod: "terminationGracePeriodSeconds: 0", container: """
                lifecycle:
                  preStop:
                    exec:
                      command: [sleep, "60"]
                """),
            CSharp = CaseText.CSharp(set: "TerminationGracePeriodSeconds = 0,", container: """Lifecycle = new() { PreStop = new() { Exec = new() { Command = ["sleep", "60"] } } },"""),
        },
        new(Id, "grace-unknown")
        {
            Tree = CaseText.Yaml(pod: "terminationGracePeriodSeconds: $unknown", container: """
                lifecycle:
                  preStop:
                    exec:
                      command: [sleep, "60"]
                """),
            CSharp = CaseText.CSharp(set: "TerminationGracePeriodSeconds = Environment.ProcessorCount,", container: """Lifecycle = new() { PreStop = new() { Exec = new() { Command = ["sleep", "60"] } } },"""),
        },
        new(Id, "word-unknown")
        {
            Tree = CaseText.Yaml(container: """
                lifecycle:
                  preStop:
                    exec:
                      command: [sleep, $unknown, "60"]
                """),
        },
        new(Id, "more-words")
        {
            Tree = CaseText.Yaml(container: """
                lifecycle:
                  preStop:
                    exec:
                      command: [sleep, "60", $more]
                """),
        },
    ];

    private static ExpectedFinding Found(int grace, int hook) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0].lifecycle.preStop.exec.command",
        $"StatefulSet 'web' gives its pods {grace} seconds to stop, and the preStop hook of container 'nginx' alone may take {hook}: "
        + "the process is killed before it can stop cleanly, and what it has not flushed is lost. "
        + $"Set terminationGracePeriodSeconds to the hook's time and what a clean stop takes, for example {hook + 30}.");
}
