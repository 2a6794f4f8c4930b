using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4005.</summary>
internal static class LivenessWithoutStartupBudgetCases
{
    private const string Id = "KW4005";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "defaults")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                livenessProbe: [|{ tcpSocket: { port: 80 } }|]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                LivenessProbe = [|new() { TcpSocket = new(80) }|],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
            Findings = [Found(30)],
        },
        new(Id, "just-below-the-budget")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                livenessProbe: [|{ tcpSocket: { port: 80 }, initialDelaySeconds: 59, periodSeconds: 12, failureThreshold: 20 }|]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                LivenessProbe = [|new() { TcpSocket = new(80), InitialDelaySeconds = 59, PeriodSeconds = 12, FailureThreshold = 20 }|],
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
            Findings = [Found(299)],
        },
        new(Id, "as-long-as-the-budget")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                livenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 60, periodSeconds: 12, failureThreshold: 20 }
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                LivenessProbe = new() { TcpSocket = new(80), InitialDelaySeconds = 60, PeriodSeconds = 12, FailureThreshold = 20 },
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
        },
        new(Id, "claim-among-the-volumes")
        {
            Yaml = CaseText.Yaml(pod: "volumes: [{ name: data, persistentVolumeClaim: { claimName: shared } }]", container: """
                livenessProbe: [|{ tcpSocket: { port: 80 } }|]
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: """Volumes = [Volume.PersistentVolumeClaim("data", "shared")],""", container: """
                LivenessProbe = [|new() { TcpSocket = new(80) }|],
                VolumeMounts = [new("data", "/data")],
                """),
            Findings = [Found(30)],
        },
        new(Id, "no-claim")
        {
            Yaml = CaseText.Yaml(container: "livenessProbe: { tcpSocket: { port: 80 } }"),
            CSharp = CaseText.CSharp(container: "LivenessProbe = new() { TcpSocket = new(80) },"),
        },
        new(Id, "empty-dir")
        {
            Yaml = CaseText.Yaml(pod: "volumes: [{ name: data, emptyDir: {} }]", container: """
                livenessProbe: { tcpSocket: { port: 80 } }
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: """Volumes = [Volume.EmptyDir("data")],""", container: """
                LivenessProbe = new() { TcpSocket = new(80) },
                VolumeMounts = [new("data", "/data")],
                """),
        },
        new(Id, "startup-probe")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                livenessProbe: { tcpSocket: { port: 80 } }
                startupProbe: { tcpSocket: { port: 80 } }
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                LivenessProbe = new() { TcpSocket = new(80) },
                StartupProbe = new() { TcpSocket = new(80) },
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
        },
        new(Id, "no-liveness-probe")
        {
            Yaml = CaseText.Yaml(spec: ContainerText.Claim, container: """
                readinessProbe: { tcpSocket: { port: 80 } }
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                ReadinessProbe = Probe.TcpSocket(80),
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
        },
        new(Id, "period-unknown")
        {
            Tree = CaseText.Yaml(spec: ContainerText.Claim, container: """
                livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: $unknown }
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
            CSharp = CaseText.CSharp(set: "VolumeClaimTemplates = [Data],", container: """
                LivenessProbe = new() { TcpSocket = new(80), PeriodSeconds = Environment.ProcessorCount },
                VolumeMounts = [new(Data, "/data")],
                """, members: ContainerText.ClaimMember),
        },
        new(Id, "startup-probe-unknown")
        {
            Tree = CaseText.Yaml(spec: ContainerText.Claim, container: """
                livenessProbe: { tcpSocket: { port: 80 } }
                startupProbe: $unknown
                volumeMounts: [{ name: data, mountPath: /data }]
                """),
        },
        new(Id, "mounts-unknown")
        {
            Tree = CaseText.Yaml(spec: ContainerText.Claim, container: """
                livenessProbe: { tcpSocket: { port: 80 } }
                volumeMounts: [{ name: $unknown, mountPath: /data }]
                """),
        },
    ];

    private static ExpectedFinding Found(int seconds) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0].livenessProbe",
        $"StatefulSet 'web' lets container 'nginx', which keeps data in a claim, start for {seconds} seconds before the liveness probe kills it: a recovery that takes longer, "
        + "such as a journal replay after a crash, is killed and starts over for ever. Add a startupProbe that allows 300 seconds or more.");
}
