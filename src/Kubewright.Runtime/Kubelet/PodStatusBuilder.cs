using System.Security.Cryptography;
using System.Text;

namespace Kubewright.Runtime;

/// <summary>The statuses a node writes for a pod at each stage.</summary>
internal static class PodStatusBuilder
{
    private const string NotReady = "ContainersNotReady";
    private const string NotInitialized = "ContainersNotInitialized";

    /// <summary>The node has the pod; nothing runs yet.</summary>
    public static PodStatus Accepted(PodStageContext context)
    {
        var inits = context.Pod.Spec?.InitContainers ?? [];
        var hostAddress = HostAddress(context.Node);
        var status = (context.Pod.Status ?? new PodStatus()) with
        {
            Phase = PodPhase.Pending,
            StartTime = context.Timestamp,
            HostIP = hostAddress,
            HostIPs = hostAddress is null ? null : [new HostIP(hostAddress)],
            InitContainerStatuses = inits.Count == 0 ? null : [.. inits.Select(static c => Waiting(c, "PodInitializing"))],
            ContainerStatuses =
            [
                .. (context.Pod.Spec?.Containers ?? []).Select(c => Waiting(c, inits.Count == 0 ? "ContainerCreating" : "PodInitializing")),
            ],
        };
        status = status with
        {
            Conditions = PodConditions.With(status.Conditions, PodConditionType.PodReadyToStartContainers, false, context.Timestamp),
        };
        return WithReadiness(context, WithInitialized(context, status));
    }

    /// <summary>The pod has its address.</summary>
    public static PodStatus WithAddress(PodStageContext context) => context.Pod.Status! with
    {
        PodIP = context.Local.Address,
        PodIPs = [new PodIP(context.Local.Address)],
        Conditions = PodConditions.With(context.Pod.Status!.Conditions, PodConditionType.PodReadyToStartContainers, true, context.Timestamp),
    };

    /// <summary>An init container has ended well, or has started if it is a sidecar.</summary>
    public static PodStatus InitDone(PodStageContext context, Container container)
    {
        var status = context.Pod.Status!;
        status = status with
        {
            InitContainerStatuses = Replace(status.InitContainerStatuses, s => s.Name != container.Name ? s
                : ContainerStates.IsSidecar(container) ? Running(context, container, s)
                : s with
                {
                    Ready = true,
                    Started = false,
                    ContainerID = ContainerId(context, s),
                    ImageID = ImageId(s.Image),
                    State = new ContainerState
                    {
                        Terminated = new ContainerStateTerminated
                        {
                            ExitCode = 0,
                            Reason = "Completed",
                            StartedAt = Timestamps.Of(context.Local.Since),
                            FinishedAt = context.Timestamp,
                            ContainerID = ContainerId(context, s),
                        },
                    },
                }),
        };
        return WithReadiness(context, WithInitialized(context, status));
    }

    /// <summary>All containers run.</summary>
    public static PodStatus Started(PodStageContext context)
    {
        var specs = (context.Pod.Spec?.Containers ?? []).ToDictionary(static c => c.Name, StringComparer.Ordinal);
        var status = context.Pod.Status!;
        status = status with
        {
            Phase = PodPhase.Running,
            ContainerStatuses = Replace(status.ContainerStatuses, s =>
                s.State?.Running is null && specs.TryGetValue(s.Name, out var spec) ? Running(context, spec, s) : s),
        };
        return WithReadiness(context, status);
    }

    /// <summary>The containers whose probes have succeeded by now are ready.</summary>
    public static PodStatus Ready(PodStageContext context)
    {
        var due = Readiness.Pending(context.Pod)
            .Where(p => Readiness.StartOf(context) + p.Delay <= context.Now)
            .Select(static p => p.Name)
            .ToHashSet(StringComparer.Ordinal);
        var status = context.Pod.Status!;
        status = status with
        {
            InitContainerStatuses = Replace(status.InitContainerStatuses, MarkReady),
            ContainerStatuses = Replace(status.ContainerStatuses, MarkReady),
        };
        return WithReadiness(context, status);

        ContainerStatus MarkReady(ContainerStatus s) => due.Contains(s.Name) ? s with { Ready = true, Started = true } : s;
    }

    /// <summary>No container runs any more. The phase stays: the pod object is about to go.</summary>
    public static PodStatus Stopped(PodStageContext context, bool isKilled)
    {
        var status = context.Pod.Status!;
        status = status with
        {
            InitContainerStatuses = Replace(status.InitContainerStatuses, End),
            ContainerStatuses = Replace(status.ContainerStatuses, End),
            Conditions = PodConditions.With(status.Conditions, PodConditionType.PodReadyToStartContainers, false, context.Timestamp),
        };
        return WithReadiness(context, status);

        ContainerStatus End(ContainerStatus s) => s.State?.Running is not { } running ? s : s with
        {
            Ready = false,
            Started = false,
            State = new ContainerState
            {
                Terminated = new ContainerStateTerminated
                {
                    ExitCode = isKilled ? 137 : 0,
                    Reason = isKilled ? "Error" : "Completed",
                    StartedAt = running.StartedAt,
                    FinishedAt = context.Timestamp,
                    ContainerID = s.ContainerID,
                },
            },
        };
    }

