namespace Kubewright.Runtime;

/// <summary>One step in the life of a pod on its node. Stages are tried in order; the first that matches is the pod's next.</summary>
/// <param name="Name">The stage's name in traces.</param>
/// <param name="Matches">Whether the pod waits for this stage.</param>
/// <param name="Delay">How long after the stage first matched it takes effect.</param>
/// <param name="Effect">What it does then.</param>
public sealed record PodStage(
    string Name,
    Func<PodStageContext, bool> Matches,
    Func<PodStageContext, TimeSpan> Delay,
    Func<PodStageContext, PodStageEffect> Effect);
