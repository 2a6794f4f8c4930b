using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>Chooses a pod's next stage. Pure: the same context gives the same step.</summary>
/// <param name="stages">The stages in the order they are tried.</param>
public sealed class KubeletPlanner(ImmutableArray<PodStage> stages)
{
    /// <summary>A planner with every stage; without faults in the context a pod goes through those of a healthy node only.</summary>
    public KubeletPlanner()
        : this(PodStages.All)
    {
    }

    /// <summary>The next step; null when the pod has reached where it stays.</summary>
    public PodStep? Next(PodStageContext context)
    {
        PodStep? beside = null;
        foreach (var stage in stages)
        {
            if (stage.Due is { } due)
            {
                if (due(context) is { } at && !(beside?.Due <= at))
                {
                    beside = new PodStep(stage, null, context.Local.Since, at);
                }
            }
            else if (stage.Matches(context))
            {
                return Earlier(beside, Enter(stage, context));
            }
        }

        return beside;
    }

    private static PodStep Enter(PodStage stage, PodStageContext context)
    {
        // Most stages follow at once, and have not begun before.
        var isBegun = context.Local.Stage == stage.Name;
        var since = isBegun ? context.Local.Since : context.Now;
        var entered = isBegun ? null : context with { Local = context.Local with { Stage = stage.Name, Since = since } };
        var delay = stage.Delay(entered ?? context);
        return new PodStep(stage, stage, since, since + (delay > TimeSpan.Zero ? delay : TimeSpan.Zero)) { Entered = entered };
    }

    private static PodStep Earlier(PodStep? beside, PodStep inRow) =>
        beside is { } first && first.Due < inRow.Due ? first with { Waiting = inRow.Stage, Since = inRow.Since, Entered = inRow.Entered } : inRow;
}
