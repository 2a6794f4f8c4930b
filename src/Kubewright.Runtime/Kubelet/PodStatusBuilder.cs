namespace Kubewright.Runtime;

/// <summary>The statuses a node writes for a pod at each stage.</summary>
internal static class PodStatusBuilder
{
    private const string NotReady = "ContainersNotReady";
    private const string NotInitialized = "ContainersNotInitialized";
    private const string Completed = "PodCompleted";

    /// <summary>The addresses of nodes, which are few, as all their pods have them.</summary>
    private static readonly RecentValues<ValueList<HostIP>> HostAddresses = new(64);

    /// <summary>The node has the pod; nothing runs yet.</summary>
    public static PodStatus Accepted(PodStageContext context)
    {
        var inits = context.Pod.Spec?.InitContainers ?? [];
        var hostAddress = HostAddress(context.Node);
        var reason = inits.Count == 0 ? "ContainerCreating" : ContainerStates.Initializing;
        var status = (context.Pod.Status ?? new PodStatus()) with
        {
            Phase = PodPhase.Pending,
            StartTime = context.Timestamp,
            HostIP = hostAddress,
            HostIPs = hostAddress is null ? null : HostAddresses.Share([new HostIP(hostAddress)]),
            InitContainerStatuses = inits.Count == 0 ? null : [.. inits.Select(static c => ContainerStatusBuilder.New(c, ContainerStates.Initializing))],
            ContainerStatuses = [.. (context.Pod.Spec?.Containers ?? []).Select(c => ContainerStatusBuilder.New(c, reason))],
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

    /// <summary>Some containers, init containers or not, have a new status; phase and conditions follow.</summary>
    /// <param name="context">The pod.</param>
    /// <param name="change">The new status of a container; the same object when it stays as it is.</param>
    public static PodStatus With(PodStageContext context, Func<ContainerStatus, ContainerStatus> change)
    {
        var status = context.Pod.Status!;
        status = status with
        {
            InitContainerStatuses = Replace(status.InitContainerStatuses, change),
            ContainerStatuses = Replace(status.ContainerStatuses, change),
            EphemeralContainerStatuses = Replace(status.EphemeralContainerStatuses, debugger => change(debugger) with { Ready = false }),
        };
        status = status.InitContainerStatuses is null ? status : WithInitialized(context, status);
        return WithReadiness(context, status with { Phase = PhaseOf(context.Pod, status) });
    }

    /// <summary>The containers that are due are ready, or no longer.</summary>
    public static PodStatus WithReady(PodStageContext context, IReadOnlySet<string> containers, bool isReady) =>
        With(context, s => containers.Contains(s.Name) ? s with { Ready = isReady, Started = isReady ? true : s.Started } : s);

    /// <summary>No container runs any more. The phase stays: the pod object is about to go.</summary>
    public static PodStatus Stopped(PodStageContext context)
    {
        var killed = (context.Pod.Spec?.InitContainers ?? []).Concat(context.Pod.Spec?.Containers ?? [])
            .Where(container => GracePeriod.IsExceeded(context, container))
            .Select(static container => container.Name)
            .ToHashSet(StringComparer.Ordinal);
        var status = context.Pod.Status!;
        status = status with
        {
            InitContainerStatuses = Replace(status.InitContainerStatuses, End),
            ContainerStatuses = Replace(status.ContainerStatuses, End),
            EphemeralContainerStatuses = Replace(status.EphemeralContainerStatuses, End),
            Conditions = PodConditions.With(status.Conditions, PodConditionType.PodReadyToStartContainers, false, context.Timestamp),
        };
        return WithReadiness(context, status);

        ContainerStatus End(ContainerStatus s) => ContainerStatusBuilder.Stopped(context, s, killed.Contains(s.Name));
    }

    /// <summary>The status of a pod that will never run again: it succeeded when every container ended by itself.</summary>
    public static PodStatus Ended(PodStageContext context)
    {
        var status = context.Pod.Status ?? new PodStatus();
        var hasSucceeded = status.ContainerStatuses is { Count: > 0 } containers
            && containers.All(static s => s.State?.Terminated is { ExitCode: 0 });
        return status with { Phase = hasSucceeded ? PodPhase.Succeeded : PodPhase.Failed };
    }

    /// <summary>The status of a pod that its node does not take.</summary>
    public static PodStatus Rejected(PodStageContext context) => (context.Pod.Status ?? new PodStatus()) with
    {
        Phase = PodPhase.Failed,
        Reason = context.Rejection!.Reason,
        Message = "Pod was rejected: " + context.Rejection.Message,
        StartTime = context.Timestamp,
    };

    /// <summary>The status of a pod that its node has given up. Nothing is said about its containers, so that the reason is what people see.</summary>
    public static PodStatus Failed(PodStageContext context, string reason, string message)
    {
        var status = (context.Pod.Status ?? new PodStatus()) with { Phase = PodPhase.Failed, Reason = reason, Message = message };
        return status with
        {
            InitContainerStatuses = null,
            ContainerStatuses = null,
            Conditions = PodConditions.With(
                PodConditions.With(status.Conditions, PodConditionType.DisruptionTarget, true, context.Timestamp, "TerminationByKubelet", message),
                PodConditionType.Ready,
                false,
                context.Timestamp,
                "PodFailed",
                message),
        };
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
        var (reason, message) = isReady ? (null, null)
            : status.Phase == PodPhase.Succeeded ? (Completed, null)
            : (NotReady, $"containers with unready status: [{string.Join(' ', unready)}]");
        var conditions = PodConditions.With(status.Conditions, PodConditionType.ContainersReady, isReady, context.Timestamp, reason, message);

        var closed = ClosedGates(context);
        if (isReady && closed.Count > 0)
        {
            (isReady, reason, message) = (false, "ReadinessGatesNotReady", $"readiness gates that are not True: [{string.Join(' ', closed)}]");
        }

        return status with { Conditions = PodConditions.With(conditions, PodConditionType.Ready, isReady, context.Timestamp, reason, message) };
    }

    /// <summary>The address of a node inside the cluster's network; null when it has none.</summary>
    public static string? HostAddress(Node node) =>
        node.Status?.Addresses?.FirstOrDefault(static a => a.Type == NodeAddressType.InternalIP)?.Address;

    /// <summary>
    /// Pending until every container has started once (SS-220); Running while one runs or will again; else how they ended.
    /// </summary>
    private static PodPhase PhaseOf(Pod pod, PodStatus status)
    {
        var now = pod with { Status = status };
        if (ContainerStates.NextInit(now) is { } init)
        {
            var exitCode = status.InitContainerStatuses?.FirstOrDefault(s => s.Name == init.Name) is { } s ? ContainerStatusBuilder.LastExitCode(s) : null;
            return exitCode is { } code && !ContainerStates.Restarts(pod, init, code) ? PodPhase.Failed : PodPhase.Pending;
        }

        var (isRunning, hasFailed) = (false, false);
        foreach (var (spec, container) in ContainerStates.All(now))
        {
            if (ContainerStates.IsInit(pod, spec))
            {
                continue;
            }

            var exitCode = ContainerStatusBuilder.LastExitCode(container);
            if (container.State?.Running is null && exitCode is null)
            {
                return PodPhase.Pending;
            }

            isRunning |= exitCode is not { } code || ContainerStates.Restarts(pod, spec, code);
            hasFailed |= exitCode is not (null or 0);
        }

        return isRunning ? PodPhase.Running : hasFailed ? PodPhase.Failed : PodPhase.Succeeded;
    }

    private static PodStatus WithInitialized(PodStageContext context, PodStatus status)
    {
        var now = context.Pod with { Status = status };
        var next = ContainerStates.NextInit(now);
        var open = next is null ? [] : (context.Pod.Spec?.InitContainers ?? []).SkipWhile(c => c.Name != next.Name).Select(static c => c.Name).ToList();
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

    private static List<string> ClosedGates(PodStageContext context) => context.Pod.Spec?.ReadinessGates is null or { Count: 0 } ? [] :
    [
        .. (context.Pod.Spec?.ReadinessGates ?? [])
            .Where(gate => !PodConditions.IsTrue(context.Pod, gate.ConditionType))
            .Select(static gate => gate.ConditionType.Value),
    ];

    private static ValueList<ContainerStatus>? Replace(ValueList<ContainerStatus>? statuses, Func<ContainerStatus, ContainerStatus> change) =>
        statuses?.ConvertAll(change);
}
