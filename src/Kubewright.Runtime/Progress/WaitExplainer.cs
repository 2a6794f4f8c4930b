namespace Kubewright.Runtime;

/// <summary>Says what keeps a cluster from being ready: which pod waits for what.</summary>
/// <param name="snapshot">The cluster.</param>
/// <param name="now">Its present instant.</param>
public sealed class WaitExplainer(ClusterSnapshot snapshot, DateTimeOffset now)
{
    /// <summary>What a person can do about a claim that waits, in the words of the program that asks; null for nothing.</summary>
    public Func<ClaimExplanation, string?>? Advice { get; init; }

    /// <summary>What a person can do when only time is missing, in the words of the program that asks; null for nothing.</summary>
    public string? TimeAdvice { get; init; }

    /// <summary>One line per set that is not ready, followed by one per pod that waits.</summary>
    public IEnumerable<string> Explain()
    {
        foreach (var set in snapshot.StatefulSets.Where(static set => !Rollout.IsReady(set)))
        {
            yield return $"StatefulSet {Name(set)} has {set.Status?.ReadyReplicas ?? 0} of {set.Spec?.Replicas ?? 1} pods ready.";
            foreach (var line in Explain(set))
            {
                yield return "  " + line;
            }
        }

        foreach (var line in ExplainOthers())
        {
            yield return line;
        }
    }

    /// <summary>One line per pod that waits and belongs to no set.</summary>
    public IEnumerable<string> ExplainOthers() => snapshot.Pods
        .Where(static pod => pod.Metadata.OwnerReferences is not { Count: > 0 } && !Rollout.IsReady(pod) && !Rollout.IsDone(pod))
        .Select(Explain);

    /// <summary>One line per pod of the set that waits; when none does, what the set itself waits for.</summary>
    public IEnumerable<string> Explain(StatefulSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return ExplainPods(set);
    }

    private IEnumerable<string> ExplainPods(StatefulSet set)
    {
        var pods = snapshot.DependentsOf<Pod>(set.Metadata.Uid ?? "");
        var waiting = pods.Where(static pod => !Rollout.IsReady(pod)).ToList();
        foreach (var pod in waiting)
        {
            yield return Explain(pod);
        }

        if (waiting.Count > 0)
        {
            yield break;
        }

        if (LastWarning(set) is { } warning && pods.Count < (set.Spec?.Replicas ?? 1))
        {
            yield return $"pod creation: {warning}";
        }
        else if ((set.Status?.AvailableReplicas ?? 0) < (set.Spec?.Replicas ?? 1) && set.Spec?.MinReadySeconds is { Seconds: > 0 } wait)
        {
            yield return $"the pods have to stay ready for {wait.Seconds} s each (minReadySeconds){MoreTime}";
        }
        else
        {
            yield return $"the rollout is under way{MoreTime}";
        }
    }

    private string Explain(Pod pod)
    {
        var status = $"pod {Name(pod)} ({PodStatusText.Status(pod)})";
        if (pod.Metadata.DeletionTimestamp is not null)
        {
            return $"{status} is being deleted.";
        }

        if (pod.Spec?.NodeName?.Name is not { Length: > 0 })
        {
            var reasons = ExplainClaims(pod).ToList();
            return reasons.Count > 0
                ? $"{status} waits for storage: {string.Join(" ", reasons)}"
                : $"{status} is on no node: {Condition(pod, PodConditionType.PodScheduled)?.Message ?? "the scheduler has not come to it yet"}";
        }

        var waiting = (pod.Status?.InitContainerStatuses ?? []).Concat(pod.Status?.ContainerStatuses ?? [])
            .Select(static container => (container.Name, container.State?.Waiting))
            .FirstOrDefault(static item => item.Waiting?.Reason is not (null or "ContainerCreating" or "PodInitializing"));
        return waiting.Waiting is { } state ? $"{status}: container {waiting.Name} waits: {state.Reason}{(state.Message is null ? "" : ": " + state.Message)}"
            : string.IsNullOrEmpty(pod.Status?.PodIP) && LastWarning(pod) is { } warning ? $"{status} waits on {pod.Spec.NodeName?.Name}: {warning}"
            : $"{status} runs on {pod.Spec.NodeName?.Name} and is not ready yet after {AgeText.Since(pod.Metadata.CreationTimestamp, now)}.";
    }

    private IEnumerable<string> ExplainClaims(Pod pod)
    {
        foreach (var volume in pod.Spec?.Volumes ?? [])
        {
            if (volume.PersistentVolumeClaim?.ClaimName.Name is not { Length: > 0 } name)
            {
                continue;
            }

            if (snapshot.Find<PersistentVolumeClaim>(pod.Metadata.Namespace ?? "", name) is not { } claim)
            {
                yield return $"claim {pod.Metadata.Namespace}/{name} does not exist; create it.";
            }
            else if (ClaimExplainer.WhyPending(claim, snapshot) is { } explanation)
            {
                yield return explanation.Summary + Suggest(explanation);
            }
        }
    }

    private string MoreTime => TimeAdvice is null ? "." : $"; {TimeAdvice}";

    private string Suggest(ClaimExplanation explanation) => Advice?.Invoke(explanation) is { } advice ? " " + advice : "";

    private string? LastWarning(IKubernetesObject about) => snapshot.Events
        .Where(item => item.InvolvedObject.Uid == about.Metadata.Uid && item.Type?.ToString() == "Warning")
        .MaxBy(static item => item.LastTimestamp)?.Message;

    private static PodCondition? Condition(Pod pod, PodConditionType type) =>
        (pod.Status?.Conditions ?? []).FirstOrDefault(condition => condition.Type == type);

    private static string Name(IKubernetesObject value) => value.Metadata.Namespace is null or KindInfo.DefaultNamespace
        ? value.Metadata.Name ?? ""
        : $"{value.Metadata.Namespace}/{value.Metadata.Name}";
}
