using System.Collections.Immutable;

namespace Kubewright.Rules.Update;

/// <summary>The rules of the category.</summary>
internal static class UpdateRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new UpdateKeepsAMajority(),
        new PartitionLeavesPodsToUpdate(),
        new MembersStartTogether(),
        new AutoscalerAloneSetsReplicas(),
        new UpdateLeavesPodsRunning(),
        new MaxUnavailableCounts(),
        new UpdatesWaitForHealthyMembers(),
        new PartitionHoldsNoPodBack(),
        new BadUpdatesCanBeReverted(),
        new NewPodsProveThemselves(),
        new MaxUnavailableIsValid(),
        new OnDeleteHasNoRollingUpdate(),
        new UpdateStrategyIsKnown(),
        new UpdatesReachThePods(),
        new MaxUnavailableSpeedsUpUpdates(),
        new PodManagementPolicyIsKnown(),
        new SomeRevisionsAreKept(),
        new PartitionIsNoOrdinal(),
        new PartitionIsNotNegative(),
        new MinReadySecondsIsNotNegative(),
    ];
}
