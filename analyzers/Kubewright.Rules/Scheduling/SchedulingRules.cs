using System.Collections.Immutable;

namespace Kubewright.Rules.Scheduling;

/// <summary>The rules of the category.</summary>
internal static class SchedulingRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new ReplicasSpreadOverNodes(),
        new AntiAffinityCoversOwnPods(),
        new SpreadConstraintCountsOwnPods(),
        new NodesSufficeForAntiAffinity(),
        new PodsAreNotPinnedToANode(),
        new SpreadConstraintsAreValid(),
        new AffinityIsValid(),
        new ReplicasSpreadOverZones(),
        new TolerationsAreValid(),
        new NodeLabelsAreCurrent(),
        new PriorityClassIsNamed(),
    ];
}
