using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>How long pods get to stop.</summary>
internal static class GracePeriod
{
    /// <summary>What Kubernetes takes when nothing is written, in seconds; also what fixes leave for the process itself.</summary>
    public const long DefaultSeconds = 30;

    /// <summary>The grace period in seconds; null when nobody can say, or it is not positive, which is a mistake of its own.</summary>
    public static long? Of(PodSpecView pod) =>
        pod.TerminationGracePeriodSeconds.TryGet(out var seconds) ? seconds > 0 ? seconds : null
        : pod.TerminationGracePeriodSeconds.IsAbsent ? DefaultSeconds
        : null;

    /// <summary>Sets the grace period.</summary>
    public static FixHint Fix(RuleContext context, PodSpecView pod, long seconds) => new(
        $"Set the grace period to {seconds} seconds",
        new SetValueEdit(context.Object.Key, pod.TerminationGracePeriodSeconds.Path, Build.Integer(seconds)));
}
