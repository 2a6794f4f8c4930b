using System.Collections.Immutable;

namespace Kubewright.Rules.Update;

/// <summary>The rules of the category.</summary>
internal static class UpdateRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new ImmutableFieldsStay(),
        new ClaimTemplatesKeepTheirNames(),
        new ClaimSizesDoNotGrow(),
        new UpdateKeepsAMajority(),
        new PartitionLeavesPodsToUpdate(),
        new ImageVersionsCanReadTheirData(),
        new ConfigChangesRollOut(),
        new SetsKeepNameAndNamespace(),
        new MembersStartTogether(),
        new ScaleDownKeepsClaims(),
        new ClaimSizesDoNotShrink(),
        new AutoscalerAloneSetsReplicas(),
        new RetentionIsNotTightened(),
        new OrdinalsStayInPlace(),
        new ClaimTemplatesAreNotAdded(),
        new GoverningServicesStay(),
        new ScaleDownKeepsTheMajority(),
        new UpdateLeavesPodsRunning(),
        new MaxUnavailableCounts(),
        new UpdatesWaitForHealthyMembers(),
        new StorageClassesStay(),
        new PartitionHoldsNoPodBack(),
        new TemplateChangesReachAllPods(),
        new BadUpdatesCanBeReverted(),
        new NewPodsProveThemselves(),
        new MaxUnavailableIsValid(),
        new OnDeleteHasNoRollingUpdate(),
        new UpdateStrategyIsKnown(),
        new VolumeSourcesStay(),
        new UpdatesReachThePods(),
        new MaxUnavailableSpeedsUpUpdates(),
        new PodManagementPolicyIsKnown(),
        new SomeRevisionsAreKept(),
        new PartitionIsNoOrdinal(),
        new PartitionIsNotNegative(),
        new MinReadySecondsIsNotNegative(),
    ];
}
