namespace Kubewright.Runtime;

/// <summary>
/// One step in the life of a pod on its node. Stages are tried in order; the first that matches is the pod's next, unless
/// one that runs beside the others (see <see cref="Beside"/>) and was tried before it is due earlier.
/// </summary>
/// <param name="Name">The stage's name in traces.</param>
/// <param name="Matches">Whether the pod waits for this stage.</param>
/// <param name="Delay">How long after the stage first matched it takes effect.</param>
/// <param name="Effect">What it does then.</param>
public sealed record PodStage(
    string Name,
    Func<PodStageContext, bool> Matches,
    Func<PodStageContext, TimeSpan> Delay,
    Func<PodStageContext, PodStageEffect> Effect)
{
    /// <summary>For a stage that runs beside the others: when it takes effect, null when it does not apply. Null for a stage in the row.</summary>
    public Func<PodStageContext, DateTimeOffset?>? Due { get; private init; }

    /// <summary>A stage that can come at any time and holds nothing else up, as the end of a container does.</summary>
    /// <param name="name">The stage's name in traces.</param>
    /// <param name="due">When it takes effect, counted from what the pod and its node remember; null when it does not apply.</param>
    /// <param name="effect">What it does then.</param>
    public static PodStage Beside(string name, Func<PodStageContext, DateTimeOffset?> due, Func<PodStageContext, PodStageEffect> effect) =>
        new(name, context => due(context) is not null, static _ => TimeSpan.Zero, effect) { Due = due };
}
