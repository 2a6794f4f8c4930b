namespace Kubewright.Runtime;

/// <summary>Whether a pod may be put on a tainted node.</summary>
public static class Tolerations
{
    /// <summary>Whether the pod tolerates every taint of the node that keeps pods away. <c>PreferNoSchedule</c> keeps none away.</summary>
    public static bool Tolerates(Pod pod, Node node) =>
        (node.Spec?.Taints ?? []).All(taint =>
            taint.Effect == TaintEffect.PreferNoSchedule
            || (pod.Spec?.Tolerations ?? []).Any(toleration => Tolerates(toleration, taint)));

    /// <summary>Whether a toleration covers a taint.</summary>
    internal static bool Tolerates(Toleration toleration, Taint taint) =>
        (toleration.Effect is null || toleration.Effect == taint.Effect)
        && (string.IsNullOrEmpty(toleration.Key) ? toleration.Operator == TolerationOperator.Exists : toleration.Key == taint.Key)
        && (toleration.Operator == TolerationOperator.Exists || (toleration.Value ?? "") == (taint.Value ?? ""));
}
