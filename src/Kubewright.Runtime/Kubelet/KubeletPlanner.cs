using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>Chooses a pod's next stage. Pure: the same context gives the same step.</summary>
/// <param name="stages">The stages in the order they are tried.</param>
public sealed class KubeletPlanner(ImmutableArray<PodStage> stages)
{
    /// <summary>A planner for a node without faults.</summary>
    public KubeletPlanner()
        : this(PodStages.All)
    {
    }

    /// <summary>The next step; null when the pod has reached where it stays.</summary>
    public PodStep? Next(PodStageContext context)
    {
        foreach (var stage in stages)
        {
            if (!stage.Matches(context))
            {
                continue;
            }

            var since = context.Local.Stage == stage.Name ? context.Local.Since : context.Now;
            var entered = context with { Local = context.Local with { Stage = stage.Name, Since = since } };
            var delay = stage.Delay(entered);
            return new PodStep(stage, since, since + (delay > TimeSpan.Zero ? delay : TimeSpan.Zero));
        }

        return null;
    }
}
