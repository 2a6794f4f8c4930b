using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4007.</summary>
internal static class ShellSwallowsSigtermCases
{
    private const string Id = "KW4007";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "two-commands")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                command: [sh, -c, [|"render-config; server --data /data"|]]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                Command = ["sh", "-c", [|"render-config; server --data /data"|]],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
            Findings = [Found("'server'")],
        },
        new(Id, "one-command")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                command: [/bin/sh, -ec, [|"server --data /data"|]]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                Command = ["/bin/sh", "-ec", [|"server --data /data"|]],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
            Findings = [Found("'server'")],
        },
        new(Id, "bash")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                command: [bash, -c, [|"render-config && server"|]]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                Command = ["bash", "-c", [|"render-config && server"|]],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
            Findings = [Found("'server'")],
        },
        new(Id, "pipeline")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                command: [sh, -c, [|"server | tee /data/log"|]]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                Command = ["sh", "-c", [|"server | tee /data/log"|]],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
            Findings = [Found("'tee'") with { HasFix = false }],
        },
        new(Id, "loop")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                command: [sh, -c, [|"while true; do server; done"|]]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                Command = ["sh", "-c", [|"while true; do server; done"|]],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
            Findings = [Found("what it starts") with { HasFix = false }],
        },
        new(Id, "wait-without-a-trap")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                command: [sh, -c, [|"server & wait"|]]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                Command = ["sh", "-c", [|"server & wait"|]],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
            Findings = [Found("what it starts") with { HasFix = false }],
        },
        new(Id, "redirection-is-no-replacement")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                command: [sh, -c, [|"exec 2>&1; server"|]]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                Command = ["sh", "-c", [|"exec 2>&1; server"|]],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
            Findings = [Found("'server'")],
        },
        new(Id, "script-among-the-arguments")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                command: [sh]
                args: [-c, [|"setup; server"|]]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                Command = ["sh"],
                Args = ["-c", [|"setup; server"|]],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
            Findings = [Found("'server'", "args[1]")],
        },
        new(Id, "options-with-values")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, pod: "terminationGracePeriodSeconds: 90", container: """
                command: [bash, -euo, pipefail, -c, [|"setup; server"|]]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: """
                TerminationGracePeriodSeconds = 90,
                VolumeClaimTemplates = [Data],
                """, container: """
                Command = ["bash", "-euo", "pipefail", "-c", [|"setup; server"|]],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
            Findings = [Found("'server'", "command[4]", " after 90 seconds")],
        },
        new(Id, "exec")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                command: [sh, -c, "render-config; exec server --data /data"]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                Command = ["sh", "-c", "render-config; exec server --data /data"],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
        },
        new(Id, "exec-in-branches")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                command: [sh, -c, "if test -f /data/x; then exec server --old; else exec server; fi"]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                Command = ["sh", "-c", "if test -f /data/x; then exec server --old; else exec server; fi"],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
        },
        new(Id, "trap")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                command: [sh, -c, "trap 'kill $pid' TERM; server & pid=$!; wait $pid"]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                Command = ["sh", "-c", "trap 'kill $pid' TERM; server & pid=$!; wait $pid"],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
        },
        new(Id, "one-command-of-bash")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                command: [bash, -c, "server --data /data"]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                Command = ["bash", "-c", "server --data /data"],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
        },
        new(Id, "no-shell")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                command: [server, -c, "setup; server"]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                Command = ["server", "-c", "setup; server"],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
        },
        new(Id, "shell-with-a-file")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                command: [sh, /start.sh, -c]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                Command = ["sh", "/start.sh", "-c"],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
        },
        new(Id, "arguments-of-the-image")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                args: [sh, -c, "setup; server"]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                Args = ["sh", "-c", "setup; server"],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
        },
        new(Id, "no-claim")
        {
            Yaml = CaseText.Yaml(container: """command: [sh, -c, "setup; server"]"""),
            CSharp = CaseText.CSharp(container: """Command = ["sh", "-c", "setup; server"],"""),
        },
        new(Id, "functions-are-not-understood")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                command: [sh, -c, "f() { server; }; f"]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                Command = ["sh", "-c", "f() { server; }; f"],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
        },
        new(Id, "shared-processes")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, pod: "shareProcessNamespace: true", container: """
                command: [sh, -c, "setup; server"]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: """
                ShareProcessNamespace = true,
                VolumeClaimTemplates = [Data],
                """, container: """
                Command = ["sh", "-c", "setup; server"],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
        },
        new(Id, "script-unknown")
        {
            Tree = CaseText.Yaml(spec: ContainerText.Claim, container: """
                command: [sh, -c, $unknown]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                Command = ["sh", "-c", Environment.MachineName],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
        },
        new(Id, "more-arguments")
        {
            Tree = CaseText.Yaml(spec: ContainerText.Claim, container: """
                command: [sh, -c, "setup; server"]
                args: [$more]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
        },
    ];

    private static ExpectedFinding Found(string process, string member = "command[2]", string killed = " after 30 seconds") => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0]." + member,
        $"StatefulSet 'web' starts container 'nginx' by a shell that runs {process} as a child: the shell is process 1 and does not pass SIGTERM on, "
        + $"so the process never hears that it has to stop and is killed{killed} with its data open. "
        + "Put exec before the last command, so that it takes the shell's place, or set a trap that stops the process.");
}
