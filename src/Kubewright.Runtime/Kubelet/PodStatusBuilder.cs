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
        ValueList<ContainerStatus>? initStatuses = inits.Count == 0 ? null : [.. inits.Select(static c => ContainerStatusBuilder.New(c, ContainerStates.Initializing))];
        ValueList<ContainerStatus> statuses = [.. (context.Pod.Spec?.Containers ?? []).Select(c => ContainerStatusBuilder.New(c, reason))];
        var conditions = PodConditions.With(context.Pod.Status?.Conditions, PodConditionType.PodReadyToStartContainers, false, context.Timestamp);
        return (context.Pod.Status ?? new PodStatus()) with
        {
            Phase = PodPhase.Pending,
            StartTime = context.Timestamp,
            HostIP = hostAddress,
            HostIPs = hostAddress is null ? null : HostAddresses.Share([new HostIP(hostAddress)]),
            InitContainerStatuses = initStatuses,
            ContainerStatuses = statuses,
            Conditions = Readiness(context, PodPhase.Pending, statuses, Initialized(context, initStatuses, conditions)),
        };
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
        var inits = Replace(status.InitContainerStatuses, change);
        var containers = Replace(status.ContainerStatuses, change);
        var phase = PhaseOf(context.Pod, inits, containers);
        return status with
        {
            Phase = phase,
            InitContainerStatuses = inits,
            ContainerStatuses = containers,
            EphemeralContainerStatuses = Replace(status.EphemeralContainerStatuses, debugger => change(debugger) with { Ready = false }),
            Conditions = Readiness(context, phase, containers, inits is null ? status.Conditions : Initialized(context, inits, status.Conditions)),
        };
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
        && (IsEachReady(context.Pod.Status!.ContainerStatuses) && ClosedGates(context).Count == 0) != PodConditions.IsTrue(context.Pod, PodConditionType.Ready);

    /// <summary>The status with ContainersReady and Ready computed from its containers and the pod's gates.</summary>
    public static PodStatus WithReadiness(PodStageContext context, PodStatus status) =>
        status with { Conditions = Readiness(context, status.Phase, status.ContainerStatuses, status.Conditions) };

    /// <summary>The address of a node inside the cluster's network; null when it has none.</summary>
    public static string? HostAddress(Node node) =>
        node.Status?.Addresses?.FirstOrDefault(static a => a.Type == NodeAddressType.InternalIP)?.Address;

    private static ValueList<PodCondition> Readiness(
        PodStageContext context,
        PodPhase? phase,
        ValueList<ContainerStatus>? containers,
        ValueList<PodCondition>? conditions)
    {
        var isReady = IsEachReady(containers);
        var (reason, message) = isReady ? (null, null)
            : phase == PodPhase.Succeeded ? (Completed, null)
            : (NotReady, $"containers with unready status: [{string.Join(' ', UnreadyContainers(containers))}]");
        conditions = PodConditions.With(conditions, PodConditionType.ContainersReady, isReady, context.Timestamp, reason, message);

        var closed = ClosedGates(context);
        if (isReady && closed.Count > 0)
        {
            (isReady, reason, message) = (false, "ReadinessGatesNotReady", $"readiness gates that are not True: [{string.Join(' ', closed)}]");
        }

        return PodConditions.With(conditions, PodConditionType.Ready, isReady, context.Timestamp, reason, message);
    }

    /// <summary>
    /// Pending until every container has started once (SS-220); Running while one runs or will again; else how they ended.
    /// </summary>
    private static PodPhase PhaseOf(Pod pod, ValueList<ContainerStatus>? inits, ValueList<ContainerStatus>? containers)
    {
        if (ContainerStates.NextInit(pod, inits) is { } init)
        {
            var exitCode = inits?.FirstOrDefault(s => s.Name == init.Name) is { } s ? ContainerStatusBuilder.LastExitCode(s) : null;
            return exitCode is { } code && !ContainerStates.Restarts(pod, init, code) ? PodPhase.Failed : PodPhase.Pending;
        }

        var (isRunning, hasFailed) = (false, false);
        for (var i = 0; i < (containers?.Count ?? 0); i++)
        {
            var container = containers![i];
            if (ContainerStates.SpecOf(container, i, pod.Spec?.Containers) is not { } spec)
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

    private static ValueList<PodCondition> Initialized(PodStageContext context, ValueList<ContainerStatus>? inits, ValueList<PodCondition>? conditions)
    {
        if (ContainerStates.NextInit(context.Pod, inits)?.Name is not { } next)
        {
            return PodConditions.With(conditions, PodConditionType.Initialized, true, context.Timestamp);
        }

        var open = (context.Pod.Spec?.InitContainers ?? []).SkipWhile(c => c.Name != next).Select(static c => c.Name);
        return PodConditions.With(
            conditions,
            PodConditionType.Initialized,
            false,
            context.Timestamp,
            NotInitialized,
            $"containers with incomplete status: [{string.Join(' ', open)}]");
    }

    private static bool IsEachReady(ValueList<ContainerStatus>? containers)
    {
        foreach (var container in containers ?? [])
        {
            if (!container.Ready)
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<string> UnreadyContainers(ValueList<ContainerStatus>? containers) =>
        (containers ?? []).Where(static s => !s.Ready).Select(static s => s.Name);

    private static List<string> ClosedGates(PodStageContext context) => context.Pod.Spec?.ReadinessGates is null or { Count: 0 } ? [] :
    [
        .. (context.Pod.Spec?.ReadinessGates ?? [])
            .Where(gate => !PodConditions.IsTrue(context.Pod, gate.ConditionType))
            .Select(static gate => gate.ConditionType.Value),
    ];

    private static ValueList<ContainerStatus>? Replace(ValueList<ContainerStatus>? statuses, Func<ContainerStatus, ContainerStatus> change) =>
        statuses?.ConvertAll(change);
}
