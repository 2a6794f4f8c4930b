namespace Kubewright.Runtime;

/// <summary>Marks pods that something else than their owner is about to end.</summary>
internal static class Disruptions
{
    /// <summary>The pod with the condition DisruptionTarget.</summary>
    public static Pod Mark(Pod pod, string reason, string message, DateTimeOffset now) => pod with
    {
        Status = (pod.Status ?? new PodStatus()) with
        {
            Conditions = PodConditions.With(pod.Status?.Conditions, PodConditionType.DisruptionTarget, true, now, reason, message),
        },
    };
}