    /// <summary>The status of a pod that will never run again: it succeeded when every container ended by itself.</summary>
    public static PodStatus Ended(PodStageContext context)
    {
        var status = context.Pod.Status ?? new PodStatus();
        var hasSucceeded = status.ContainerStatuses is { Count: > 0 } containers
            && containers.All(static s => s.State?.Terminated is { ExitCode: 0 });
        return status with { Phase = hasSucceeded ? PodPhase.Succeeded : PodPhase.Failed };
    }

    /// <summary>Whether the pod's readiness gates say something else than its Ready condition.</summary>
    public static bool IsGateStale(PodStageContext context) =>
        context.Pod.Spec?.ReadinessGates is { Count: > 0 }
        && (UnreadyContainers(context.Pod.Status!).Count == 0 && ClosedGates(context).Count == 0) != PodConditions.IsTrue(context.Pod, PodConditionType.Ready);

    /// <summary>The status with ContainersReady and Ready computed from its containers and the pod's gates.</summary>
    public static PodStatus WithReadiness(PodStageContext context, PodStatus status)
    {
        var unready = UnreadyContainers(status);
        var isReady = unready.Count == 0;
        var (reason, message) = isReady ? (null, null) : (NotReady, $"containers with unready status: [{string.Join(' ', unready)}]");
        var conditions = PodConditions.With(status.Conditions, PodConditionType.ContainersReady, isReady, context.Timestamp, reason, message);

        var closed = ClosedGates(context);
        if (isReady && closed.Count > 0)
        {
            (isReady, reason, message) = (false, "ReadinessGatesNotReady", $"readiness gates that are not True: [{string.Join(' ', closed)}]");
        }

        return status with { Conditions = PodConditions.With(conditions, PodConditionType.Ready, isReady, context.Timestamp, reason, message) };
    }

    private static PodStatus WithInitialized(PodStageContext context, PodStatus status)
    {
        var open = (status.InitContainerStatuses ?? []).Where(static s => !s.Ready && s.State?.Running is null).Select(static s => s.Name).ToList();
        return status with
        {
            Conditions = open.Count == 0
                ? PodConditions.With(status.Conditions, PodConditionType.Initialized, true, context.Timestamp)
                : PodConditions.With(
                    status.Conditions,
                    PodConditionType.Initialized,
                    false,
                    context.Timestamp,
                    NotInitialized,
                    $"containers with incomplete status: [{string.Join(' ', open)}]"),
        };
    }

    private static List<string> UnreadyContainers(PodStatus status) =>
        [.. (status.ContainerStatuses ?? []).Where(static s => !s.Ready).Select(static s => s.Name)];

    private static List<string> ClosedGates(PodStageContext context) =>
    [
        .. (context.Pod.Spec?.ReadinessGates ?? [])
            .Where(gate => !PodConditions.IsTrue(context.Pod, gate.ConditionType))
            .Select(static gate => gate.ConditionType.Value),
    ];

    private static ContainerStatus Waiting(Container container, string reason) => new()
    {
        Name = container.Name,
        Image = container.Image ?? "",
        ImageID = "",
        Ready = false,
        Started = false,
        RestartCount = 0,
        State = new ContainerState { Waiting = new ContainerStateWaiting { Reason = reason } },
    };

    private static ContainerStatus Running(PodStageContext context, Container container, ContainerStatus status) => status with
    {
        Ready = !Readiness.HasProbe(container),
        Started = container.StartupProbe is null,
        ContainerID = ContainerId(context, status),
        ImageID = ImageId(status.Image),
        State = new ContainerState { Running = new ContainerStateRunning { StartedAt = context.Timestamp } },
    };

    private static ValueList<ContainerStatus>? Replace(ValueList<ContainerStatus>? statuses, Func<ContainerStatus, ContainerStatus> change) =>
        statuses is null ? null : [.. statuses.Select(change)];

    /// <summary>The address of a node inside the cluster's network; null when it has none.</summary>
    public static string? HostAddress(Node node) =>
        node.Status?.Addresses?.FirstOrDefault(static a => a.Type == NodeAddressType.InternalIP)?.Address;

    private static string ContainerId(PodStageContext context, ContainerStatus status) =>
        $"simulated://{Digest($"{context.Pod.Metadata.Uid}/{status.Name}/{status.RestartCount}")}";

    private static string ImageId(string image) => $"simulated/image@sha256:{Digest(image)}";

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
