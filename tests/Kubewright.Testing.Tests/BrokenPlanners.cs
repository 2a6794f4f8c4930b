namespace Kubewright.Testing.Tests;

/// <summary>StatefulSet controllers that are broken on purpose: each skips one thing that the real one does.</summary>
internal static class BrokenPlanners
{
    /// <summary>Replaces the next outdated pod without waiting for the one before (SS-100b).</summary>
    public static StatefulSetPlan UpdatesWithoutWaiting(StatefulSetState state)
    {
        var plan = StatefulSetPlanner.Plan(state);
        return plan.Actions.IsEmpty && Ordinals(state).Reverse().Select(state.Pods.Find).FirstOrDefault(pod => IsOutdated(state, pod)) is { } pod
            ? plan with { Actions = [new DeletePodAction(PlanPhase.Update, OrdinalOf(pod), pod)] }
            : plan;
    }

    /// <summary>Scales down without waiting for the pods that stay (SS-091).</summary>
    public static StatefulSetPlan ScalesDownWithoutWaiting(StatefulSetState state)
    {
        var plan = StatefulSetPlanner.Plan(state);
        return plan.Actions.IsEmpty && Enumerable.Range(Replicas(state), 10).Reverse().Select(state.Pods.Find).FirstOrDefault(IsStaying) is { } pod
            ? plan with { Actions = [new DeletePodAction(PlanPhase.Condemned, OrdinalOf(pod), pod)] }
            : plan;
    }

    /// <summary>Creates a pod above one that was ready once and is not now (SS-086e).</summary>
    public static StatefulSetPlan CreatesAbovePodsThatFellIll(StatefulSetState state)
    {
        var plan = StatefulSetPlanner.Plan(state);
        var isWaiting = plan.Actions.IsEmpty && Ordinals(state).Select(state.Pods.Find).All(static pod => pod is null or { Status.ContainerStatuses: [{ RestartCount: > 0 } or { Ready: true }] });
        if (!isWaiting)
        {
            return plan;
        }

        var eager = StatefulSetPlanner.Plan(state with { Set = state.Set with { PodManagementPolicy = PodManagementPolicy.Parallel } });
        return plan with { Actions = [.. eager.Actions.OfType<CreatePodAction>().Take(1)] };
    }

    /// <summary>Never makes the last pod of a set of four or more.</summary>
    public static StatefulSetPlan ForgetsTheLastPod(StatefulSetState state)
    {
        var plan = StatefulSetPlanner.Plan(state);
        return Replicas(state) < 4 ? plan : plan with { Actions = plan.Actions.RemoveAll(action => action is CreatePodAction && action.Ordinal == Replicas(state) - 1) };
    }

    private static IEnumerable<int> Ordinals(StatefulSetState state) => Enumerable.Range(0, Replicas(state));

    private static int Replicas(StatefulSetState state) => state.Set.Spec!.Replicas!.Value;

    private static int OrdinalOf(Pod pod) => StatefulSetNames.OrdinalIn("web", pod.Metadata.Name)!.Value;

    private static bool IsStaying(Pod? pod) => pod is { Metadata.DeletionTimestamp: null };

    private static bool IsOutdated(StatefulSetState state, Pod? pod) =>
        pod is not null && IsStaying(pod) && pod.Metadata.Labels![StatefulSetNames.RevisionLabel] != state.Revisions.Update;
}
